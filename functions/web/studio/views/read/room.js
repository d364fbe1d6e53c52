// What all readers share: the bar over them, the place in the address, full screen, how a finger turns, what is heard.
import { Fault } from "../../parts/fault.js";
import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { useTitle } from "../../shell/frame.js";
import { useKeys } from "../../shell/keys.js";
import { remember, remembered } from "../../shell/preferences.js";
import { go, match } from "../../shell/router.js";
import { seen, useJob } from "../../shell/session.js";
import { count, t } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";
import { Files } from "../watch/downloads.js";
import { spokenAt, stamp } from "./words.js";

/** The job of an address in its reader; the reason where it cannot be read. */
export function Opened({ id, as: Reader }) {
  const { job, fault } = useJob(id);
  useTitle(job?.title);
  useEffect(() => {
    if (job && !job.scenes.length) go(`/j/${id}`, { replace: true });
  }, [job]);
  if (job?.scenes.length) return html`<${Reader} job=${job} />`;
  return html`<div class="wide" aria-busy=${!fault}>
    <h1 class="unseen" tabindex="-1">${t("watch.read")}</h1>
    ${fault && html`<${Fault} fault=${fault}><a class="button compact" href="#/">${t("to_make")}</a><//>`}
  </div>`;
}

/** What the address asks for, now. */
export const asked = () => match(location.hash)?.query || {};

/** Kept in the address without a step for Back, and without drawing anew. */
export function mark(query) {
  const text = new URLSearchParams({ ...asked(), ...query });
  history.replaceState(null, "", `#${match(location.hash).path}?${text}`);
}

/** @returns {[number, (to: number) => boolean]} Where one reads, from `least` to `most`; whether it has turned. */
export function usePlace({ least = 1, most }) {
  const within = (to) => Math.max(least, Math.min(most, to));
  const [at, put] = useState(() => within(Math.trunc(Number(asked().at ?? least)) || least));
  const turn = (to) => {
    const next = within(to);
    if (next === at) return false;
    put(next);
    mark({ at: next });
    return true;
  };
  return [within(at), turn];
}

/** Keys of all readers; in a language that is read from the right, the left arrow goes on. */
export function useTurning({ at, turn, least = 1, most, rtl, taps = false }) {
  const on = () => turn(at + 1);
  const back = () => turn(at - 1);
  const free = (act) => (event) => (event.target.closest?.("button, a, summary, input, select") ? false : act());
  const [full, turnFull] = useFull();
  useKeys({
    ArrowRight: rtl ? back : on,
    ArrowLeft: rtl ? on : back,
    PageDown: on,
    PageUp: back,
    Space: free(on),
    Home: () => turn(least),
    End: () => turn(most),
    f: turnFull,
  });
  return { full, turnFull, free, finger: useFinger({ on, back, rtl, taps }) };
}

function useFull() {
  const [full, put] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const look = () => put(Boolean(document.fullscreenElement));
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  const turn = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  return [full, turn];
}

/** Swiping turns; on a stage so does a tap on the left or the right third. */
function useFinger({ on, back, rtl, taps }) {
  const from = useRef(null);
  const turn = (right) => (right === rtl ? back() : on());
  return {
    onPointerDown(event) {
      from.current = event.isPrimary ? event : null;
    },
    onPointerUp(event) {
      if (!from.current || event.target.closest("button, a, summary, input, label, [popover]")) return;
      const far = event.clientX - from.current.clientX;
      const high = event.clientY - from.current.clientY;
      const { left, width } = event.currentTarget.getBoundingClientRect();
      const share = (event.clientX - left) / width;
      if (Math.abs(far) > 48 && Math.abs(far) > 2 * Math.abs(high)) {
        if (event.pointerType === "touch") turn(far < 0);
      } else if (taps && Math.hypot(far, high) < 8 && Math.abs(share - 0.5) > 1 / 6) turn(share > 0.5);
    },
  };
}

/** Close, title, what this reader adds, the files, full screen. */
export function Bar({ job, more = "", full, turnFull, children }) {
  return html`<header class="over">
    <a class="only" href=${`#/j/${job.id}`} aria-label=${t("close")}><${Icon} name="x" /></a>
    <h1 tabindex="-1"><bdi>${job.title}</bdi>${more && html`<span class="quiet"> · ${more}</span>`}</h1>
    ${children}
    <${Pop}
      class="only"
      label=${html`<${Icon} name="download" />`}
      name=${t("watch.download")}
      title=${t("download.title")}
      ><${Files} job=${job}
    /><//>
    ${document.fullscreenEnabled && html`<button type="button" class="only" aria-label=${t(full ? "read.window" : "keys.full")} onClick=${turnFull}><${Icon} name=${full ? "minimize" : "maximize"} /></button>`}
  </header>`;
}

const RATES = [1, 1.25, 1.5, 0.75];
const SILENT = { url: null, seconds: 0, sentences: [] };

/**
 * The recording of a scene. `onEnd` turns the page and says so, or plays no more.
 * @param {{ job: any, scene: any, onEnd?: () => any }} of
 */
export function useSound({ job, scene, onEnd = () => false }) {
  const speech = scene?.speech?.url ? scene.speech : SILENT;
  const node = useRef(null);
  const [playing, setPlaying] = useState(false);
  const [time, setTime] = useState(0);
  const [at, setAt] = useState(-1);
  const [rate, setRate] = useState(() => remembered("rate", 1));
  const look = () => {
    const now = node.current?.currentTime || 0;
    setTime(Math.floor(now * 5) / 5);
    setAt(now || playing ? spokenAt(speech.sentences, now) : -1);
  };
  const start = () => node.current?.play().catch((fault) => fault.name !== "AbortError" && setPlaying(false));
  useEffect(() => {
    if (node.current) node.current.defaultPlaybackRate = node.current.playbackRate = rate;
  }, [rate, speech.url]);
  useEffect(() => {
    look();
    if (!playing) return node.current?.pause();
    start();
    let next = requestAnimationFrame(function frame() {
      look();
      next = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(next);
  }, [playing, speech.url]);
  const seek = (to) => {
    if (!node.current) return;
    node.current.currentTime = Math.max(0, Math.min(to, speech.seconds - 0.05));
    look();
  };
  /** To a sentence of this page, a little into it: what is heard is what is marked. */
  const say = (which) => {
    const one = speech.sentences[Math.max(0, Math.min(which, speech.sentences.length - 1))];
    if (one) seek(one.start + 0.001);
  };
  return {
    ...speech,
    has: Boolean(speech.url),
    playing,
    time,
    at,
    rate,
    seek,
    say,
    play: setPlaying,
    pace() {
      const next = RATES[(RATES.indexOf(rate) + 1) % RATES.length];
      remember("rate", next);
      setRate(next);
    },
    audio: html`<audio
      ref=${node}
      src=${speech.url ? seen(speech.url, job) : undefined}
      preload="auto"
      onTimeUpdate=${look}
      onSeeked=${look}
      onPause=${() => node.current?.ended || node.current?.seeking || !node.current?.readyState || setPlaying(false)}
      onEnded=${() => onEnd() || setPlaying(false)}
    ></audio>`,
  };
}

/** Sentence before, play, sentence after; where it is, with a tick a sentence; how fast. */
export function Player({ sound }) {
  const { has, playing, time, at, seconds, sentences, rate } = sound;
  const button = (name, icon, act) =>
    html`<button type="button" class="only" aria-label=${name} aria-disabled=${!has} onClick=${act}>
      <${Icon} name=${icon} class="flip" />
    </button>`;
  const keys = (event) => {
    const step = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5 }[event.key];
    if (!step) return;
    event.preventDefault();
    sound.seek(time + step);
  };
  return html`<div class="player" role="group" aria-label=${t("read.narration")}>
    ${button(t("read.sentence.before"), "skip-back", () => sound.say(at - 1))}
    <button
      type="button"
      class="play"
      aria-label=${t(playing ? "read.pause" : "read.play")}
      aria-disabled=${!has}
      onClick=${() => has && sound.play(!playing)}
    >
      <${Icon} name=${playing ? "pause" : "play"} />
    </button>
    ${button(t("read.sentence.after"), "skip-forward", () => sound.say(at + 1))}
    <span class="tiny quiet">${stamp(time)}</span>
    <div class="track" style=${{ "--done": `${(100 * time) / (seconds || 1)}%` }}>
      <input
        type="range"
        min="0"
        max=${seconds}
        step="0.1"
        value=${time}
        disabled=${!has}
        aria-label=${t("read.narration")}
        aria-valuetext=${t("read.heard", { s: count(Math.floor(time)), of: count(Math.round(seconds)), n: Math.max(0, at) + 1, sentences: sentences.length })}
        onInput=${(event) => sound.seek(Number(event.currentTarget.value))}
        onKeyDown=${keys}
      />
      ${sentences.slice(1).map((one) => html`<i key=${one.start} style=${{ insetInlineStart: `${(100 * one.start) / seconds}%` }}></i>`)}
    </div>
    <span class="tiny quiet">${stamp(seconds)}</span>
    <button type="button" class="link" aria-label=${t("read.rate", { rate: count(rate) })} onClick=${sound.pace}>
      ${count(rate)}×
    </button>
  </div>`;
}
