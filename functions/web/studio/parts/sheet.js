// The sheet runs through everything: blank while words are typed, filling in, changed in place, opened.
import { html, useState } from "../ui.js";
import { seen } from "../shell/session.js";
import { lasting, t, unit } from "../shell/words.js";
import { Icon } from "./icon.js";

const STROKES = [
  "M0 60H100M50 60 8 100M50 60 25 100M50 60 75 100M50 60 92 100",
  "M0 50H100M33 0V50M66 0V50M50 50V100",
  "M0 40H100M0 100 100 0",
  "M0 70H100M0 0 100 100",
  "M0 55H100M50 0V100",
  "M0 60H100M50 60 10 0M50 60 35 0M50 60 65 0M50 60 90 0",
];

/** What will be drawn there, roughly. */
export const Pencil = ({ number }) =>
  html`<svg class="pencil" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    <path vector-effect="non-scaling-stroke" d=${STROKES[(number - 1) % 6]} />
  </svg>`;

const percent = (share) => `${(share * 100).toFixed(3)}%`;

/** One panel in one of its states; the box never changes, whatever is in it. */
export function Panel({ rect, height, number, scene, job, state = "waiting", seconds, href, why, lettered }) {
  const [x, y, w, h] = rect;
  const picture = scene?.picture;
  const at = { insetInlineStart: percent(x), top: percent(y / height), width: percent(w), height: percent(h / height) };
  const shown = picture?.url && (state === "done" || state === "placeholder");
  const planned = !shown && state !== "failed";
  return html`<li class="panel" style=${at} data-state=${state} aria-busy=${state === "working"}>
    ${state === "working" && html`<div class="wash"></div>`} ${planned && html`<${Pencil} number=${number} />`}
    ${shown ? html`<${Picture} key=${picture.url} picture=${picture} alt=${scene.alt} job=${job} />` : html`<span class="count" aria-hidden="true">${number}</span>`}
    ${
      planned &&
      scene &&
      html`<div class="plan" dir="auto">
        <h3>${scene.title}</h3>
        <p>${wordsOf(scene)}</p>
      </div>`
    }
    ${shown && lettered && html`<${Lettered} key=${lettered.url} ...${lettered} job=${job} />`}
    ${state === "working" && html`<span class="chip"><${Icon} name="brush" small />${seconds ? t("watch.drawing_for", { time: lasting(seconds) }) : t("watch.drawing_now")}</span>`}
    ${state === "placeholder" && html`<span class="chip wait">${t("watch.drawn_offline")}</span>`} ${why}
    <div class="frame"></div>
    ${href && html`<a class="open" href=${href} aria-label=${t("watch.open", { unit: unit(job.kind), n: number, title: scene?.title || "" })}></a>`}
  </li>`;
}

/** What a panel says before it is drawn: what is written, not how it is painted. */
function wordsOf(scene) {
  const lines = scene.dialogue.map((one) => (one.speaker ? `${one.speaker}: “${one.text}”` : `“${one.text}”`));
  return [scene.caption, ...lines].filter(Boolean).join(" ") || scene.narration || scene.alt || "";
}

/** Its sixteen pixels, enlarged and blurred; the picture fades over them when it has arrived. */
export function Picture({ picture, alt, job, thumb = false, class: kind = "", sizes = "(width < 760px) 50vw, 320px" }) {
  const [arrived, setArrived] = useState(false);
  const wide = picture.width ? `${seen(picture.url, job)} ${picture.width}w` : undefined;
  const sources = picture.thumb_url && wide && !thumb ? `${seen(picture.thumb_url, job)} 384w, ${wide}` : undefined;
  return html`${picture.placeholder && !arrived && html`<img class=${`blur ${kind}`} src=${picture.placeholder} alt="" />`}
    <img
      class=${`picture ${kind} ${arrived ? "seen" : ""}`}
      src=${seen(thumb && picture.thumb_url ? picture.thumb_url : picture.url, job)}
      srcset=${sources}
      sizes=${sources && sizes}
      width=${picture.width}
      height=${picture.height}
      alt=${alt || ""}
      decoding="async"
      onLoad=${() => setArrived(true)}
      ref=${(node) => node?.complete && node.naturalWidth && !arrived && setArrived(true)}
    />`;
}

/** The panel as it is on its finished page: the page, of which this part is seen. */
function Lettered({ url, rect: [x, y, w, h], job }) {
  const at = { width: percent(1 / w), left: percent(-x / w), top: percent(-y / h) };
  return html`<img class="lettered" src=${seen(url, job)} alt="" style=${at} decoding="async" />`;
}

/** One page after another, each with its panels in reading order. `panel(number)` gives what a panel shows. */
export function Sheet({ title, planned = false, pages, panel, label }) {
  let before = 0;
  return html`<div class="sheets">
    ${pages.map((page, at) => {
      const first = before;
      before += page.panels.length;
      return html`<section class="sheet" key=${at} aria-label=${label}>
        ${at === 0 && html`<h2 class=${planned ? "planned" : ""} dir="auto">${title || "\u00a0"}</h2>`}
        <ol class="panels" style=${{ aspectRatio: `1 / ${page.height.toFixed(4)}` }}>
          ${page.panels.map((one, place) => {
            const number = one.scene || first + place + 1;
            return html`<${Panel}
              key=${number}
              number=${number}
              rect=${one.rect}
              height=${page.height}
              ...${panel(number)}
            />`;
          })}
        </ol>
      </section>`;
    })}
  </div>`;
}
