// serve: {"IMAGE_CONCURRENCY": "2"}
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { close, fits, made, picture, SMALL, visit } from "./studio.js";

after(close);
const BLNS = new URL("../../../../shared/corpus/text/blns/blns.json", import.meta.url);
const OURS = [
  "<script>pwned(1)</script>",
  '"><img src=x onerror=pwned(1)>',
  "'-pwned(1)-'",
  "<svg/onload=pwned(1)>",
  '<iframe srcdoc="<script>parent.pwned(1)</script>">',
  "javascript:pwned(1)",
  "<a href='javascript:pwned(1)'>x</a>",
  '" style="position:fixed;inset:0" x="',
  "</textarea><script>pwned(1)</script>",
  "{{constructor.constructor('pwned(1)')()}}${pwned(1)}",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=pwned(1)>",
  "\u202etxet desrever \u202c",
  "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f",
  "W".repeat(400),
  "مرحبا بالعالم",
  "🦊".repeat(60),
  "&lt;b&gt;&amp;",
  "__proto__",
  "{name} {Unit} {n}",
];
const NAUGHTY = existsSync(BLNS) ? JSON.parse(readFileSync(BLNS, "utf8")).filter((text) => text.trim()) : [];

/** The same value with every text in it replaced, but for what names a thing or leads somewhere. */
function poisoned(value, text, key = "") {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, text, key));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, text, name)]));
  const stays =
    /^(id|kind|state|what|url|thumb_url|self|events|plan|exports|approve|cancel|retry|client_token|placeholder|color|code|type|.*_at|at)$/;
  return typeof value === "string" && !stays.test(key) ? text : value;
}

async function guarded(options) {
  const page = await visit("/#/parts", options);
  await page.addInitScript(() => {
    window.pwned = () => (window.wasPwned = true);
  });
  page.on("dialog", (dialog) => {
    page.faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return page;
}

test("whatever a job is called, says or fails of is shown as text, and runs nowhere", async () => {
  const job = await made({ kind: "comic", prompt: "A fox learns to sail", scenes: 3, style: "comic" });
  const page = await guarded(SMALL);
  const texts = [...OURS, ...NAUGHTY.filter((one) => /[<>"'`{}&]/.test(one)).slice(0, 60)];
  await page.route("**/v1/jobs/hostile*/events", (route) => {
    const [id, at] = /hostile(\d+)/.exec(route.request().url());
    const body = `id: 1\nevent: done\ndata: ${JSON.stringify({ ...poisoned(job, texts[Number(at)]), id })}\n\n`;
    return route.fulfill({ contentType: "text/event-stream", body });
  });
  const bare = (text) => text.replaceAll("\u0000", "\ufffd").replace(/\s+/g, "");

  for (const [at, text] of texts.entries()) {
    await page.evaluate((hash) => (location.hash = hash), `/j/hostile${at}`);
    const shown = (wanted) =>
      document.querySelector(".sheet h2")?.textContent.replaceAll("\u0000", "\ufffd").replace(/\s+/g, "") === wanted;
    await page.waitForFunction(shown, bare(text), { timeout: 5000 }).catch(() => assert.fail(`not shown: ${text}`));
    await fits(page);
  }
  await picture(page, "hostile-small");

  assert.equal(await page.evaluate(() => window.wasPwned), undefined);
  await page.leave();
});

test("whatever is wished for is kept, priced and sent as text", async () => {
  const page = await guarded();
  for (const text of OURS.slice(0, 5)) {
    await page.goto("about:blank");
    await page.goto(`${process.env.BASE}/`);
    await page.getByLabel("Your idea").fill(text);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "What shall we draw?" }).waitFor();
    assert.equal((await page.getByLabel("Your idea").inputValue()).trim(), text.trim());
  }
  await page.evaluate(() =>
    localStorage.setItem(
      "limner.wish",
      JSON.stringify({
        kind: "<img src=x onerror=pwned(1)>",
        style: {},
        characters: "x",
        scenes: [1],
        words: "\u0000<b>",
      }),
    ),
  );
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "What shall we draw?" }).waitFor();
  await page.evaluate(() => localStorage.setItem("limner.wish", "{not json"));
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "What shall we draw?" }).waitFor();

  assert.equal(await page.evaluate(() => window.wasPwned), undefined);
  await page.leave();
});

test("a file may be called anything", async () => {
  const page = await guarded();
  await page.goto(`${process.env.BASE}/`);

  for (const name of ["<img src=x onerror=pwned(1)>.md", '"; pwned(1); ".md', "نص.md"]) {
    await page
      .getByLabel("Add a file")
      .last()
      .setInputFiles({ name, mimeType: "text/markdown", buffer: Buffer.from("# A fox\n\nShe sails.") });
    await page.locator(".reading .name", { hasText: name }).waitFor();
    await page.getByText("Free", { exact: true }).waitFor();
  }

  assert.equal(await page.evaluate(() => window.wasPwned), undefined);
  await page.leave();
});
