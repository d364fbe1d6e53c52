import assert from "node:assert/strict";
import { test } from "node:test";
import { barsOf, lanesOf, lost, sizeOf, troubles } from "../../../functions/web/studio/views/operate.js";
import { speak } from "../../../functions/web/studio/shell/words.js";

await speak("en");
const well = { status: "healthy" };
const day = (date, ...models) => ({
  date,
  spent_usd: models.reduce((sum, [, usd]) => sum + usd, 0),
  models: models.map(([model, spent_usd]) => ({ model, spent_usd })),
});

test("what hurts most is told first, with how many it strikes", () => {
  const components = {
    models: { status: "degraded", retiring: [{}, {}] },
    queue: well,
    circuit_breaker: { status: "degraded", open: ["a"] },
    store: { status: "unhealthy" },
  };

  assert.deepEqual(troubles({ components }), [
    { what: "store", n: 1 },
    { what: "circuit_breaker", n: 1 },
    { what: "models", n: 2 },
  ]);
  assert.deepEqual(troubles({ components: { store: well } }), []);
});

test("what waits is that of all lanes, the oldest of any", () => {
  const lanes = { text: { tasks: 2, oldest_seconds: 3 }, picture: { tasks: 9, oldest_seconds: 48 } };

  assert.deepEqual(lanesOf({ components: { queue: { lanes } } }), { tasks: 11, oldest: 48 });
  assert.deepEqual(lanesOf({ components: {} }), { tasks: 0, oldest: 0 });
});

test("spending is told from the oldest day, by the dearest models, all others together", () => {
  const days = [day("2026-11-20", ["a", 3], ["b", 2], ["c", 1]), day("2026-11-19", ["d", 0.5]), day("2026-11-18")];

  const { days: told, models, top, total } = barsOf({ days });

  assert.deepEqual(
    told.map((one) => [one.date, one.parts]),
    [
      ["2026-11-18", [0, 0, 0]],
      ["2026-11-19", [0, 0, 0.5]],
      ["2026-11-20", [3, 2, 1]],
    ],
  );
  assert.deepEqual(
    models.map((one) => [one.name, one.usd]),
    [
      ["a", 3],
      ["b", 2],
      ["", 1.5],
    ],
  );
  assert.deepEqual([top, total], ["2026-11-20", 6.5]);
  assert.equal(barsOf({ days: [day("2026-11-20")] }).total, 0);
});

test("steps that are lost are named by what they are", () => {
  const steps = ["p03", "p05", "s02", "plan"].map((id, at) => ({
    id,
    what: ["picture", "picture", "speech", "plan"][at],
  }));

  assert.equal(lost(steps), "Pictures 3 and 5, Narration 2, The plan");
});

test("bytes are said as somebody says them", () => {
  assert.deepEqual([0, 999, 1_530_000, 81_586_851_840, 3e15].map(sizeOf), [
    "0 kB",
    "1 kB",
    "1.5 MB",
    "82 GB",
    "3,000 TB",
  ]);
});
