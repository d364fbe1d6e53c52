import { say } from "../../shell/announcer.js";
import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { bodyOf, isReady } from "../../parts/wish.js";
import { api } from "../../shell/session.js";
import { count, knows, lasting, money, t } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";

const REST = 300;

/** The price of the wish: asked for when the typing rests; the old one stays until the new one is here. */
export function usePrice(wish, kind) {
  const [price, setPrice] = useState({ now: null, old: false, fault: null });
  const body = kind && isReady(wish) ? JSON.stringify(bodyOf(wish, kind)) : "";
  const spoken = useRef(0);
  useEffect(() => {
    if (!body) {
      setPrice({ now: null, old: false, fault: null });
      return undefined;
    }
    const control = new AbortController();
    setPrice((was) => ({ ...was, old: true }));
    const timer = setTimeout(async () => {
      try {
        const now = await api.estimate(JSON.parse(body), { signal: control.signal });
        setPrice({ now, old: false, fault: null });
        clearTimeout(spoken.current);
        spoken.current = setTimeout(() => say(sum(now)), 1000);
      } catch (fault) {
        if (!control.signal.aborted) setPrice({ now: null, old: false, fault });
      }
    }, REST);
    return () => {
      clearTimeout(timer);
      clearTimeout(spoken.current);
      control.abort();
    };
  }, [body]);
  return price;
}

const sum = (price) => (price.max_usd ? t("price.about", { usd: money(price.usd) }) : t("price.free"));

export function Price({ price, kind, wish, ready, sending }) {
  const { now, old } = price;
  const over = now && wish.budget && now.usd > wish.budget;
  const lines = now && [
    now.max_usd
      ? t("price.at_most", { usd: money(wish.budget ? Math.min(wish.budget, now.max_usd) : now.max_usd) })
      : "",
    t("price.seconds", { low: lasting(now.seconds[0]), high: lasting(now.seconds[1]) }),
  ];
  const verb = sending
    ? t("draw.sending")
    : wish.approval && kind?.scenes.most > 1
      ? t("draw.plan")
      : t(kind && knows(`draw.${kind.name}`) ? `draw.${kind.name}` : "draw.comic");
  return html`<div class="price">
    <div class="line">
      <div class="sums">
        <span class=${`sum ${old ? "old" : ""}`}>${now ? sum(now) : t("price.none")}</span>
        <span class="hint" id="price-why"
          >${over ? t("price.over", { usd: money(wish.budget) }) : now ? html`${lines[0]}<span class="time">${lines[0] && " · "}${lines[1]}</span>` : t("price.need")}</span
        >
      </div>
      ${now && html`<${Pop} label=${t("price.what")} title=${t("price.what")}><${Receipt} price=${now} /><//>`}
    </div>
    <button class="button primary large send" aria-disabled=${!ready} aria-describedby="price-why">
      <${Icon} name="brush" />${verb}
    </button>
  </div>`;
}

function Receipt({ price }) {
  return html`<div class="rows">
      ${price.items.map((one) => html`<p key=${one.what}><span>${line(one)}</span><span class="number">${money(one.usd)}</span></p>`)}
      <p class="sum"><span>${t("price.total")}</span><span class="number">${money(price.usd)}</span></p>
    </div>
    <p class="hint">${price.max_usd ? t("price.twice", { usd: money(price.max_usd) }) : t("price.nothing")}</p>`;
}

export function line({ what, count: n, usd }) {
  const key = what === "picture" && !usd ? "item.picture.free" : `item.${what}`;
  return knows(key) ? t(key, { n: count(n), each: money(usd / n) }) : what;
}
