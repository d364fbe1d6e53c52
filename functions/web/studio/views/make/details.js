import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { isNarrated, scenesOf } from "../../parts/wish.js";
import { useListed } from "../../shell/session.js";
import { count, languageName, listed, money, spelt, t, unit } from "../../shell/words.js";
import { html, useId, useState } from "../../ui.js";

const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr"];

/** Everything else, as one sentence whose dotted words open. */
export function Details({ wish, kind, price, change }) {
  const many = kind.scenes.most > 1;
  const can = { approval: many, audience: true, narration: kind.narrated !== "never" };
  const parts = {
    scenes: many ? html`<${Scenes} ...${{ wish, kind, change }} />, ` : "",
    shape: html`<${Shape} ...${{ wish, kind, change }} />, `,
    language: html`<${Language} ...${{ wish, change }} />`,
    audience: html`<${Audience} ...${{ wish, change }} />, ${t("make.with")}`,
    heroes: html`<${Heroes} ...${{ wish, change }} />`,
    narration: can.narration ? html`<${Narration} ...${{ wish, kind, change }} />` : t("make.narration.off"),
    approval: can.approval ? html`<${Approval} ...${{ wish, change }} />` : t("make.approval.none"),
    cap: price?.max_usd ? html`<${Cap} ...${{ wish, price, change }} />` : "",
  };
  return html`<section aria-label=${t("make.details")}>
    <h2 class="label">${t("make.details")}</h2>
    <p class="details">${spelt("make.sentence", parts)}</p>
  </section>`;
}

const Dotted = ({ words, sets, title, children }) =>
  html`<${Pop} class="dotted" label=${words} name=${`${words}: ${sets}`} title=${title}>${children}<//>`;

function Scenes({ wish, kind, change }) {
  const n = scenesOf(wish, kind);
  const words = t("make.scenes", { n: count(n), unit: unit(kind.name, 1), units: unit(kind.name, n) });
  const put = (value) => change({ scenes: { ...wish.scenes, [kind.name]: value } });
  return html`<${Dotted} words=${words} sets=${t("make.scenes.set")}>
    <${Stepper}
      label=${t("make.how_many", { units: unit(kind.name, 2) })}
      value=${n}
      most=${kind.scenes.most}
      onChange=${put}
    />
  <//>`;
}

function Shape({ wish, kind, change }) {
  if (kind.pages)
    return html`<${Choice}
      name="page"
      all=${["a4", "us"]}
      now=${wish.page}
      say=${(one) => t(`make.page.${one}`)}
      title=${t("make.page")}
      sets=${t("make.page.set")}
      change=${change}
    />`;
  const now = kind.aspects.all.includes(wish.aspect) ? wish.aspect : kind.aspects.default;
  return html`<${Choice}
    name="aspect"
    all=${kind.aspects.all}
    now=${now}
    say=${(one) => t(`aspect.${one}`)}
    title=${t("make.aspect")}
    sets=${t("make.aspect.set")}
    change=${change}
  />`;
}

function Choice({ name, all, now, say, title, sets, change }) {
  return html`<${Dotted} words=${say(now)} sets=${sets} title=${title}>
    ${(close) =>
      html`<div class="stack" role="radiogroup" aria-label=${title}>
        ${all.map((one) => html`<label class="line" key=${one}><input type="radio" name=${name} checked=${one === now} onChange=${() => (change({ [name]: one }), close())} />${say(one)}</label>`)}
      </div>`}
  <//>`;
}

function Language({ wish, change }) {
  const id = useId();
  const words = wish.language ? languageName(wish.language) : t("make.language.own");
  return html`<${Dotted} words=${words} sets=${t("make.language.set")}>
    <label class="label" for=${id}>${t("make.language")}</label>
    <select
      class="select"
      id=${id}
      value=${wish.language}
      onChange=${(event) => change({ language: event.currentTarget.value })}
    >
      <option value="">${t("make.language.own")}</option>
      ${LANGUAGES.map((one) => html`<option key=${one} value=${one}>${languageName(one)}</option>`)}
    </select>
  <//>`;
}

function Audience({ wish, change }) {
  const id = useId();
  const words = wish.audience.trim() ? t("make.audience.for", { who: wish.audience.trim() }) : t("make.audience.any");
  return html`<${Dotted} words=${words} sets=${t("make.audience.set")}>
    <label class="label" for=${id}>${t("make.audience")}</label>
    <input
      class="input"
      id=${id}
      maxlength="200"
      value=${wish.audience}
      aria-describedby=${`${id}-hint`}
      onInput=${(event) => change({ audience: event.currentTarget.value })}
    />
    <p class="hint" id=${`${id}-hint`}>${t("make.audience.hint")}</p>
  <//>`;
}

function Heroes({ wish, change }) {
  const all = wish.characters;
  const known = useListed("characters");
  const put = (at, some) => change({ characters: all.map((one, place) => (place === at ? { ...one, ...some } : one)) });
  const names = all.map((one) => one.name.trim()).filter(Boolean);
  const words = names.length ? t("make.heroes.with", { names: listed(names) }) : t("make.heroes.none");
  return html`<${Dotted} words=${words} sets=${t("make.heroes.set")} title=${t("make.heroes")}>
    <${Kept} known=${known} wish=${wish} change=${change} />
    <div class="stack">
      ${all.map(
        (one, at) =>
          !one.id &&
          html`<div class="stack" key=${at}>
            <input
              class="input"
              aria-label=${t("make.hero.name")}
              placeholder=${t("make.hero.name")}
              maxlength="60"
              value=${one.name}
              onInput=${(event) => put(at, { name: event.currentTarget.value })}
            />
            <input
              class="input"
              aria-label=${t("make.hero.look")}
              placeholder=${t("make.hero.look")}
              maxlength="300"
              value=${one.look}
              onInput=${(event) => put(at, { look: event.currentTarget.value })}
            />
            <button
              type="button"
              class="link"
              onClick=${() => change({ characters: all.filter((_, place) => place !== at) })}
            >
              <${Icon} name="x" small />${t("remove")}
            </button>
          </div>`,
      )}
      ${all.length < 8 && html`<button type="button" class="button compact" onClick=${() => change({ characters: [...all, { name: "", look: "" }] })}><${Icon} name="plus" small />${t("make.hero.add")}</button>`}
    </div>
  <//>`;
}

/** Those that were known when it was opened: nothing comes between a hand and a field. */
function Kept({ known, wish, change }) {
  const [kept] = useState(known);
  if (!kept?.length) return null;
  const has = (id) => wish.characters.some((one) => one.id === id);
  const turn = (one) =>
    change({
      characters: has(one.id)
        ? wish.characters.filter((other) => other.id !== one.id)
        : [...wish.characters, { id: one.id, name: one.name, look: one.look }],
    });
  return html`<fieldset class="stack kept">
    <legend class="label">${t("make.hero.kept")}</legend>
    ${kept.map((one) => html`<label class="line" key=${one.id}><input type="checkbox" checked=${has(one.id)} onChange=${() => turn(one)} /><span dir="auto">${one.name}</span></label>`)}
  </fieldset>`;
}

function Narration({ wish, kind, change }) {
  const on = isNarrated(wish, kind);
  const words = on ? t("make.narration.on", { voice: t(`voice.${wish.voice}`) }) : t("make.narration.off");
  return html`<${Dotted} words=${words} sets=${t("make.narration.set")} title=${t("make.narration")}>
    ${kind.narrated === "optional" && html`<label class="switch"><input type="checkbox" role="switch" checked=${on} onChange=${(event) => change({ narration: event.currentTarget.checked })} />${t("make.narration.read")}</label>`}
    ${
      on &&
      html`<div class="stack" role="radiogroup" aria-label=${t("make.voice")}>
        ${kind.voices.map((one) => html`<label class="line" key=${one}><input type="radio" name="voice" checked=${one === wish.voice} onChange=${() => change({ voice: one })} />${t(`voice.${one}`)}</label>`)}
      </div>`
    }
  <//>`;
}

const Approval = ({ wish, change }) => {
  const say = (one) => t(`make.approval.${one}`);
  return html`<${Choice}
    name="approval"
    all=${["none", "plan"]}
    now=${wish.approval ? "plan" : "none"}
    say=${say}
    title=${t("make.approval")}
    sets=${t("make.approval.set")}
    change=${({ approval }) => change({ approval: approval === "plan" })}
  />`;
};

function Cap({ wish, price, change }) {
  const words = wish.budget ? t("make.cap.at_most", { usd: money(wish.budget) }) : t("make.cap.none");
  const dotted = html`<${Dotted} words=${words} sets=${t("make.cap.set")}>
    <${Most} wish=${wish} price=${price} change=${change} />
  <//>`;
  return spelt("make.cap", { cap: dotted });
}

/** A slider whose end stays where it is while it is open, whatever the price becomes. */
function Most({ wish, price, change }) {
  const id = useId();
  const [most] = useState(() => Math.max(1, Math.ceil(price.max_usd * 3)));
  return html`<label class="label" for=${id}>${t("make.cap.title")}</label>
    <input
      type="range"
      id=${id}
      min="0.05"
      max=${most}
      step="0.05"
      value=${wish.budget || most}
      aria-valuetext=${money(wish.budget || most)}
      onInput=${(event) => change({ budget: Number(event.currentTarget.value) })}
    />
    <div class="apart">
      <output class="strong">${wish.budget ? money(wish.budget) : t("make.cap.off")}</output>
      <button type="button" class="link" onClick=${() => change({ budget: 0 })}>${t("make.cap.off")}</button>
    </div>`;
}

/** A number between two limits, which are said in words. What is typed stays as it is until the field is left. */
export function Stepper({ label, value, least = 1, most, onChange }) {
  const id = useId();
  const [typed, type] = useState(null);
  const put = (wanted) => onChange(Math.min(most, Math.max(least, Math.round(wanted) || least)));
  const take = ({ currentTarget: { value: text, validity } }) => {
    type(text);
    if (text && validity.valid) put(Number(text));
  };
  const leave = ({ currentTarget: { value: text } }) => {
    type(null);
    if (text) put(Number(text));
  };
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <div class="stepper">
      <button type="button" aria-label=${t("fewer")} onClick=${() => put(value - 1)}>
        <${Icon} name="minus" small />
      </button>
      <input
        id=${id}
        type="number"
        inputmode="numeric"
        min=${least}
        max=${most}
        value=${typed ?? value}
        aria-describedby=${`${id}-limits`}
        onInput=${take}
        onChange=${leave}
      />
      <button type="button" aria-label=${t("more")} onClick=${() => put(value + 1)}>
        <${Icon} name="plus" small />
      </button>
    </div>
    <p class="hint" id=${`${id}-limits`}>${t("limits", { least, most })}</p>
  </div>`;
}
