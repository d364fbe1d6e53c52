import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
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
const BLNS = new URL("../../../../shared/corpus/text/blns/blns.json", import.meta.url);
const OURS = [
  "<script>pwned(1)</script>",
  '"><img src=x onerror=pwned(1)>',
  "javascript:pwned(1)",
  "<svg/onload=pwned(1)>",
  "{{constructor.constructor('pwned(1)')()}}",
  "مرحبا بالعالم",
  "__proto__",
];
const NAUGHTY = existsSync(BLNS)
  ? JSON.parse(readFileSync(BLNS, "utf8")).filter((text) => /[<>"'`{}&]/.test(text) && text.length < 400)
  : [];

/** A picture of 64 by 64 pixels in a colour of its own, as a page would keep it. */
function drawn(seed) {
  const part = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0]);
  const line = (y) => [
    0,
    ...Array.from({ length: 64 }, (_, x) => [(seed * 83 + x * 3) % 256, (seed * 37 + y * 3) % 256, 140]).flat(),
  ];
  const lines = deflateSync(Buffer.from(Array.from({ length: 64 }, (_, y) => line(y)).flat()));
  const bytes = [Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), part("IHDR", head), part("IDAT", lines)];
  return `data:image/png;base64,${Buffer.concat([...bytes, part("IEND", Buffer.alloc(0))]).toString("base64")}`;
}

const record = (at, rest = {}) => ({
  id: `old-${at}`,
  imageData: drawn(at),
  prompt: `A ${["knight", "ship", "wizard"][at % 3]} number ${at}`,
  tags: [["combat", "sea", "npc"][at % 3]],
  ...rest,
});

before(async () => {
  const words = [
    "Whale at dawn",
    "Red dragon over snow",
    "Dragon asleep",
    "Robot in the library",
    "Lighthouse at dusk",
  ];
  await api.images.import(words.map((prompt, at) => record(100 + at, { prompt, tags: [at % 2 ? "npc" : "sea"] })));
});
after(close);

/** A page that notices when a text becomes a script. */
async function guarded(options) {
  const page = await visit("/#/gallery", options);
  await page.addInitScript(() => {
    window.pwned = () => console.error("a text ran as a script");
  });
  page.on("dialog", (dialog) => page.faults.push(`dialog: ${dialog.message()}`));
  await page.reload();
  return page;
}

const said = (page, text, how) =>
  page.locator("main, .toast").getByText(text, how).first().waitFor({ timeout: 15_000 });
const shots = (page) => page.locator(".shot .name").allTextContents();

test("a picture is found by its words, deleted, brought back, and found among the deleted, by keys alone", async () => {
  const page = await visit("/#/gallery");
  await said(page, "5 pictures");
  await picture(page, "gallery-light");

  await page.keyboard.press("/");
  await page.keyboard.type("DRAGON snow");
  await said(page, "1 picture", { exact: true });
  assert.deepEqual(await shots(page), ["Red dragon over snow"]);
  await page.reload();
  await said(page, "1 picture", { exact: true });
  assert.equal(await page.getByRole("searchbox").inputValue(), "DRAGON snow");
  await page.getByRole("searchbox").fill("dragon");
  await said(page, "2 pictures");
  await page.getByRole("button", { name: "Delete: Dragon asleep" }).focus();
  await page.keyboard.press("Enter");

  await said(page, "Deleted “Dragon asleep”");
  assert.deepEqual(await shots(page), ["Red dragon over snow"]);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Red dragon over snow");
  await picture(page, "gallery-deleted");
  await page.keyboard.press("z");
  await said(page, "2 pictures");
  await page.getByRole("button", { name: "Delete: Dragon asleep" }).click();
  await said(page, "Deleted “Dragon asleep”");
  await page.getByRole("searchbox").fill("");
  await said(page, "4 pictures");
  await page.getByRole("button", { name: "Deleted", exact: true }).press("Enter");
  await said(page, "1 picture", { exact: true });
  await page.getByRole("button", { name: "Bring it back: Dragon asleep" }).press("Enter");
  await said(page, "Nothing is deleted.");
  await page.getByRole("searchbox").fill("dragon lantern");
  await said(page, "No picture has all of these words: dragon and lantern. Try one of them.");

  const { items } = await api.images.list({ q: "dragon" });
  assert.deepEqual(items.map((one) => one.prompt).sort(), ["Dragon asleep", "Red dragon over snow"]);
  await page.leave();
});

test("a picture is featured and tagged, and found by both", async () => {
  const page = await visit("/#/gallery");

  await page.getByRole("button", { name: "Feature it: Robot in the library" }).click();
  await page.getByRole("button", { name: "Feature it no longer: Robot in the library" }).waitFor();
  await page.getByRole("link", { name: "Tags: Robot in the library" }).click();
  await page.getByRole("heading", { level: 1, name: "Robot in the library" }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "tag");
  await page.keyboard.type("books & <b>tin</b>");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "books & <b>tin</b>" }).waitFor();
  await page.getByRole("button", { name: "Remove: npc" }).click();
  await page.getByRole("button", { name: "Remove: npc" }).waitFor({ state: "detached" });
  await picture(page, "picture-light");
  await page.getByRole("link", { name: "books & <b>tin</b>" }).click();
  await said(page, "1 picture", { exact: true });
  assert.deepEqual(await shots(page), ["Robot in the library"]);
  await page.getByRole("button", { name: /^books & <b>tin/ }).click();
  await said(page, "5 pictures");
  await page.getByRole("button", { name: "Featured", exact: true }).click();
  await said(page, "1 picture", { exact: true });

  assert.deepEqual(await shots(page), ["Robot in the library"]);
  await page.leave();
});

test("what is chosen while words are being typed stays chosen, and quick tags are all kept", async () => {
  const page = await visit("/#/gallery");
  await said(page, "5 pictures");

  await page.getByRole("searchbox").fill("robot");
  await page.getByRole("button", { name: "Featured", exact: true }).click();
  await page.waitForURL(/q=robot/);
  assert.match(page.url(), /featured=1/);
  await page.getByRole("link", { name: "Tags: Robot in the library" }).click();
  await page.waitForFunction(() => document.activeElement.id === "tag");
  const go = await held(page, "**/v1/images/*", { method: "PATCH" });
  for (const tag of ["first", "second"]) {
    await page.keyboard.type(tag);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("button", { name: "Remove: first" }).waitFor();
  await page.getByRole("button", { name: "Remove: second" }).waitFor();
  const done = page.waitForResponse((answer) => answer.request().postData()?.includes("second"));
  go();
  await done;

  const [{ tags }] = (await api.images.list({ q: "robot" })).items;
  assert.deepEqual(tags.slice(-2), ["first", "second"]);
  await page.leave();
});

test("thirty records of this browser come over once, with a report before and after; what they say runs nowhere", async () => {
  const texts = [...OURS, ...NAUGHTY].slice(0, 24);
  const records = Array.from({ length: 28 }, (_, at) =>
    record(at, at < 24 ? { prompt: texts[at % texts.length], tags: [texts[at % texts.length].slice(0, 50)] } : {}),
  );
  records.push(record(3, { prompt: records[3].prompt }), {
    id: OURS[1],
    imageData: "data:image/png;base64,bm90aGluZw==",
  });
  const page = await guarded();
  await page.evaluate((kept) => {
    localStorage.setItem("sceneforge.images", JSON.stringify(kept));
    localStorage.setItem("other", "no picture");
  }, records);

  await page.goto(`${BASE}/#/import`);
  await said(page, "30 records were found. Nothing has been brought over yet.");
  await picture(page, "import-before");
  assert.match(await page.locator(".import").textContent(), /28new.*1there.*1cannot/s);
  assert.equal((await api.images.list({ page_size: 100 })).items.length, 5);
  await page.getByRole("button", { name: "Bring 28 pictures over" }).click();
  await said(page, "28 pictures were brought over.");
  await picture(page, "import-after");
  await page.getByRole("link", { name: "See the gallery" }).click();
  await page.getByRole("button", { name: "Show more" }).press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".shot").length === 33);
  const names = await shots(page);
  for (const text of OURS) assert.ok(names.includes(text.trim()), text);
  await page.getByRole("searchbox").fill(OURS[1]);
  await said(page, "1 picture", { exact: true });
  await page.locator(".shot > a").click();
  await page.getByRole("heading", { level: 1, name: OURS[1] }).waitFor();
  assert.equal(await page.locator("main img[src=x], main script, main iframe").count(), 0);
  await page.goto(`${BASE}/#/import`);
  await said(page, "29");

  assert.match(await page.locator(".import").textContent(), /29there/);
  await page.leave();
});

test("a picture that is deleted while more of them are asked for does not come back with them", async () => {
  const page = await visit("/#/gallery");
  await said(page, "The newest 30 pictures");
  const go = await held(page, "**/v1/images?*page_token*");

  await page.getByRole("button", { name: "Show more" }).click();
  await page
    .getByRole("button", { name: /^Delete:/ })
    .first()
    .press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".shot").length === 29);
  go();
  await said(page, "32 pictures");
  await page.keyboard.press("z");

  await said(page, "33 pictures");
  await page.leave();
});

test("a file of another page's store is read here, and one that is none is told so", async () => {
  const page = await visit("/#/import");
  await said(page, "No pictures are kept here.");
  const name = '"><img src=x onerror=pwned(1)>.json';

  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await said(page, "This file is no JSON.");
  const buffer = Buffer.from(JSON.stringify({ images: JSON.stringify([record(500)]) }));
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer });

  await said(page, "1 record was found.");
  await page.getByRole("heading", { level: 2, name }).waitFor();
  await page.leave();
});

test("the library shows what needs somebody, and a job is deleted after it was asked", async () => {
  const body = { kind: "comic", prompt: "<img src=x onerror=pwned(1)> learns to sail", scenes: 1, style: "comic" };
  await made(body);
  await made({ ...body, prompt: "A cat waits", approval: "plan" }, { end: false });
  const page = await guarded();

  await page.goto(`${BASE}/#/library`);
  await said(page, "Plan waits for you");
  await picture(page, "library-light");
  await page.getByRole("button", { name: "Needs you" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".shelf > li").length === 1);
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll(".shelf > li").length === 1);
  await page.getByRole("button", { name: /^Delete/ }).press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Leave it");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said(page, "Nothing of this sort.");

  assert.equal((await api.jobs.list()).items.length, 1);
  await page.leave();
});

for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE, small: SMALL }))
  test(`a list that is late has its shape already, and nothing moves when it comes: ${name}`, async () => {
    const page = await visit("/#/import", { ...screen, colorScheme: name === "phone" ? "dark" : "light" });
    for (const [view, list, first] of [
      ["library", "**/v1/jobs?*", ".shelf > li:first-child"],
      ["gallery", "**/v1/images?*", ".shots > li:first-child"],
    ]) {
      const go = await held(page, list);
      await page.goto(`${BASE}/#/${view}`);
      await page.locator(".ghost").first().waitFor({ state: "attached" });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(300);
      await picture(page, `${view}-late-${name}`);
      await isAccessible(page, `${view}, late`);
      await fits(page);
      const places = async () => [
        ...(await boxes(page, "main h1, main .apart > .button, .filter:nth-child(-n+2), .find")),
        ...(await boxes(page, first)),
      ];
      const before = await places();
      go();
      await page.locator(`${first} img, ${first} .cover.none`).waitFor();
      await page.waitForTimeout(300);

      assert.equal(await page.locator(".ghost").count(), 0);
      unmoved(before, await places(), view);
      await fits(page);
    }
    await page.leave();
  });

for (const [name, screen] of Object.entries({ desktop: DESKTOP, small: SMALL })) {
  test(`Library, Gallery, a picture and Import break no rule of axe and scroll not sideways: ${name}`, async () => {
    const page = await visit("/#/library", screen);
    const [{ id }] = (await api.images.list()).items;
    const old = [record(700), record(701, { imageData: "data:image/png;base64,AAAA" })];
    await page.evaluate((kept) => localStorage.setItem("old", JSON.stringify(kept)), old);

    for (const [view, ready] of [
      ["library", ".shelf"],
      ["gallery", ".shot"],
      [`gallery/${encodeURIComponent(id)}`, ".alone .picture.seen"],
      ["import", ".import .chip"],
    ]) {
      await page.goto(`${BASE}/#/${view}`);
      await page.locator(ready).first().waitFor();
      await fits(page);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await picture(page, `${view.includes("/") ? "picture" : view}-${name}-${colorScheme}`);
        await isAccessible(page, `${view}, ${colorScheme}`);
      }
    }
    await page.leave();
  });
}
