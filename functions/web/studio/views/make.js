// Make: one field, kind and style by sight, one sentence for the rest, the price before the click.
import { Fault } from "../parts/fault.js";
import { Icon } from "../parts/icon.js";
import { promised } from "../parts/layout.js";
import { Sheet } from "../parts/sheet.js";
import { bodyOf, isReady, revived, scenesOf, styleOf, withTopic } from "../parts/wish.js";
import { useTitle } from "../shell/frame.js";
import { useKeys } from "../shell/keys.js";
import { remember, remembered } from "../shell/preferences.js";
import { go } from "../shell/router.js";
import { api, keep, store, useListed, useStore } from "../shell/session.js";
import { knows, lasting, t, unit } from "../shell/words.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Details } from "./make/details.js";
import { Field } from "./make/field.js";
import { Lately } from "./make/lately.js";
import { Price, usePrice } from "./make/price.js";

const ICONS = {
  comic: "layout-grid",
  story: "book-open",
  lecture: "mic",
  lesson: "graduation-cap",
  presentation: "presentation",
  scene: "map",
  image: "image",
};

export default function Make() {
  const [wish, setWish] = useState(() => revived(remembered("wish", null)));
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState(null);
  const control = useRef(new AbortController());
  const kinds = useListed("kinds");
  const styles = useListed("styles");
  const online = useStore((state) => state.online);
  const kind = kinds?.find((one) => one.name === wish.kind) || kinds?.[0];
  const price = usePrice(wish, kind);
  useTitle(t("make.title"));
  useEffect(() => () => control.current.abort(), []);
  useLayoutEffect(() => remember("wish", { ...wish, upload: null }), [wish]);

  const change = (some) => setWish((now) => ({ ...now, ...some }));
  const ready = Boolean(kind && isReady(wish) && online && !price.fault);
  async function send(event) {
    event?.preventDefault();
    if (!ready || sending) return;
    setSending(true);
    setFault(null);
    try {
      const job = await api.jobs.create(bodyOf(wish, kind), { signal: control.current.signal });
      keep(job);
      // What was typed since is another wish.
      setWish((now) => (now.words === wish.words ? { ...now, words: "", as: "", upload: null } : now));
      setSending(false);
      remember("topics", withTopic(remembered("topics", []), wish.words.trim()));
      go(`/j/${job.id}`);
    } catch (failed) {
      if (control.current.signal.aborted) return;
      setFault(failed);
      setSending(false);
    }
  }
  useKeys({ "Ctrl+Enter": send });
  const left = useAgain(fault, send);

  return html`<form class="wide make-room" onSubmit=${send}>
    <div class="make">
      <div class="left">
        <h1 tabindex="-1">${t("make.title")}</h1>
        ${
          fault &&
          html`<${Fault} fault=${fault} values=${left ? { wait: lasting(left) } : {}}>
            ${left > 0 && html`<button type="button" class="button compact" onClick=${() => setFault(null)}>${t("make.no_again")}</button>`}
            ${fault.code === "idempotency_mismatch" && html`<button class="button compact">${t("make.as_new")}</button>`}
            ${
              fault.code === "unauthenticated" &&
              html`<button type="button" class="button compact" onClick=${() => store.tell({ type: "signed-out" })}>
                ${t("sign_in.go")}
              </button>`
            }
          <//>`
        }
        <${Field} wish=${wish} kind=${kind} change=${change} fault=${price.fault} />
        <${Kinds} kinds=${kinds} wish=${wish} change=${change} />
        <${Styles} styles=${styles} kind=${kind} wish=${wish} change=${change} />
        ${
          kind
            ? html`<${Details} wish=${wish} kind=${kind} price=${price.now} change=${change} />`
            : html`<section>
                <h2 class="label">${t("make.details")}</h2>
                <p class="details"></p>
              </section>`
        }
        <${Price} price=${price} kind=${kind} wish=${wish} ready=${ready} sending=${sending} />
      </div>
      ${kind && html`<${Promised} wish=${wish} kind=${kind} />`}
    </div>
    <${Lately} />
  </form>`;
}

/** Seconds until what was only too soon is sent by itself; 0 for whatever waiting does not mend. */
function useAgain(fault, send) {
  const [left, setLeft] = useState(0);
  const sending = useRef(send);
  sending.current = send;
  useEffect(() => {
    const wait = ["rate_limited", "overloaded"].includes(fault?.code) ? fault.retryAfter || 0 : 0;
    setLeft(wait);
    if (!wait) return undefined;
    const ends = performance.now() + wait * 1000;
    const clock = setInterval(() => {
      const now = Math.ceil((ends - performance.now()) / 1000);
      setLeft(Math.max(0, now));
      if (now > 0) return;
      clearInterval(clock);
      sending.current();
    }, 500);
    return () => clearInterval(clock);
  }, [fault]);
  return left;
}

function Kinds({ kinds, wish, change }) {
  return html`<fieldset>
    <legend class="label">${t("make.kind")}</legend>
    <div class="tiles">
      ${(kinds || []).map(
        (one) =>
          html`<label class="tile" key=${one.name}>
            <input
              type="radio"
              name="kind"
              value=${one.name}
              checked=${one.name === wish.kind}
              onChange=${() => change({ kind: one.name })}
            />
            <${Icon} name=${ICONS[one.name] || "image"} /><span
              >${knows(`kind.${one.name}`) ? t(`kind.${one.name}`) : one.title}</span
            >
          </label>`,
      )}
      ${!kinds && Object.keys(ICONS).map((name) => html`<span class="tile" key=${name}><${Icon} name=${ICONS[name]} /><span>${t(`kind.${name}`)}</span></span>`)}
    </div>
  </fieldset>`;
}

function Styles({ styles, kind, wish, change }) {
  const fitting = (styles || []).filter((one) => one.own || !kind || kind.styles.includes(one.name));
  const chosen = kind ? styleOf(wish, kind) : wish.style;
  return html`<fieldset>
    <legend class="label">${t("make.style")}</legend>
    <div class="samples">
      ${fitting.map(
        (one) =>
          html`<label class="sample" key=${one.name}>
            <input
              type="radio"
              name="style"
              value=${one.name}
              checked=${one.name === chosen}
              onChange=${() => change({ style: one.name, ownStyle: one.own })}
            />
            <span class="frame"
              >${one.sample_url ? html`<img src=${one.sample_url} alt="" width="96" height="120" />` : html`<span class="none"></span>`}<span
                class="tick"
                ><${Icon} name="check" /></span
            ></span>
            <span dir="auto">${!one.own && knows(`style.${one.name}`) ? t(`style.${one.name}`) : one.title}</span>
          </label>`,
      )}
      ${
        !styles &&
        [1, 2, 3, 4, 5, 6, 7, 8].map(
          (one) =>
            html`<span class="sample" key=${one}
              ><span class="frame"><span class="none"></span></span><span>${"\u00a0"}</span></span
            >`,
        )
      }
    </div>
  </fieldset>`;
}

/** The sheet as it will be: the kind's true layout, laid out anew at once when number, page or kind changes. */
function Promised({ wish, kind }) {
  const scenes = kind.scenes.most > 1 ? scenesOf(wish, kind) : 1;
  const pages = promised({ kind: kind.name, scenes, page: wish.page, aspect: wish.aspect || kind.aspects.default });
  const title = wish.upload?.name || firstWords(wish.words) || t("make.untitled");
  return html`<aside class="right" aria-label=${t("make.sheet")}>
    <${Sheet} title=${title} planned pages=${pages} label=${t("make.sheet")} panel=${() => ({ state: "waiting" })} />
    <p class="hint below">${t("make.below", { units: unit(kind.name, 2) })}</p>
  </aside>`;
}

const firstWords = (words) => {
  const line = words.trim().split(/[.!?\n]/)[0];
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()} …` : line;
};
