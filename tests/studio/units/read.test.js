import assert from "node:assert/strict";
import { test } from "node:test";
import {
  direction,
  focused,
  inWords,
  paced,
  places,
  spokenAt,
  stamp,
  worded,
} from "../../../functions/web/studio/views/read/words.js";

const scene = (narration, sentences, more = {}) => ({
  narration,
  caption: "",
  dialogue: [],
  speech: { sentences: sentences.map((text) => ({ text })) },
  ...more,
});
const shown = (one) =>
  worded(one).map((part) => part.pieces.filter((piece) => piece.text.trim()).map((piece) => [piece.at, piece.text]));

test("each sentence of the recording is found in the paragraphs that are read", () => {
  const told = scene("Fen waited.  The sea\ndid not.\n\n“Now,” she said.", [
    "Fen waited.",
    "The sea did not.",
    "“Now,” she said.",
  ]);

  assert.deepEqual(shown(told), [
    [
      [0, "Fen waited."],
      [1, "The sea\ndid not."],
    ],
    [[2, "“Now,” she said."]],
  ]);
});

test("a sentence that goes over a paragraph's end is marked in both", () => {
  assert.deepEqual(shown(scene("A heading\n\nand words. More.", ["A heading and words.", "More."])), [
    [[0, "A heading"]],
    [
      [0, "and words."],
      [1, "More."],
    ],
  ]);
});

test("what is drawn and not spoken stands between sentences", () => {
  const lines = [
    { speaker: "", text: "CRASH", kind: "sfx" },
    { speaker: "Fen", text: "…", kind: "speech" },
    { speaker: "Fen", text: "Hold on!", kind: "shout" },
  ];

  assert.deepEqual(shown(scene("", ["A storm.", "Hold on!"], { caption: "A storm.", dialogue: lines })), [
    [[0, "A storm."]],
    [[-1, "CRASH"]],
    [[-1, "…"]],
    [[1, "Hold on!"]],
  ]);
});

test("words that the recording does not have are read all the same", () => {
  const edited = "Fen waited. Then she went.";

  assert.deepEqual(shown(scene(edited, ["Fen waited.", "The sea did not."])), [
    [
      [0, "Fen waited."],
      [-1, "Then she went."],
    ],
  ]);
  assert.deepEqual(shown(scene(edited, [], { speech: null })), [[[-1, edited]]]);
});

test("the sentence that is heard ends where the next begins", () => {
  const sentences = [{ end: 2 }, { end: 3.5 }, { end: 9 }];

  assert.deepEqual(
    [0, 1.999, 2, 3.5, 8.9, 9, 99].map((time) => spokenAt(sentences, time)),
    [0, 0, 1, 2, 2, 2, 2],
  );
  assert.equal(spokenAt([], 1), -1);
});

test("a part of a page fills the room it may have, and stands in the middle", () => {
  const page = { width: 1000, height: 2000 };
  const room = { width: 800, height: 600 };

  const { scale, x, y } = focused({ page, rect: [0.5, 0.25, 0.5, 0.25], room, most: { width: 400, height: 400 } });

  assert.equal(scale, 0.8);
  assert.equal(0.75 * 1000 * scale + x, 400);
  assert.equal(0.375 * 2000 * scale + y, 300);
});

test("a talk knows what is over once every part has its seconds", () => {
  const scenes = [{ speech: { seconds: 60 } }, { speech: { seconds: 30 } }];

  assert.deepEqual(paced(scenes, { at: 1, elapsed: 50 }), { seconds: [60, 30], total: 90, over: 0 });
  assert.equal(paced(scenes, { at: 1, elapsed: 75 }).over, 15);
  assert.equal(paced([{ speech: null }], { at: 1, elapsed: 9 }), null);
});

test("a panel is told in words, panels come in reading order, and some languages run from the right", () => {
  const one = { alt: "A boat.", caption: "Dawn.", dialogue: [{ speaker: "Fen", text: "Ahoy" }, { speaker: "", text: "?" }] }; // prettier-ignore
  const page = { number: 1, panels: [{ scene: 2 }, { scene: 0 }, { scene: 1 }] };

  assert.equal(inWords(one), "A boat. Dawn. Fen: “Ahoy” “?”");
  assert.deepEqual(
    places({ pages: [page], scenes: [{ number: 1 }, { number: 2 }] }).map((panel) => panel.scene.number),
    [2, 1],
  );
  assert.deepEqual(["ar", "he-IL", "en", null].map((language) => direction({ language })), ["rtl", "rtl", "ltr", "ltr"]); // prettier-ignore
  assert.equal(stamp(67.4), "1:07");
});
