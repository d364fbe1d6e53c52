// Read: every kind in its reader. A comic on its stage; everything else page by page, with its sound.
import { Icon } from "../parts/icon.js";
import { Pop } from "../parts/pop.js";
import { Picture } from "../parts/sheet.js";
import { say } from "../shell/announcer.js";
import { useKeys } from "../shell/keys.js";
import { remember, remembered } from "../shell/preferences.js";
import { go } from "../shell/router.js";
import { seen } from "../shell/session.js";
import { t, unit } from "../shell/words.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { asked, Bar, mark, Opened, Player, usePlace, useSound, useTurning } from "./read/room.js";
import { direction, focused, inWords, places, worded } from "./read/words.js";

const Reader = ({ job }) =>
  job.kind === "comic" && places(job).length ? html`<${Comic} job=${job} />` : html`<${Pages} job=${job} />`;

const Read = ({ params }) => html`<${Opened} id=${params.id} as=${Reader} />`;
export default Read;

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

/** A comic as it is lettered, whole or panel by panel; what is not looked at now stays around it, dimmed. */
function Comic({ job }) {
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
      <a
        class="only dense"
        href=${`#/j/${job.id}/s/${here.scene.number}`}
        aria-label=${t("plan.edit", { title: t("read.panel", { n: here.scene.number }) })}
        ><${Icon} name="pencil" small
      /></a>
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

const SIZES = 4;

/** A picture and its words, read aloud if one likes, with the sentence that is heard marked. */
function Pages({ job }) {
  const most = job.scenes.length;
  const [at, turn] = usePlace({ most });
  const scene = job.scenes[at - 1];
  const [size, setSize] = useKept("size", 2);
  const [marked, setMarked] = useKept("marked", true);
  const scrolled = useRef(false);
  const sound = useSound({ job, scene, onEnd: () => !scrolled.current && turn(at + 1) });
  const resize = (to) => setSize(Math.max(1, Math.min(SIZES, to)));
  const canPresent = job.scenes.some((one) => one.points.length);
  const present = () => (canPresent ? go(`/j/${job.id}/read/present?at=${at}`) : false);
  const heard = (act) => () => (sound.has ? act() : false);
  const { full, turnFull, finger } = useTurning({ at, turn, most, rtl: direction(job) === "rtl" });
  useKeys({
    k: heard(() => sound.play(!sound.playing)),
    ",": heard(() => sound.say(sound.at - 1)),
    ".": heard(() => sound.say(sound.at + 1)),
    "+": () => resize(size + 1),
    "-": () => resize(size - 1),
    p: present,
    Escape: () => go(`/j/${job.id}`),
  });
  const place = t("read.place", { unit: unit(job.kind), n: at, of: most });
  useEffect(() => {
    const moved = () => (scrolled.current = true);
    addEventListener("wheel", moved, { passive: true });
    addEventListener("touchmove", moved, { passive: true });
    return () => (removeEventListener("wheel", moved), removeEventListener("touchmove", moved));
  }, []);
  useTurned(at, () => {
    scrolled.current = false;
    scrollTo(0, 0);
    say(`${place}. ${scene.title}`);
  });
  const words = scene.title || scene.narration || scene.caption || scene.dialogue.length || scene.points.length;
  const spoken = job.scenes.some((one) => one.speech?.url);
  return html`<div class="reader day" data-size=${size}>
    <${Bar} job=${job} full=${full} turnFull=${turnFull}>
      ${canPresent && html`<a class="button compact" aria-label=${t("read.present")} href=${`#/j/${job.id}/read/present?at=${at}`}><${Icon} name="presentation" small /><span>${t("read.present")}</span></a>`}
      ${
        words &&
        html`<${Pop}
          class="only"
          label=${html`<${Icon} name="a-large-small" />`}
          name=${t("read.letters")}
          title=${t("read.letters")}
        >
          <${Letters} size=${size} onSize=${resize} marked=${marked} onMarked=${setMarked} spoken=${spoken} />
        <//>`
      }
    <//>
    <article
      class=${`open ${scene.picture?.url && words ? "" : "alone"}`}
      dir=${direction(job)}
      lang=${job.language}
      ...${finger}
    >
      ${scene.picture?.url && html`<div class="plate come" key=${`p${at}`}><${Picture} key=${scene.picture.url} picture=${scene.picture} alt=${scene.alt} job=${job} sizes="(width < 760px) 100vw, 50vw" /></div>`}
      <div class="text">
        <div class="come" key=${at}>
          ${most > 1 && html`<p class="which" aria-hidden="true">${at}</p>`}
          ${scene.title && html`<h2 dir="auto">${scene.title}</h2>`}
          <${Prose} scene=${scene} sound=${sound} marked=${marked} />
          <${Extras} scene=${scene} />
        </div>
        ${
          most > 1 &&
          html`<nav class="line pager" aria-label=${t("read.pages")}>
            ${turner("before", at === 1, () => turn(at - 1))}<span class="small quiet">${place}</span
            >${turner("after", at === most, () => turn(at + 1))}
          </nav>`
        }
      </div>
    </article>
    ${sound.audio} ${spoken && html`<${Player} sound=${sound} />`}
  </div>`;
}

/** @returns {[any, (value: any) => void]} Kept in this browser. */
function useKept(name, otherwise) {
  const [value, put] = useState(() => remembered(name, otherwise));
  const keep = (next) => {
    put(next);
    remember(name, next);
  };
  return [value, keep];
}

function useTurned(at, act) {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) act();
    first.current = false;
  }, [at]);
}

const turner = (which, off, act) =>
  html`<button type="button" class="only" aria-label=${t(`read.page.${which}`)} aria-disabled=${off} onClick=${act}>
    <${Icon} name=${which === "before" ? "chevron-left" : "chevron-right"} class="flip" />
  </button>`;

/** The words; a click on a sentence is heard. */
function Prose({ scene, sound, marked }) {
  const piece = ({ text, at }) =>
    at < 0
      ? text
      : html`<span
          data-sentence=${at}
          class=${marked && at === sound.at ? "spoken" : ""}
          onClick=${() => {
            if (document.getSelection()?.toString()) return;
            sound.say(at);
            sound.play(true);
          }}
          >${text}</span
        >`;
  return html`<div class=${`prose ${sound.has ? "heard" : ""}`} dir="auto">
    ${worded(scene).map(({ speaker, pieces }, place) => html`<p key=${place}>${speaker && html`<b>${speaker}: </b>`}${pieces.map(piece)}</p>`)}
  </div>`;
}

/** What a lecture or a lesson has beside its words. */
function Extras({ scene }) {
  const list = (items) =>
    html`<ul class="points">
      ${items.map((one) => html`<li key=${one} dir="auto">${one}</li>`)}
    </ul>`;
  return html`${
    scene.points.length > 0 &&
    html`<h3>${t("read.points")}</h3>
      ${list(scene.points)}`
  }
  ${
    scene.examples.length > 0 &&
    html`<h3>${t("read.examples")}</h3>
      ${list(scene.examples)}`
  }
  ${scene.questions.length > 0 && html`<h3>${t("read.questions")}</h3>`}
  ${scene.questions.map(
    (one) =>
      html`<details class="ask" key=${one.question}>
        <summary dir="auto">${one.question}</summary>
        <p dir="auto">${one.answer}</p>
      </details>`,
  )}
  ${
    scene.notes &&
    html`<details class="ask notes">
      <summary dir=${document.dir || "ltr"}>${t("read.notes")}</summary>
      <p dir="auto">${scene.notes}</p>
    </details>`
  }`;
}

function Letters({ size, onSize, marked, onMarked, spoken }) {
  return html`<div class="stack">
    <div class="line" role="group" aria-label=${t("read.size")}>
      ${Array.from({ length: SIZES }, (_, place) => html`<button type="button" key=${place} class="filter size" data-size=${place + 1} aria-pressed=${size === place + 1} aria-label=${t("read.size.n", { n: place + 1, of: SIZES })} onClick=${() => onSize(place + 1)}>A</button>`)}
    </div>
    ${spoken && html`<label class="switch"><input type="checkbox" role="switch" checked=${marked} onChange=${(event) => onMarked(event.currentTarget.checked)} />${t("read.marked")}</label>`}
  </div>`;
}
