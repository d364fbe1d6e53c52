import { Icon } from "../../parts/icon.js";
import { Pencil } from "../../parts/sheet.js";
import { t, unit } from "../../shell/words.js";
import { html, useEffect, useRef } from "../../ui.js";
import { Cast, Clash, differing, Field, isEnough, saying, Words } from "../shape.js";

function cited({ source }) {
  const at = source?.pages || source?.paragraphs;
  if (!at?.length) return "";
  const span = at[0] === at.at(-1) ? at[0] : `${at[0]}–${at.at(-1)}`;
  return t(source.pages ? "plan.page" : "plan.paragraph", { at: span });
}

const Thumb = ({ n }) =>
  html`<div class="thumb"><${Pencil} number=${n} /><span class="count" aria-hidden="true">${n}</span></div>`;

export function Row({ uid, job, scene, n, of, open, move }) {
  const title = scene.title || `${unit(job.kind)} ${n}`;
  const place = cited(job.scenes.find((one) => one.number === scene.number && one.edit === scene.edit) || {});
  const name = (key) => t(key, { unit: unit(job.kind), n, title });
  return html`<li class="card plan-row" id=${uid} tabindex="-1">
    <${Thumb} n=${n} />
    <div>
      <div class="line head">
        <h2 dir="auto">${title}</h2>
        ${scene.edit > 1 && html`<span class="chip wait"><${Icon} name="pencil" small />${t("plan.changed")}</span>`}
        ${place && html`<span class="small quiet">${place}</span>`}
      </div>
      <p class="clip" dir="auto">${saying(scene)}</p>
      <p class="small planned" dir="auto"><${Icon} name="image" small />${scene.prompt}</p>
    </div>
    <div class="moves">
      <button
        type="button"
        class="only dense up"
        aria-label=${name("plan.up")}
        aria-disabled=${n === 1}
        onClick=${() => move(uid, -1)}
      >
        <${Icon} name="arrow-up" />
      </button>
      <button
        type="button"
        class="only dense down"
        aria-label=${name("plan.down")}
        aria-disabled=${n === of}
        onClick=${() => move(uid, 1)}
      >
        <${Icon} name="arrow-down" />
      </button>
      <button type="button" class="only dense edit" aria-label=${name("plan.edit")} onClick=${() => open(uid)}>
        <${Icon} name="pencil" />
      </button>
    </div>
  </li>`;
}

export function Editor({ uid, job, scene, n, of, plan, draft, put, save, close, leaveOut, setDraft }) {
  const node = useRef(null);
  useEffect(() => node.current?.querySelector(".input").focus(), []);
  const now = { ...scene, ...draft.fields };
  const names = plan.people.map((one) => one.name);
  const known = plan.number(uid) > 0;
  const clash = known && scene.edit !== draft.base && Object.keys(differing(scene, draft.fields)).length > 0;
  const mine = () => save({ ...draft, base: scene.edit });
  const rebase = (fields) => setDraft({ uid, base: scene.edit, fields });
  return html`<li class="card plan-row editing" id=${uid} ref=${node}>
    <${Thumb} n=${n} />
    <div class="stack">
      <${Words} kind=${job.kind} scene=${now} put=${put} names=${names} />
      <${Field}
        name="prompt"
        label=${t("shape.prompt")}
        value=${now.prompt}
        put=${(prompt) => put({ prompt, alt: prompt.slice(0, 1000) })}
      />
      <${Cast} cast=${now.cast} names=${names} put=${(cast) => put({ cast })} />
      ${clash && html`<${Clash} mine=${saying(now) || now.prompt} theirs=${saying(scene) || scene.prompt} onMine=${() => (rebase(draft.fields), mine())} onTheirs=${() => rebase({})} />`}
      <div class="apart">
        <div class="line close">
          <button
            type="button"
            class="button primary compact"
            aria-disabled=${!known && !isEnough(job.kind, now)}
            onClick=${() => save()}
          >
            ${t("plan.keep")}
          </button>
          <button type="button" class="button compact" onClick=${close}>${t("undo")}</button>
        </div>
        ${
          (of > 1 || !known) &&
          html`<button type="button" class="button plain danger compact" onClick=${() => leaveOut(uid)}>
            <${Icon} name="trash-2" small />${t("plan.leave_out")}
          </button>`
        }
      </div>
    </div>
  </li>`;
}
