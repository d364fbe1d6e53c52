// What can be written in a scene, in the plan and after it.
import { Icon } from "../parts/icon.js";
import { t } from "../shell/words.js";
import { html, useEffect, useId, useRef } from "../ui.js";

const FIELDS = {
  comic: ["caption", "dialogue"],
  lecture: ["narration", "points"],
  lesson: ["narration", "points"],
  presentation: ["caption", "points"],
  scene: [],
  image: [],
};
const NARRATED = ["story", "lecture", "lesson"];
const MOST = { title: 200, caption: 4000, prompt: 4000, alt: 1000, narration: 20000, points: 5000 };

/** What stands under or in the picture of this kind. */
export const fieldsOf = (kind) => FIELDS[kind] || ["narration"];

/** A new scene that says enough to be kept. */
export const isEnough = (kind, scene) =>
  Boolean((scene.prompt || scene.title) && (!NARRATED.includes(kind) || (scene.title && scene.narration)));

/** The words of a scene as they are read in one go. */
export function saying(scene) {
  const lines = (scene.dialogue || []).map((one) => (one.speaker ? `${one.speaker}: “${one.text}”` : `“${one.text}”`));
  return [scene.caption, ...lines, scene.narration || (scene.points || []).join(" · ")].filter(Boolean).join(" ");
}

const clean = (name, value) =>
  name === "points"
    ? value.map((one) => one.trim()).filter(Boolean)
    : name === "dialogue"
      ? value.filter((one) => one.text.trim())
      : value;

/** What of a draft is really another value than the scene has; without lines that say nothing. */
export function differing(scene, draft) {
  const found = Object.entries(draft).map(([name, value]) => [name, clean(name, value)]);
  return Object.fromEntries(
    found.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(scene[name] ?? clean(name, []))),
  );
}

/** What is left in the fields after a change was taken: what is not there yet, and an empty line that is just begun. */
export const leftOf = (scene, fields) =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(scene[name])),
  );

/** Who says anew what is to be seen takes back what was said of place, hour and view before. */
export const staged = (fields) =>
  fields.prompt ? { ...fields, setting: "", time: "", weather: "", shot: "", horizon: null } : fields;

/** A draft with more in it; one without a change of its own begins from the scene as it is now. */
export const rebased = (scene, draft, some) => ({
  ...draft,
  // An answer may be ahead of what is seen.
  base: Object.keys(differing(scene, draft.fields)).length ? draft.base : Math.max(draft.base, scene.edit),
  fields: { ...draft.fields, ...some },
});

/** Who is who after somebody else changed the plan: each of `scenes` gets the name it had here, or a new one. */
export function recognised(before, scenes, fresh) {
  const left = [...before];
  const names = scenes.map(() => "");
  const take = (same) =>
    scenes.forEach((scene, at) => {
      if (names[at]) return;
      const found = left.findIndex((one) => same(one.scene, scene));
      if (found >= 0) [{ uid: names[at] }] = left.splice(found, 1);
    });
  take((one, scene) => one.edit === scene.edit && one.title === scene.title && one.prompt === scene.prompt);
  take((one, scene) => one.number === scene.number);
  return names.map((name) => name || fresh());
}

export function Field({ name, label, value, put, hint, rows = 2, bind = {} }) {
  const id = useId();
  const Tag = name === "title" ? "input" : "textarea";
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <${Tag}
      class="input"
      id=${id}
      dir="auto"
      rows=${rows}
      maxlength=${MOST[name]}
      value=${value}
      aria-describedby=${hint && `${id}-hint`}
      onInput=${(event) => put(event.currentTarget.value)}
      ...${bind}
    />
    ${hint && html`<p class="hint line" id=${`${id}-hint`}>${hint}</p>`}
  </div>`;
}

/** The words of a scene, a field each; `put` takes what changed. */
export function Words({ kind, scene, put, names, hint, title = true }) {
  return html`${title && html`<${Field} name="title" label=${t("shape.title")} value=${scene.title} put=${(text) => put({ title: text })} />`}
  ${fieldsOf(kind).map((name) =>
    name === "dialogue"
      ? html`<${Lines} key=${name} lines=${scene.dialogue} names=${names} put=${(dialogue) => put({ dialogue })} />`
      : html`<${Field}
          key=${name}
          name=${name}
          label=${t(`shape.${name}`)}
          rows=${name === "caption" ? 2 : 4}
          value=${name === "points" ? scene.points.join("\n") : scene[name]}
          put=${(text) => put({ [name]: name === "points" ? text.split("\n") : text })}
          hint=${hint}
        />`,
  )}`;
}

function Lines({ lines, names, put }) {
  const change = (at, some) => put(lines.map((one, place) => (place === at ? { ...one, ...some } : one)));
  return html`<fieldset class="lines">
    <legend class="label">${t("shape.dialogue")}</legend>
    ${lines.map((one, at) => {
      const known = [...new Set([...names, one.speaker])].filter(Boolean);
      return html`<div class="speaks" key=${at}>
        <select
          class="select"
          dir="auto"
          aria-label=${t("shape.speaker", { n: at + 1 })}
          value=${one.speaker}
          onChange=${(event) => change(at, { speaker: event.currentTarget.value })}
        >
          <option value="">${t("shape.nobody")}</option>
          ${known.map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
        </select>
        <input
          class="input"
          dir="auto"
          aria-label=${t("shape.said", { n: at + 1 })}
          maxlength="1000"
          value=${one.text}
          onInput=${(event) => change(at, { text: event.currentTarget.value })}
        />
        <button
          type="button"
          class="only dense"
          aria-label=${t("shape.unsay", { n: at + 1 })}
          onClick=${() => put(lines.filter((_, place) => place !== at))}
        >
          <${Icon} name="x" />
        </button>
      </div>`;
    })}
    ${lines.length < 20 && html`<button type="button" class="link" onClick=${() => put([...lines, { speaker: names[0] || "", text: "", kind: "speech" }])}><${Icon} name="plus" small />${t("shape.add_line")}</button>`}
  </fieldset>`;
}

/** Who is seen: somebody else is a press away. */
export function Cast({ cast, names, put }) {
  const all = [...new Set([...names, ...cast])];
  if (!all.length) return null;
  const turn = (name) => put(cast.includes(name) ? cast.filter((one) => one !== name) : [...cast, name]);
  return html`<fieldset>
    <legend class="label">${t("shape.cast")}</legend>
    <div class="line close">
      ${all.map((name) => html`<button type="button" class="filter" dir="auto" key=${name} aria-pressed=${cast.includes(name)} onClick=${() => turn(name)}>${cast.includes(name) && html`<${Icon} name="check" small />`}${name}</button>`)}
    </div>
  </fieldset>`;
}

/** Two versions of a scene that two people changed, and whose stays. */
export function Clash({ mine, theirs, onMine, onTheirs }) {
  const node = useRef(null);
  useEffect(() => node.current.scrollIntoView({ block: "nearest" }), []);
  return html`<div class="notice wait" role="alert" ref=${node}>
    <${Icon} name="triangle-alert" />
    <strong>${t("fault.precondition_failed")}</strong>
    <dl class="clash">
      <dt>${t("shape.mine")}</dt>
      <dd dir="auto">${mine}</dd>
      <dt>${t("shape.theirs")}</dt>
      <dd dir="auto">${theirs}</dd>
    </dl>
    <div class="actions">
      <button type="button" class="button primary compact" onClick=${onMine}>${t("shape.keep_mine")}</button
      ><button type="button" class="button compact" onClick=${onTheirs}>${t("shape.take_theirs")}</button>
    </div>
  </div>`;
}
