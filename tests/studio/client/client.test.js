import assert from "node:assert/strict";
import { test } from "node:test";
import { ended, limner, LimnerError, merge } from "../../../functions/web/studio/limner.js";

const BASE = process.env.BASE;
const client = limner({ base: BASE });
const WISH = { kind: "comic", prompt: "A fox learns to sail", scenes: 2, style: "comic" };

test("a job is followed to its end, and its events add up to the job", async () => {
  const made = await client.jobs.create({ ...WISH, seed: 1 });
  const types = new Set();
  let job = made;

  for await (const event of client.jobs.watch(made.id)) {
    types.add(event.type);
    job = merge(job, event);
  }

  assert.ok(ended(job));
  assert.equal(job.state, "done");
  assert.ok(types.has("job") && types.has("done"));
  assert.deepEqual(
    job.scenes.map((one) => one.picture.state),
    ["done", "done"],
  );
});

test("where no stream gets through, the job is asked for until its end", async () => {
  const asking = limner({ base: BASE, stream: false });
  const made = await asking.jobs.create({ ...WISH, seed: 2 });
  const types = [];

  for await (const event of asking.jobs.watch(made.id)) types.push(event.type);

  assert.equal(types.at(-1), "done");
  assert.ok(!types.includes("step"));
});

test("a service that has no place for another stream is asked instead", async () => {
  const full = async (url, options) =>
    String(url).includes("/events")
      ? Response.json({ code: "overloaded" }, { status: 503, headers: { "Retry-After": "1" } })
      : fetch(url, options);
  const asking = limner({ base: BASE, fetch: full });
  const made = await asking.jobs.create({ ...WISH, seed: 3 });
  const types = [];

  for await (const event of asking.jobs.watch(made.id)) types.push(event.type);

  assert.deepEqual([types[0], types.at(-1)], ["lost", "done"]);
});

test("a stream that breaks is taken up after the last event, and nothing is lost", async () => {
  const asked = [];
  const cut = async (url, options) => {
    const answer = await fetch(url, options);
    if (!String(url).includes("/events")) return answer;
    asked.push(options.headers.get("Last-Event-ID"));
    if (asked.length > 2) return answer;
    const reader = answer.body.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return new Response(new Blob([value]).stream(), answer);
  };
  const broken = limner({ base: BASE, fetch: cut });
  const made = await broken.jobs.create({ ...WISH, seed: 4, scenes: 4 });
  let job = made;

  for await (const event of broken.jobs.watch(made.id)) job = merge(job, event);

  assert.equal(job.state, "done");
  assert.equal(asked[0], null);
  assert.ok(asked.length > 1 && asked.slice(1).every((id) => Number(id) > 0));
});

test("a refusal is an error with the words of the contract", async () => {
  const refused = client.jobs.create({ kind: "comic", prompt: "x", scenes: 99 });

  await assert.rejects(refused, (error) => {
    assert.ok(error instanceof LimnerError);
    assert.equal(error.code, "invalid_request");
    assert.equal(error.status, 422);
    assert.match(error.errors[0].field, /scenes/);
    assert.ok(error.action && error.requestId);
    return true;
  });
});

test("where nothing answers, the error says offline", async () => {
  const nowhere = limner({ base: "http://127.0.0.1:9", retries: 0 });

  await assert.rejects(nowhere.account(), { code: "offline", status: 0 });
});

test("a request whose answer was lost makes one job, for its key is the same in each try", async () => {
  let lost = 0;
  const losing = async (url, options) => {
    const answer = await fetch(url, options);
    if (options.method === "POST" && lost++ < 1) throw new TypeError("the answer was lost");
    return answer;
  };
  const before = (await client.jobs.list({ page_size: 100 })).items.length;

  const made = await limner({ base: BASE, fetch: losing }).jobs.create({ ...WISH, seed: 5 });

  const after = (await client.jobs.list({ page_size: 100 })).items;
  assert.equal(after.length, before + 1);
  assert.equal(after[0].id, made.id);
});

test("what is no longer wanted is stopped, at once and for good", async () => {
  const control = new AbortController();
  const made = await client.jobs.create({ ...WISH, seed: 6 });
  const watching = (async () => {
    for await (const _event of client.jobs.watch(made.id, { signal: control.signal }))
      control.abort(new Error("enough"));
  })();

  await assert.rejects(watching, { message: "enough" });
});

test("a document is sent ahead, and a story is made from it and taken away", async () => {
  const text =
    "# The lighthouse\n\nMara keeps the light. One night the lamp goes out.\n\nShe climbs the stairs and lights it by hand.";
  const sent = await client.upload(new Blob([text], { type: "text/markdown" }), { name: "lighthouse.md" });
  const made = await client.jobs.create({ kind: "story", upload: sent.id, scenes: 2 });

  const job = await client.jobs.end(made.id);
  const file = await client.jobs.file(job.id, "html");

  assert.equal(job.source.name, "lighthouse.md");
  assert.match(await file.text(), /Mara/);
});

test("a plan is changed and approved under its tag; a stale tag is refused", async () => {
  const made = await client.jobs.create({ ...WISH, approval: "plan", seed: 8 });
  for await (const { data } of client.jobs.watch(made.id))
    if ((data?.job || data)?.state === "awaiting_approval") break;
  const plan = await client.jobs.plan(made.id);

  const changed = await client.jobs.editPlan(
    made.id,
    { scenes: [{ number: 1, caption: "It begins." }] },
    { ifMatch: plan.etag },
  );
  await assert.rejects(client.jobs.editPlan(made.id, { drop: [2] }, { ifMatch: plan.etag }), {
    code: "precondition_failed",
  });
  await client.jobs.approve(made.id, undefined);
  const job = await client.jobs.end(made.id);

  assert.notEqual(changed.etag, plan.etag);
  assert.equal(job.scenes[0].caption, "It begins.");
});

test("a list is read page after page", async () => {
  const ids = new Set();

  for await (const job of client.all(client.jobs.list, { page_size: 2 })) ids.add(job.id);

  assert.ok(ids.size >= 6);
});

test("the gallery is searched, deleted from and restored", async () => {
  const { items } = await client.images.list({ page_size: 1 });
  const [one] = items;

  await client.images.edit(one.id, { tags: ["sea"], featured: true });
  assert.equal((await client.images.list({ tag: "sea" })).items[0].id, one.id);
  await client.images.delete(one.id);
  assert.ok(!(await client.images.list({ tag: "sea" })).items.length);
  await client.images.undelete(one.id);

  assert.equal((await client.images.get(one.id)).featured, true);
});

test("who looks after the house asks for its state", async () => {
  const [health, stats, breakers, cache] = await Promise.all([
    client.health(),
    client.admin.stats({ days: 2 }),
    client.admin.breakers(),
    client.admin.cache(),
  ]);

  assert.ok(["healthy", "degraded"].includes(health.status));
  assert.ok(stats && breakers.items && cache);
});
