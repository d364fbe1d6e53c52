// What a reader shows, worked out: pure, so that eye, ear and keys agree.

/** The direction that a job is read in. */
export const direction = (job) => (/^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(job.language || "") ? "rtl" : "ltr");

const WORD = /[\p{L}\p{N}]/u;
const bare = (text = "") => text.normalize("NFC").replace(/\s/g, "");

/** A scene's words in paragraphs of `{ speaker, pieces: [{ text, at }] }`; `at` is the sentence of the recording, or -1. */
export function worded(scene) {
  const sentences = (scene.speech?.sentences || []).map((one) => bare(one.text));
  let [at, done] = [0, 0];
  const parted = (text) => {
    const pieces = [];
    let from = 0;
    const put = (to, which) => to > from && pieces.push({ text: text.slice(from, to), at: which }) && (from = to);
    for (let place = 0; place < text.length && at < sentences.length; place++) {
      if (/\s/.test(text[place])) continue;
      if (!text.slice(from, place).trim()) put(place, -1);
      if (text[place] !== sentences[at][done]) at = sentences.length;
      else if (++done === sentences[at].length) {
        put(place + 1, at++);
        done = 0;
      }
    }
    put(text.length, done && at < sentences.length ? at : -1);
    return pieces;
  };
  const told = (scene.narration.trim() || scene.caption).normalize("NFC").split(/\n\s*\n/);
  return [
    ...told.map((text) => ({ speaker: "", pieces: parted(text.trim()) })),
    ...scene.dialogue.map(({ speaker, text, kind }) => ({
      speaker,
      pieces: kind === "sfx" || !WORD.test(text) ? [{ text, at: -1 }] : parted(text.normalize("NFC")),
    })),
  ].filter((one) => one.pieces.length);
}

/** The sentence that is heard at a time, counted from 0. */
export function spokenAt(sentences, time) {
  const found = sentences.findIndex((one) => time < one.end);
  return found < 0 ? sentences.length - 1 : found;
}

/** "1:07" */
export const stamp = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** What is seen and said in a panel, for who reads it as text. */
export const inWords = (scene) =>
  [
    scene.alt,
    scene.caption,
    ...scene.dialogue.map((one) => (one.speaker ? `${one.speaker}: “${one.text}”` : `“${one.text}”`)),
  ]
    .filter(Boolean)
    .join(" ");

/** Panels in reading order, each with its page and its scene; of a comic that has no pages yet, none. */
export const places = (job) =>
  job.pages.flatMap((page) =>
    page.panels.flatMap((one) => {
      const scene = job.scenes.find((found) => found.number === one.scene);
      return scene ? [{ ...one, scene, page }] : [];
    }),
  );

/** How a page is moved so that this part of it is in the middle, as large as the room allows. */
export function focused({ page, rect: [x, y, w, h], room, most }) {
  const scale = Math.min(most.width / (w * page.width), most.height / (h * page.height), 2);
  return {
    scale,
    x: room.width / 2 - (x + w / 2) * page.width * scale,
    y: room.height / 2 - (y + h / 2) * page.height * scale,
  };
}

/** How far a talk is: what each part may take, where it should be by now, and what it is over. */
export function paced(scenes, { at, elapsed }) {
  const seconds = scenes.map((one) => one.speech?.seconds || 0);
  if (!seconds.every(Boolean)) return null;
  const sum = (list) => list.reduce((all, one) => all + one, 0);
  return { seconds, total: sum(seconds), over: Math.max(0, elapsed - sum(seconds.slice(0, at))) };
}
