// A comic: its pages as they are lettered, whole or panel by panel; what is not looked at now stays around it, dimmed.
import { Icon } from "../../parts/icon.js";
import { useKeys } from "../../shell/keys.js";
import { go } from "../../shell/router.js";
import { seen } from "../../shell/session.js";
import { t, unit } from "../../shell/words.js";
import { html, useLayoutEffect, useRef, useState } from "../../ui.js";
import { asked, Bar, mark, usePlace, useTurning } from "./room.js";
import { useSound } from "./sound.js";
import { direction, focused, inWords, places } from "./words.js";

const WIDE = 1024;
const percent = (share) => `${share * 100}%`;

/** @returns {[any, { width: number, height: number }]} The stage, and the room that a page has on it, in pixels. */
function useRoom() {
  const node = useRef(null);
  const [room, put] = useState({ width: innerWidth, height: innerHeight });
  useLayoutEffect(() => {
    const look = () => put({ width: node.current.clientWidth, height: node.current.clientHeight });
    const watch = new ResizeObserver(look);
    watch.observe(node.current);
    look();
    return () => watch.disconnect();
  }, []);
  return [node, room];
}

export function Comic({ job }) {
  const panels = places(job);
  const rtl = direction(job) === "rtl";
  const [at, turn] = usePlace({ most: panels.length });
  const [guided, guide] = useState(() => (asked().guided ? asked().guided === "1" : innerWidth < WIDE));
  const [stage, room] = useRoom();
  const here = panels[at - 1];
  const look = (one) => {
    guide(one);
    mark({ guided: one ? 1 : 0 });
  };
  const open = (place) => {
    turn(place);
    look(true);
    stage.current.focus();
  };
  const first = (page) => panels.findIndex((one) => one.page.number === page) + 1;
  /** By panels, or by pages. */
  const step = (to) => {
    if (guided || Math.abs(to - at) !== 1) return turn(to);
    return turn(first(here.page.number + to - at) || at);
  };
  const { full, turnFull, finger } = useTurning({ at, turn: step, most: panels.length, rtl, taps: true });
  const sound = useSound({ job, scene: here.scene, onEnd: () => turn(at + 1) });
  const spoken = job.scenes.some((one) => one.speech?.url);
  const play = () => {
    look(true);
    sound.play(!sound.playing);
  };
  useKeys({ p: () => look(!guided), k: () => (spoken ? play() : false), Escape: () => go(`/j/${job.id}`) });
  const whole = { width: room.width - 32, height: room.height - 32 };
  const most = guided ? { width: room.width * 0.92, height: Math.min(innerHeight * 0.68, room.height - 24) } : whole;
  const { scale, x, y } = focused({ page: here.page, rect: guided ? here.rect : [0, 0, 1, 1], room, most });
  const page = { n: here.page.number, of: job.pages.length };
  const mode = (one, key, icon) =>
    html`<button
      type="button"
      class="filter"
      aria-label=${t(key)}
      aria-pressed=${guided === one}
      onClick=${() => look(one)}
    >
      <${Icon} name=${icon} small /><span>${t(key)}</span>
    </button>`;
  return html`<div class="reader night">
    <${Bar} job=${job} more=${t("read.page", page)} full=${full} turnFull=${turnFull}>
      ${mode(true, "read.guided", "scan-text")}${mode(false, "read.whole", "layout-panel-left")}
      ${spoken && html`<button type="button" class="only" aria-label=${t(sound.playing ? "read.pause" : "read.play")} onClick=${play}><${Icon} name=${sound.playing ? "pause" : "volume-2"} /></button>`}
    <//>
    ${sound.audio}
    <div
      class="stage"
      ref=${stage}
      role="region"
      tabindex="-1"
      dir=${direction(job)}
      aria-label=${t("read.page", page)}
      ...${finger}
    >
      <div
        class=${`leaf ${guided ? "dim" : ""}`}
        key=${here.page.url}
        style=${{ width: `${here.page.width}px`, height: `${here.page.height}px`, transform: `translate(${x}px, ${y}px) scale(${scale})` }}
      >
        <img
          src=${seen(here.page.url, job)}
          width=${here.page.width}
          height=${here.page.height}
          alt=""
          style=${{ clipPath: guided ? outlines(here.page) : "none" }}
        />
        ${guided ? html`<${Lit} key=${at} panel=${here} job=${job} />` : html`<${Doors} panels=${panels.filter((one) => one.page === here.page)} name=${(one) => `${t("read.panel", { n: one.scene.number })}: ${inWords(one.scene)}`} onOpen=${(one) => open(panels.indexOf(one) + 1)} />`}
      </div>
      <${Ways}
        at=${guided ? at : here.page.number}
        most=${guided ? panels.length : page.of}
        on=${() => step(at + 1)}
        back=${() => step(at - 1)}
        unit=${guided ? "panel" : "page"}
      />
    </div>
    <footer class="strip">
      <p aria-live="polite" dir="auto" lang=${job.language}>
        <span class="tiny quiet">${guided ? t("read.of", { n: at, of: panels.length }) : t("read.page", page)}</span
        >${" "} ${guided && inWords(here.scene)}
      </p>
      <ol class="thumbs" dir=${direction(job)} aria-label=${unit("comic", 2)}>
        ${panels.map(
          (one, place) =>
            html`<li key=${one.scene.number}>
              <button
                type="button"
                ref=${(node) => place + 1 === at && node?.scrollIntoView({ block: "nearest", inline: "nearest" })}
                aria-label=${t("read.panel", { n: place + 1 })}
                aria-current=${place + 1 === at ? "true" : undefined}
                onClick=${() => open(place + 1)}
              >
                <${Small} picture=${one.scene.picture} job=${job} />
              </button>
            </li>`,
        )}
      </ol>
    </footer>
  </div>`;
}

const Small = ({ picture, job }) =>
  picture?.thumb_url
    ? html`<img src=${seen(picture.thumb_url, job)} width="44" height="44" alt="" loading="lazy" />`
    : html`<${Icon} name="image" small />`;

/** The panels of a page without the paper between them. */
const outlines = ({ width, height, panels }) =>
  `path("${panels.map(({ rect: [x, y, w, h] }) => `M${x * width} ${y * height}h${w * width}v${h * height}h${-w * width}z`).join("")}")`;

/** The panel that is read, lit. */
const Lit = ({ panel: { page, rect }, job }) => {
  const [x, y, w, h] = rect;
  const cut = [y, 1 - x - w, 1 - y - h, x].map(percent).join(" ");
  return html`<img
    class="lit"
    src=${seen(page.url, job)}
    width=${page.width}
    height=${page.height}
    alt=""
    style=${{ clipPath: `inset(${cut} round 10px)` }}
  />`;
};

/** Every panel of a whole page can be opened. */
const Doors = ({ panels, name, onOpen }) =>
  html`<ol>
    ${panels.map((one) => {
      const [left, top, width, height] = one.rect.map(percent);
      return html`<li key=${one.scene.number}>
        <button
          type="button"
          style=${{ left, top, width, height }}
          aria-label=${name(one)}
          onClick=${() => onOpen(one)}
        ></button>
      </li>`;
    })}
  </ol>`;

/** The two round buttons; the one that goes on stands where the reading goes. */
function Ways({ at, most, on, back, unit: what }) {
  const way = (name, icon, act, off) =>
    html`<button
      type="button"
      class=${`way ${name}`}
      aria-label=${t(`read.${what}.${name}`)}
      aria-disabled=${off}
      onClick=${act}
    >
      <${Icon} name=${icon} class="flip" />
    </button>`;
  return [way("before", "chevron-left", back, at === 1), way("after", "chevron-right", on, at === most)];
}
