// A story, lecture or lesson: a picture and its words, read aloud if one likes, with the sentence that is heard marked.
import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { Picture } from "../../parts/sheet.js";
import { say } from "../../shell/announcer.js";
import { useKeys } from "../../shell/keys.js";
import { remember, remembered } from "../../shell/preferences.js";
import { go } from "../../shell/router.js";
import { t, unit } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";
import { Bar, usePlace, useTurning } from "./room.js";
import { Player, useSound } from "./sound.js";
import { direction, worded } from "./words.js";

const SIZES = 4;

export function Pages({ job }) {
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
