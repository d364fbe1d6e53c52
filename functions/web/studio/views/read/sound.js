// What is read aloud: one recording a scene, the sentence that is heard now, and the row of buttons under the page.
import { Icon } from "../../parts/icon.js";
import { remember, remembered } from "../../shell/preferences.js";
import { seen } from "../../shell/session.js";
import { count, t } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";
import { spokenAt, stamp } from "./words.js";

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
