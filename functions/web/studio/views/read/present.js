// Present: slides on the whole screen by keys alone, and a second window for who speaks. Both show the same place.
import { Icon } from "../../parts/icon.js";
import { Picture } from "../../parts/sheet.js";
import { say } from "../../shell/announcer.js";
import { useKeys } from "../../shell/keys.js";
import { go } from "../../shell/router.js";
import { lasting, t, unit } from "../../shell/words.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../ui.js";
import { asked, mark, Opened, useSound, useTurning } from "./room.js";
import { direction, paced, stamp } from "./words.js";

const WAKE = 2500;

export default function Present({ params }) {
  return html`<${Opened} id=${params.id} as=${Audience} />`;
}

export function Speaker({ params }) {
  return html`<${Opened} id=${params.id} as=${Desk} />`;
}

/** Where the talk is, in every window of this browser that shows it: `at` 0 is the title. */
function useTalk(job, mine) {
  const [talk, put] = useState({
    at: Math.max(0, Math.min(job.scenes.length, Math.trunc(Number(asked().at)) || 0)),
    black: false,
    heard: false,
  });
  const [other, meet] = useState(false);
  const channel = useRef(null);
  const now = useRef(talk);
  now.current = talk;
  useLayoutEffect(() => {
    const made = (channel.current = new BroadcastChannel(`limner.${job.id}`));
    const tell = (what) => made.postMessage({ from: mine, ...what });
    made.onmessage = ({ data }) => {
      if (data.from === mine) return;
      meet(!data.left);
      if (data.talk) put(data.talk);
      if (data.asks) tell({ talk: now.current });
    };
    const leave = () => tell({ left: true });
    addEventListener("pagehide", leave);
    tell({ asks: true });
    return () => {
      leave();
      removeEventListener("pagehide", leave);
      made.close();
    };
  }, [job.id]);
  useEffect(() => mark({ at: talk.at }), [talk.at]);
  const set = (change) => {
    const next = { ...now.current, ...change };
    now.current = next;
    put(next);
    channel.current.postMessage({ from: mine, talk: next });
  };
  const turn = (to) => {
    const at = Math.max(0, Math.min(job.scenes.length, to));
    if (at === now.current.at && !now.current.black) return false;
    set({ at, black: false });
    return true;
  };
  return { ...talk, other, set, turn };
}

/** Keys of both windows; digits and Enter jump. */
function useTalkKeys({ job, talk, leave }) {
  const most = job.scenes.length;
  const typed = useRef("");
  const jump = () => {
    const to = Number(typed.current);
    if (!typed.current) return talk.turn(talk.at + 1);
    typed.current = "";
    return talk.turn(to);
  };
  const digit = (key) => () => {
    typed.current = (typed.current + key).slice(-3);
  };
  const room = useTurning({ ...talk, least: 0, most, rtl: direction(job) === "rtl", taps: true });
  useKeys({
    ...Object.fromEntries([..."0123456789"].map((key) => [key, digit(key)])),
    Enter: room.free(jump),
    ArrowDown: () => talk.turn(talk.at + 1),
    ArrowUp: () => talk.turn(talk.at - 1),
    Backspace: () => talk.turn(talk.at - 1),
    b: () => talk.set({ black: !talk.black }),
    s: () =>
      open(`#/j/${job.id}/read/speaker?at=${talk.at}`, `limner-speaker-${job.id}`, "popup,width=1200,height=760"),
    n: () => (spoken(job) ? talk.set({ heard: !talk.heard }) : false),
    Escape: leave,
  });
  return room;
}

const spoken = (job) => job.scenes.some((one) => one.speech?.url);

/** One slide at any size: everything in it is measured by its box. */
function Slide({ job, at, sizes }) {
  const scene = job.scenes[at - 1];
  const shown = scene || {
    title: job.title,
    caption: job.summary,
    points: [],
    picture: job.scenes[0].picture,
    alt: "",
  };
  const { picture } = shown;
  const under = shown.points.length ? "" : shown.caption;
  return html`<div class="slide" dir=${direction(job)} lang=${job.language}>
    <div class="face">
      <div class="words">
        ${scene && html`<p class="deck" dir="auto">${job.title}</p>`}
        <h2 dir="auto">${shown.title || job.title}</h2>
        ${under && under !== shown.title && html`<p class="under" dir="auto">${under}</p>`}
        <ul>
          ${shown.points.map((one) => html`<li key=${one} dir="auto">${one}</li>`)}
        </ul>
      </div>
      ${picture?.url && html`<div class="plate" style=${{ background: picture.color }}>${picture.placeholder && html`<img class="veil" src=${picture.placeholder} alt="" />`}<${Picture} key=${picture.url} picture=${picture} alt=${shown.alt} job=${job} sizes=${sizes} /></div>`}
    </div>
  </div>`;
}

const tool = (name, icon, act, on) =>
  html`<button type="button" class="only" aria-label=${name} aria-pressed=${on} onClick=${act}>
    <${Icon} name=${icon} class="flip" />
  </button>`;

function Audience({ job }) {
  const talk = useTalk(job, "audience");
  const { at, black, heard } = talk;
  const most = job.scenes.length;
  const leave = () => go(`/j/${job.id}/read?at=${at || 1}`);
  const { full, turnFull, finger } = useTalkKeys({ job, talk, leave });
  const awake = useAwake();
  const scene = job.scenes[at - 1];
  const sound = useSound({ job, scene, onEnd: () => talk.turn(at + 1) || talk.set({ heard: false }) });
  useEffect(() => sound.play(heard && !black && Boolean(sound.has)), [heard, black, at]);
  const place = at ? t("read.of", { n: at, of: most }) : t("read.title");
  useEffect(() => say(`${place}. ${scene?.title || job.title}`), [at]);
  return html`<div class=${`present ${full ? "full" : ""} ${awake ? "awake" : ""}`}>
    <h1 class="unseen" tabindex="-1">${job.title}</h1>
    <div class="screen" ...${finger}>
      ${black ? html`<div class="black"><span class="unseen">${t("read.blacked")}</span></div>` : html`<${Slide} key=${at} job=${job} at=${at} sizes="(orientation: portrait) 100vw, 57vw" />`}
      ${heard && !black && sound.sentences[sound.at] && html`<p class="said" dir="auto" lang=${job.language}>${sound.sentences[sound.at].text}</p>`}
    </div>
    <div class="far" aria-hidden="true"><i style=${{ width: `${(100 * at) / most}%` }}></i></div>
    <div class="tools" dir=${direction(job)}>
      <a class="only" href=${`#/j/${job.id}/read?at=${at || 1}`} aria-label=${t("close")}><${Icon} name="x" /></a>
      ${tool(t("read.slide.before"), "chevron-left", () => talk.turn(at - 1))}
      <span class="small number" dir="auto">${place}</span>
      ${tool(t("read.slide.after"), "chevron-right", () => talk.turn(at + 1))}
      ${spoken(job) && tool(t("keys.narration"), "volume-2", () => talk.set({ heard: !heard }), heard)}
      <a
        class="only"
        href=${`#/j/${job.id}/read/speaker?at=${at}`}
        target=${`limner-speaker-${job.id}`}
        aria-label=${t("keys.speaker")}
        ><${Icon} name="monitor"
      /></a>
      ${document.fullscreenEnabled && tool(t(full ? "read.window" : "keys.full"), full ? "minimize" : "maximize", turnFull)}
    </div>
    ${sound.audio}
  </div>`;
}

/** Whether a hand has moved lately: what can be pressed is seen then. */
function useAwake() {
  const [awake, put] = useState(true);
  useEffect(() => {
    let timer = 0;
    const wake = () => {
      put(true);
      clearTimeout(timer);
      timer = setTimeout(() => put(false), WAKE);
    };
    wake();
    addEventListener("pointermove", wake);
    addEventListener("pointerdown", wake);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", wake);
      removeEventListener("pointerdown", wake);
    };
  }, []);
  return awake;
}

/** What only who speaks sees: this slide and the next, the time, the notes. */
function Desk({ job }) {
  const talk = useTalk(job, "speaker");
  const { at, black, heard, other } = talk;
  const most = job.scenes.length;
  useTalkKeys({ job, talk, leave: () => go(`/j/${job.id}/read?at=${at || 1}`) });
  const [elapsed, begin] = useElapsed(job.id);
  const pace = paced(job.scenes, { at, elapsed });
  const scene = job.scenes[at - 1];
  return html`<div class="desk night">
    <header class="line">
      <h1 tabindex="-1"><bdi>${job.title}</bdi></h1>
      <span class="chip">${at ? t("read.place", { unit: unit(job.kind), n: at, of: most }) : t("read.title")}</span>
      ${other ? html`<span class="chip work"><${Icon} name="monitor" small />${t("read.audience.open")}</span>` : html`<a class="button compact" target="_blank" href=${`#/j/${job.id}/read/present?at=${at}`}><${Icon} name="monitor" small />${t("read.audience")}</a>`}
      <a class="button compact" href=${`#/j/${job.id}/read?at=${at || 1}`}>${t("read.end")}</a>
    </header>
    <div class="now">
      ${black ? html`<div class="slide black"><span class="chip">${t("read.blacked")}</span></div>` : html`<${Slide} key=${at} job=${job} at=${at} sizes="50vw" />`}
      <div class="apart">
        <div class="line">
          <button type="button" class="button" aria-disabled=${!at} onClick=${() => talk.turn(at - 1)}>
            <${Icon} name="chevron-left" class="flip" />${t("read.before")}
          </button>
          <button type="button" class="button primary" aria-disabled=${at === most} onClick=${() => talk.turn(at + 1)}>
            ${t("read.next")}<${Icon} name="chevron-right" class="flip" />
          </button>
        </div>
        <div class="line">
          <button type="button" class="filter" aria-pressed=${black} onClick=${() => talk.set({ black: !black })}>
            <kbd>B</kbd>${t("keys.black")}
          </button>
          ${spoken(job) && html`<button type="button" class="filter" aria-pressed=${heard} onClick=${() => talk.set({ heard: !heard })}><kbd>N</kbd>${t("keys.narration")}</button>`}
        </div>
      </div>
    </div>
    <div class="beside">
      <div class="line">
        <span class="clock" role="timer" aria-label=${t("read.elapsed")}>${stamp(elapsed)}</span>
        ${pace && html`<span class="small quiet">${t("read.planned", { time: lasting(pace.total) })}</span>`}
        ${pace && pace.over > 1 && html`<span class="chip wait"><${Icon} name="timer" small />${t("read.late", { time: lasting(pace.over) })}</span>`}
        <button type="button" class="only dense" aria-label=${t("read.again")} onClick=${begin}>
          <${Icon} name="rotate-ccw" small />
        </button>
      </div>
      ${pace && html`<div class="segments" aria-hidden="true">${pace.seconds.map((one, place) => html`<i key=${place} style=${{ flexGrow: one }} class=${place + 1 < at ? "done" : place + 1 === at ? "working" : ""}></i>`)}</div>`}
      ${
        at < most &&
        html`<h2>${t("read.coming")}</h2>
          <${Slide} key=${at} job=${job} at=${at + 1} sizes="20vw" />`
      }
      <h2>${t("read.notes")}</h2>
      <p class="notes" dir="auto" lang=${job.language}>
        ${scene?.notes || (scene ? t("read.notes.none") : job.summary)}
      </p>
    </div>
  </div>`;
}

/** @returns {[number, () => void]} Seconds since the talk began; a reload changes nothing. */
function useElapsed(id) {
  const name = `limner.talk.${id}`;
  const [now, tick] = useState(Date.now);
  const begin = () => {
    sessionStorage.setItem(name, String(Date.now()));
    tick(Date.now());
  };
  useEffect(() => {
    if (!sessionStorage.getItem(name)) begin();
    const clock = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(clock);
  }, []);
  return [Math.max(0, (now - Number(sessionStorage.getItem(name) || now)) / 1000), begin];
}
