import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../../../functions/web/studio/shell/words.js";
import { headline, line, spoken } from "../../../functions/web/studio/views/watch/now.js";

await speak("en");
const step = (id, what, state, more = {}) => ({
  id,
  what,
  state,
  scene: null,
  seconds: null,
  cost_usd: 0,
  cached: false,
  started_at: null,
  error: null,
  ...more,
});
const scene = (number, state = "waiting") => ({ number, title: `Title ${number}`, picture: { state } });
const job = (fields = {}) => ({
  kind: "comic", state: "rendering", source: null, scenes: [scene(1, "done"), scene(2)], cost: { spent_usd: 0 }, updated_at: "2026-01-01T00:00:10Z",
  progress: { done: 2, total: 4, queue_place: null, steps: [step("plan", "plan", "done", { started_at: "2026-01-01T00:00:00Z" }), step("p01", "picture", "done", { scene: 1 }), step("p02", "picture", "working", { scene: 2 }), step("assembly", "assembly", "waiting")] },
  ...fields,
}); // prettier-ignore

test("a job says what it is doing", () => {
  assert.equal(headline(job()), "Drawing panel 2 of 2");
  assert.equal(headline(job({ state: "planning", scenes: [] })), "Writing the plan");
  assert.equal(headline(job({ state: "awaiting_approval" })), "The plan is ready for you");
  assert.equal(headline(job({ state: "assembling" })), "Putting the pages together");
  assert.equal(headline(job({ progress: { ...job().progress, queue_place: 3 } })), "Waiting: 3 jobs go first");
});

test("a job says how it ended, and what is missing", () => {
  assert.equal(headline(job({ state: "done", scenes: [scene(1, "done")] })), "Done in 10 s");
  assert.equal(
    headline(job({ state: "partial", scenes: [scene(1, "done"), scene(2, "failed")] })),
    "Done, but panel 2 has no picture",
  );
  assert.equal(
    headline(job({ state: "partial", scenes: [scene(1, "failed"), scene(2, "failed")] })),
    "Done, but panels 1 and 2 have no picture",
  );
  assert.equal(headline(job({ state: "cancelled" })), "Stopped. One panel is kept.");
  assert.equal(headline(job({ state: "failed" })), "It did not work out");
});

test("a line of the receipt names its scene, and where it came from", () => {
  assert.equal(
    line(job(), step("p01", "picture", "done", { scene: 1, cached: true })),
    "Panel 1, Title 1: from your cache",
  );
  assert.equal(line(job(), step("plan", "plan", "done")), "The plan: 2 panels");
});

test("start, first picture, quarters, failures and the end are spoken, and nothing between", () => {
  const none = job({ scenes: [scene(1), scene(2)], progress: { ...job().progress, done: 1 } });
  const failed = job({
    progress: {
      ...job().progress,
      steps: [
        ...job().progress.steps.slice(0, 2),
        step("p02", "picture", "failed", { scene: 2, error: { code: "timeout" } }),
      ],
    },
    scenes: [scene(1, "done"), scene(2, "failed")],
  });

  assert.equal(spoken(null, job()), "");
  assert.equal(spoken(none, job()), "The first picture is here.");
  assert.equal(spoken(job(), job()), "");
  assert.equal(spoken(job(), failed), "Panel 2 failed.");
  assert.equal(spoken(job(), job({ state: "done" })), "Done in 10 s");
});

test("a job that lacks a narration or its words says so, and where", () => {
  const failed = (what) =>
    job({
      state: "partial",
      scenes: [scene(1, "done"), scene(2, "done")],
      progress: { ...job().progress, steps: [step("x", what, "failed", { scene: 2, error: { code: "timeout" } })] },
    });

  assert.equal(headline(failed("speech")), "Done, but panel 2 has no narration");
  assert.equal(headline(failed("text")), "Done, but panel 2 has no words");
  assert.equal(spoken(job(), { ...failed("speech"), state: "rendering" }), "Panel 2 failed.");
});
