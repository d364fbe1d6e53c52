import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, EMPTY, reduce } from "../../../functions/web/studio/shell/store.js";

const job = (fields = {}) => ({
  id: "j1", state: "rendering", title: "Fen", cost: { spent_usd: 0.1 }, pages: [],
  progress: { done: 1, total: 3, steps: [{ id: "p01", state: "done", cost_usd: 0.03 }] },
  scenes: [{ number: 1, title: "One" }, { number: 2, title: "Two" }], ...fields,
}); // prettier-ignore
const step = {
  step: { id: "p02", state: "done", cost_usd: 0.034 },
  progress: { done: 2, total: 3 },
  state: "rendering",
  scene: { number: 2, title: "Two", picture: { state: "done" } },
};

test("a step of the stream changes its scene, the progress and the cost, and nothing else", () => {
  const before = { ...EMPTY, jobs: { j1: job() } };

  const { jobs } = reduce(before, { type: "told", id: "j1", told: { type: "step", data: step } });

  assert.equal(jobs.j1.progress.done, 2);
  assert.deepEqual(
    jobs.j1.progress.steps.map((one) => one.id),
    ["p01", "p02"],
  );
  assert.equal(jobs.j1.scenes[1].picture.state, "done");
  assert.equal(jobs.j1.scenes[0], before.jobs.j1.scenes[0]);
  assert.equal(jobs.j1.cost.spent_usd, 0.134);
});

test("the same step told twice costs once", () => {
  let state = { ...EMPTY, jobs: { j1: job() } };

  for (let i = 0; i < 2; i++) state = reduce(state, { type: "told", id: "j1", told: { type: "step", data: step } });

  assert.equal(state.jobs.j1.cost.spent_usd, 0.134);
  assert.equal(state.jobs.j1.progress.steps.length, 2);
});

test("a lost connection is remembered from its first moment until the next word", () => {
  let state = { ...EMPTY, jobs: { j1: job() } };

  state = reduce(state, { type: "told", id: "j1", told: { type: "lost" }, at: 5 });
  state = reduce(state, { type: "told", id: "j1", told: { type: "lost" }, at: 9 });
  assert.equal(state.lost.j1, 5);
  state = reduce(state, { type: "told", id: "j1", told: { type: "job", data: job() } });

  assert.deepEqual(state.lost, {});
});

test("a word of an unknown event changes nothing", () => {
  assert.equal(reduce(EMPTY, { type: "something" }), EMPTY);
  assert.equal(reduce(EMPTY, { type: "told", id: "x", told: { type: "step", data: step } }), EMPTY);
});

test("forty events in one frame are drawn once", () => {
  const frames = [];
  const store = createStore(
    (n, add) => n + add,
    0,
    (draw) => frames.push(draw),
  );
  const seen = [];
  store.listen((n) => seen.push(n));

  for (let i = 0; i < 40; i++) store.tell(1);
  frames.forEach((draw) => draw());

  assert.deepEqual(seen, [40]);
  assert.equal(frames.length, 1);
});
