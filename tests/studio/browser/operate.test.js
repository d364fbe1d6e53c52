import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { limner } from "../../../functions/web/studio/limner.js";
import {
  BASE,
  boxes,
  close,
  DESKTOP,
  fits,
  held,
  isAccessible,
  made,
  PHONE,
  picture,
  SMALL,
  unmoved,
  visit,
} from "./studio.js";

const api = limner({ base: BASE });
const HOSTILE = '"><img src=x onerror=pwned(1)>';
const said = (page, text, how) =>
  page.locator("main, .toast").getByText(text, how).first().waitFor({ timeout: 15_000 });

before(() => made({ kind: "comic", prompt: "A fox at sea", style: "comic", scenes: 1 }));
after(close);

/** A house that spends, rests and fails, as the API would tell of it. */
async function troubled(page) {
  const at = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();
  const health = await api.health();
  health.status = "degraded";
  Object.assign(health.components.circuit_breaker, { status: "degraded", open: ["gemini-3-image"] });
  Object.assign(health.components.queue.lanes.picture, { tasks: 11, oldest_seconds: 48 });
  health.components.models.retiring = [{ role: "speech", model: HOSTILE, retires: "2026-12-02" }];
  const history = [{ at: at(-18), from: "closed", to: "open", why: HOSTILE }];
  const open = {
    name: "gemini-3-image",
    state: "open",
    failure_count: 5,
    opened_at: at(-18),
    next_trial_at: at(42),
    history,
  };
  const days = Array.from({ length: 14 }, (_, day) => ({
    date: at(-86_400 * day).slice(0, 10),
    spent_usd: 1 + (day % 5),
    models: ["gemini-3-image", "gemini-3-tts", "gemini-3-flash", HOSTILE].map((model, which) => ({
      model,
      spent_usd: (1 + (day % 5)) / 2 ** (which + 1),
    })),
    cache_hits: 0,
    saved_usd: 0,
    steps: [],
  }));
  const error = { code: "timeout", detail: HOSTILE, title: "", action: "", retryable: true, type: "" };
  const failed = {
    ...{
      job: "j1",
      owner: "local",
      kind: "comic",
      state: "partial",
      run: 1,
      spent_usd: 0.1,
      title: HOSTILE,
      error: null,
    },
    ...{ created_at: at(-900), updated_at: at(-900) },
    steps: ["p03", "p05"].map((id) => ({ id, what: "picture", state: "failed", tries: 3, at: at(-900), error })),
  };
  const asked = [];
  const answer = (json) => (route) => {
    asked.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
    return route.fulfill({ json });
  };
  await page.route("**/health", answer(health));
  await page.route("**/v1/admin/breakers", answer({ items: [open], next_page_token: null }));
  await page.route("**/v1/admin/breakers/*:reset", answer({ ...open, state: "closed" }));
  await page.route("**/v1/admin/stats*", answer({ days, total: {}, jobs: [] }));
  await page.route("**/v1/admin/failures?*", answer({ items: [failed], next_page_token: null }));
  await page.route("**/v1/admin/failures:retry", answer({ dry_run: false, retried: ["j1"], refused: [] }));
  await page.route(
    "**/v1/admin/cleanup?*",
    answer({ dry_run: true, expired_cache: 3, orphaned_files: 14, old_jobs: 0, old_records: 0 }),
  );
  return asked;
}

test("the cache is cleared after it was asked, and a clean-up says first what would go", async () => {
  const { entries } = await api.admin.cache();
  const page = await visit("/#/operate");

  await page.getByRole("heading", { level: 1, name: "Everything runs." }).waitFor();
  await said(page, "A dry run found nothing to remove.");
  await said(page, `${entries} of 1,000`);
  await page.getByRole("button", { name: "Clear it" }).press("Enter");
  await page
    .getByRole("dialog")
    .getByText(entries === 1 ? "1 picture" : `${entries} pictures`)
    .waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Leave it");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal((await api.admin.cache()).entries, entries);
  await page.getByRole("button", { name: "Clear it" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Clear it" }).press("Enter");
  await said(page, `Cleared: ${entries},`);
  await said(page, "0 of 1,000");

  assert.equal((await api.admin.cache()).entries, 0);
  await page.leave();
});

test("who looks after the house sees in a sentence what is wrong, and can let calls through, remove and retry", async () => {
  const page = await visit("/#/parts");
  const asked = await troubled(page);

  await page.goto(`${BASE}/#/operate`);
  await page.getByRole("heading", { level: 1, name: "Running. One model is resting." }).waitFor();
  await said(page, "11 steps wait in the queue; nothing is lost.");
  await said(page, /next trial is in \d+ s/);
  await said(page, "A dry run found 17 things that nobody needs. Nothing has been removed.");
  assert.ok(!asked.some((one) => one.includes("cleanup") && one.startsWith("DELETE")));
  await page.getByRole("img", { name: /in 14 days, the most on/ }).waitFor();
  await picture(page, "operate-troubled", { fullPage: true });
  await page.getByText("As a table").press("Enter");
  assert.equal(await page.locator(".across tr:visible").count(), 15);
  await page.getByRole("button", { name: "Let calls through now" }).press("Enter");
  await said(page, "gemini-3-image is called again.");
  await page.getByRole("button", { name: `Try again: ${HOSTILE}` }).press("Enter");
  await page.getByRole("button", { name: "Remove these 17" }).press("Enter");

  await page.waitForFunction(() => document.querySelector("#failed"));
  for (const one of ["POST /v1/admin/breakers/gemini-3-image:reset", "POST /v1/admin/failures:retry"])
    assert.ok(asked.includes(one), one);
  assert.equal(await page.locator("main img").count(), 0);
  await page.leave();
});

test("nothing moves under a hand when the dry run of the clean-up comes late", async () => {
  for (const screen of [DESKTOP, PHONE]) {
    const page = await visit("/#/parts", screen);
    await troubled(page);
    const go = await held(page, "**/v1/admin/cleanup?*");
    await page.goto(`${BASE}/#/operate`);
    await page.locator("#failed").waitFor();
    await page.waitForTimeout(300);
    const places = () => boxes(page, "#failed, .failures .button, #cache, .card .button.primary");
    const before = await places();
    go();
    await said(page, "A dry run found 17 things");
    await page.waitForTimeout(200);

    unmoved(before, await places());
    await page.leave();
  }
});

test("a request of the contract is tried on its page, by keys alone, and the answer is text", async () => {
  const hostile = await made({ kind: "image", prompt: `A fox ${HOSTILE} at sea`, style: "comic" });
  const page = await visit("/docs");
  await page.getByRole("heading", { level: 1, name: "The API" }).waitFor();
  await page.getByRole("heading", { name: "What can go wrong" }).or(page.locator("#errors")).first().waitFor();
  assert.equal(await page.locator("#wrong").isVisible(), false);

  await page.getByLabel("Find a call").fill("/v1/images newest");
  assert.ok((await page.locator("#side li:visible").count()) < 4);
  await page.locator("#side li:visible a").first().press("Enter");
  const card = page.locator("#gallery_search");
  await card.getByText("Try it").press("Enter");
  await card.getByLabel("q", { exact: true }).fill("fox");
  await card.getByLabel("q", { exact: true }).press("Enter");
  await card.getByText("200 OK").waitFor();
  assert.match(await card.locator("[aria-label='The answer']").textContent(), /onerror=pwned/);
  assert.match(await card.locator("pre").first().textContent(), /^curl 'http.*\/v1\/images\?q=fox'$/);
  await picture(page, "docs-tried");
  const look = page.locator("#gallery_look");
  await look.getByText("Try it").press("Enter");
  assert.equal(await look.getByLabel("image").inputValue(), `${hostile.id}-p01-r1`);
  const events = page.locator("#events_events");
  await events.getByText("Try it").press("Enter");
  await events.getByLabel(/^id/).fill(hostile.id);
  await events.getByRole("button", { name: "Send it" }).press("Enter");
  await events.getByText(/event: done/).waitFor();
  const estimate = page.locator("#catalogue_price");
  await estimate.getByText("Try it").press("Enter");
  await estimate.getByLabel("Body").fill("{");
  await estimate.getByRole("button", { name: "Send it" }).press("Enter");
  await estimate.getByText("400 Bad Request").waitFor();

  assert.equal(await page.locator("main img").count(), 0);
  page.faults.splice(0, page.faults.length, ...page.faults.filter((one) => !/status of 400/.test(one)));
  await page.leave();
});

for (const [name, screen] of Object.entries({ desktop: DESKTOP, small: SMALL })) {
  test(`Operate, and the contract's page, break no rule of axe and scroll not sideways: ${name}`, async () => {
    const page = await visit("/#/parts", screen);
    await troubled(page);
    await page.goto(`${BASE}/#/operate`);
    await said(page, "A dry run found 17 things");
    await page.getByText("As a table").click();
    await fits(page);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `operate-${name}-${colorScheme}`);
      await isAccessible(page, `operate, ${colorScheme}`);
    }

    await page.emulateMedia({ colorScheme: name === "small" ? "dark" : "light" });
    await page.goto(`${BASE}/docs`);
    await page.locator("#errors").waitFor();
    await page.locator("#jobs_create").getByText("Try it").click();
    await picture(page, `docs-${name}`);
    await isAccessible(page, "docs");
    await fits(page);
    await page.leave();
  });
}
