import assert from "node:assert/strict";
import { test } from "node:test";
import {
  BLANK,
  bodyOf,
  guessed,
  isReady,
  readAs,
  revived,
  topics,
  withTopic,
} from "../../../functions/web/studio/parts/wish.js";

const COMIC = {
  name: "comic",
  pages: true,
  narrated: "optional",
  scenes: { default: 6, most: 10 },
  styles: ["storybook", "comic"],
  sources: ["prompt", "topic", "script", "text", "upload"],
  aspects: { default: null, all: [] },
  voices: ["warm"],
};
const IMAGE = {
  ...COMIC,
  name: "image",
  pages: false,
  narrated: "never",
  scenes: { default: 1, most: 1 },
  sources: ["prompt"],
  aspects: { default: "square", all: ["square", "16:9"] },
};
const wish = (fields) => ({ ...BLANK, words: "A fox learns to sail", ...fields });

test("a sentence is an idea, a word or two a topic, cues a script, and much a text", () => {
  assert.equal(guessed("A fox learns to sail. She is stubborn."), "prompt");
  assert.equal(guessed("Photosynthesis"), "topic");
  assert.equal(guessed("Panel 1\nThe sea.\nPanel 2\nFEN: I will cross it!"), "script");
  assert.equal(guessed("FEN: I will.\nGULL: You will not."), "script");
  assert.equal(guessed("word ".repeat(200)), "text");
  assert.equal(guessed(""), "prompt");
});

test("what was chosen wins over the guess, but a kind is never asked with what it cannot take", () => {
  assert.equal(readAs(wish({ words: "Photosynthesis", as: "prompt" }), COMIC), "prompt");
  assert.equal(readAs(wish({ words: "Photosynthesis" }), COMIC), "topic");
  assert.equal(readAs(wish({ words: "Photosynthesis" }), IMAGE), "prompt");
});

test("a request holds what the kind knows and nothing else", () => {
  assert.deepEqual(bodyOf(wish(), COMIC), {
    kind: "comic",
    style: "comic",
    prompt: "A fox learns to sail",
    scenes: 6,
    page: "a4",
    narration: false,
  });
  assert.deepEqual(bodyOf(wish({ aspect: "16:9", approval: true, scenes: { comic: 3 } }), IMAGE), {
    kind: "image",
    style: "comic",
    prompt: "A fox learns to sail",
    aspect: "16:9",
  });
});

test("a file takes the place of the words", () => {
  const body = bodyOf(wish({ upload: { id: "u1", name: "plants.docx" } }), COMIC);

  assert.equal(body.upload, "u1");
  assert.ok(!("prompt" in body));
});

test("heroes go by their id where they are kept, and without a name not at all", () => {
  const body = bodyOf(
    wish({
      characters: [
        { id: "c1", name: "Fen" },
        { name: " Gull ", look: " white " },
        { name: "", look: "x" },
      ],
    }),
    COMIC,
  );

  assert.deepEqual(body.characters, [{ id: "c1" }, { name: "Gull", look: "white" }]);
});

test("a style that the kind is not painted in gives way to its first", () => {
  assert.equal(bodyOf(wish({ style: "oil" }), COMIC).style, "storybook");
  assert.equal(bodyOf(wish({ style: "moody", ownStyle: true }), COMIC).style, "moody");
});

test("nothing is sent without words or a file", () => {
  assert.ok(!isReady(wish({ words: "  \n" })));
  assert.ok(isReady(wish({ words: "", upload: { id: "u1" } })));
});

test("whatever a browser has kept comes back as a wish, or not at all", () => {
  assert.deepEqual(revived(null), BLANK);
  assert.deepEqual(revived({ words: 7, kind: "story", evil: true, characters: {}, upload: { id: "old" } }), {
    ...BLANK,
    kind: "story",
  });
});

test("what was asked before is kept once, the newest first, and long texts and a broken store are passed over", () => {
  assert.deepEqual(withTopic(["b", "a"], "a"), ["a", "b"]);
  assert.deepEqual(withTopic(["a"], ""), ["a"]);
  assert.deepEqual(withTopic(["a"], "x".repeat(301)), ["a"]);
  assert.equal(withTopic(Array.from({ length: 9 }, String), "new").length, 8);
  assert.deepEqual(topics({ evil: 1 }), []);
  assert.deepEqual(topics(["a", 7, null]), ["a"]);
});
