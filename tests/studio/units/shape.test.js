import assert from "node:assert/strict";
import { test } from "node:test";
import {
  differing,
  fieldsOf,
  isEnough,
  rebased,
  recognised,
  saying,
  staged,
  leftOf,
} from "../../../functions/web/studio/views/shape.js";

const SCENE = { number: 1, edit: 1, title: "A", caption: "b", dialogue: [], points: ["x"], prompt: "p", narration: "" };
const fresh = () => "new";

test("only what is really another value is a change, and lines that say nothing are none", () => {
  const draft = {
    title: "A",
    caption: "c",
    points: ["x", " "],
    dialogue: [{ speaker: "Fen", text: " ", kind: "speech" }],
  };

  assert.deepEqual(differing(SCENE, draft), { caption: "c" });
});

test("what was emptied is a change", () => {
  assert.deepEqual(differing(SCENE, { caption: "", points: [] }), { caption: "", points: [] });
});

test("a new scene says enough when its kind could draw and tell it", () => {
  assert.equal(isEnough("comic", { title: "", prompt: "a fox" }), true);
  assert.equal(isEnough("story", { title: "A", prompt: "", narration: "" }), false);
  assert.equal(isEnough("story", { title: "A", prompt: "", narration: "Words." }), true);
});

test("words are read in one go: caption, who says what, narration", () => {
  const dialogue = [{ speaker: "Fen", text: "Hold on!" }];

  assert.equal(saying({ ...SCENE, dialogue }), "b Fen: “Hold on!” x");
});

test("a kind that nobody knows here yet has narration", () => {
  assert.deepEqual(fieldsOf("quiz"), ["narration"]);
});

test("after somebody else moved scenes each is known again, and what was added is new", () => {
  const [a, b, c] = ["A", "B", "C"].map((title, at) => ({ ...SCENE, title, number: at + 1 }));
  const before = [a, b, c].map((scene) => ({ uid: scene.title, scene }));
  const moved = [c, a, b].map((scene, at) => ({ ...scene, number: at + 1 }));

  assert.deepEqual(recognised(before, moved, fresh), ["C", "A", "B"]);
  assert.deepEqual(recognised(before, [...[a, b, c], { ...SCENE, title: "D", number: 4 }], fresh), [
    "A",
    "B",
    "C",
    "new",
  ]);
});

test("a scene that somebody else changed in its place is the same scene", () => {
  const before = [{ uid: "A", scene: SCENE }];

  assert.deepEqual(recognised(before, [{ ...SCENE, title: "Other", edit: 2 }], fresh), ["A"]);
});

test("a draft that changes nothing yet begins from the scene as it is now, one that does keeps where it began", () => {
  const newer = { ...SCENE, edit: 4 };

  assert.equal(rebased(newer, { base: 1, fields: {} }, { title: "B" }).base, 4);
  assert.equal(rebased(newer, { base: 1, fields: { title: "B" } }, { title: "C" }).base, 1);
  assert.equal(rebased(newer, { base: 5, fields: {} }, { title: "B" }).base, 5, "an answer was quicker than the scene");
});

test("new words for the picture are not held to the hour and the weather of the old ones", () => {
  assert.deepEqual(staged({ caption: "c" }), { caption: "c" });
  assert.deepEqual(Object.keys(staged({ prompt: "fog at night" })), [
    "prompt",
    "setting",
    "time",
    "weather",
    "shot",
    "horizon",
  ]);
});

test("a line that is just begun is no change, and is still there when what is written is kept", () => {
  const now = { ...SCENE, points: ["Leaf"], caption: "c" };
  const fields = { points: ["Leaf", ""], caption: "c" };

  assert.deepEqual(differing(now, fields), {});
  assert.deepEqual(leftOf(now, fields), { points: ["Leaf", ""] });
});
