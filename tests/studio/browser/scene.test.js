// serve: {"TEXT_MODELS": "offline", "PICTURE_MODELS": "runware", "RUNWARE_API_KEY": "x", "RUNWARE_BASE_URL": "http://127.0.0.1:$FREE"}
import assert from "node:assert/strict";
import { createServer } from "node:http";
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
  tabTo,
  unmoved,
  visit,
} from "./studio.js";

const api = limner({ base: BASE });
/** What the painter refuses, by its words; how many pictures it has painted. */
const painter = { refuses: () => false, painted: 0 };
let service;

/** Two colours, one above the other. */
function png(width, height, shade) {
  const part = (name, data) => {
    const whole = Buffer.alloc(12 + data.length);
    whole.writeUInt32BE(data.length);
    whole.write(name, 4, "latin1");
    data.copy(whole, 8);
    whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
    return whole;
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + 3 * width);
    for (let x = 0; x < width; x++) row.set([(shade * 60 + y / 8) % 256, (x / 6 + 90) % 256, 190], 1 + 3 * x);
    return row;
  });
  const ended = part("IEND", Buffer.alloc(0));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    part("IHDR", head),
    part("IDAT", deflateSync(Buffer.concat(rows))),
    ended,
  ]);
}

before(() => {
  service = createServer(async (request, answer) => {
    let text = "";
    for await (const some of request) text += some;
    const [task] = JSON.parse(text);
    const { taskUUID, taskType, positivePrompt, width, height } = task;
    const say = (status, body) =>
      answer.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (taskType !== "imageInference") return say(200, { data: [{ taskUUID, taskType, balance: 9 }] });
    if (painter.refuses(positivePrompt))
      return say(400, { errors: [{ code: "invalidProviderContent", message: "Flagged.", taskUUID, taskType }] });
    painter.painted += 1;
    const imageBase64Data = png(width, height, painter.painted).toString("base64");
    say(200, { data: [{ taskUUID, taskType, imageBase64Data, cost: 0.034, NSFWContent: false, seed: 7 }] });
  }).listen(Number(process.env.FREE), "127.0.0.1");
});
after(async () => {
  await close();
  service.closeAllConnections();
  service.close();
});

const COMIC = { kind: "comic", prompt: "A fox learns to sail", scenes: 3, on_unavailable: "fail" };
/** Once the job has ended with this caption. */
async function captioned(id, n, text) {
  for (let tries = 0; ; tries++) {
    const job = await api.jobs.end(id);
    if (job.scenes[n - 1].caption === text || tries > 100) return assert.equal(job.scenes[n - 1].caption, text);
    await new Promise((wake) => setTimeout(wake, 200));
  }
}
const version = (page, name) => page.locator(".version", { hasText: name });

test("a panel that was refused is told with its reason, and drawn when it is tried again", async () => {
  const script =
    "Panel 1: A calm harbour at dawn.\nPanel 2: A knife of lightning over the sea.\nPanel 3: Stars over the harbour.";
  painter.refuses = (words) => words.includes("lightning");
  const { id } = await made({ kind: "comic", script, scenes: 3, on_unavailable: "fail" }, { end: false });
  const page = await visit(`/#/j/${id}`);

  await page.getByRole("heading", { level: 1, name: "Done, but panel 2 has no picture" }).waitFor({ timeout: 60_000 });
  await page.getByText("The picture model refused panel 2.").waitFor();
  await picture(page, "watch-refused");
  await isAccessible(page);
  await page.getByRole("link", { name: "Change the words" }).click();
  await page.getByRole("heading", { level: 1, name: "Panel 2 of 3" }).waitFor();
  await page.getByText("The picture model refused panel 2.").waitFor();
  await picture(page, "scene-refused");
  await isAccessible(page);
  await page.getByRole("link", { name: "The page", exact: true }).click();
  painter.refuses = () => false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: /^Done in/ }).waitFor({ timeout: 60_000 });

  assert.equal(await page.locator(".panel[data-state=done]").count(), 3);
  await page.leave();
});

test("by keys alone: from the page to a scene, its words, a new picture, the old one again, and the next, tried again", async () => {
  const script = "Panel 1: A calm harbour at dawn.\nPanel 2: A knife of hail over the sea.\nPanel 3: Stars over it.";
  painter.refuses = (words) => words.includes("hail");
  const { id } = await made({ kind: "comic", script, scenes: 3, on_unavailable: "fail" });
  const page = await visit(`/#/j/${id}`);
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  const title = (name) => page.getByRole("heading", { level: 1, name }).waitFor({ timeout: 60_000 });
  await title("Done, but panel 2 has no picture");

  await page.keyboard.press("o");
  await title("Panel 1 of 3");
  assert.equal(await focused(), "Panel 1 of 3");
  await page.keyboard.press("Escape");
  await title(/^Done, but/);
  await tabTo(page, /^Open panel 3/);
  await page.keyboard.press("o");
  await title("Panel 3 of 3");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await title("Panel 1 of 3");

  await tabTo(page, "Caption");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Before anybody was awake.");
  await captioned(id, 1, "Before anybody was awake.");
  await page.getByRole("button", { name: /^Draw again ·/, disabled: false }).waitFor();
  await page.keyboard.press("Escape");
  await title(/^Done, but/);
  await page.keyboard.press("o");
  await title("Panel 1 of 3");
  await tabTo(page, /^Draw again · /);
  await page.keyboard.press("Enter");
  await version(page, "Redrawn").getByText("In use").waitFor({ timeout: 30_000 });
  assert.match(await focused(), /^Draw again/, "the focus stays where it was");
  await page.getByRole("button", { name: /^Draw again ·/, disabled: false }).waitFor();

  await page.keyboard.press("1");
  await tabTo(page, "Use this one");
  await picture(page, "scene-by-keys");
  await page.keyboard.press("Enter");
  await version(page, "As it was").getByText("In use").waitFor({ timeout: 30_000 });
  assert.equal(await page.evaluate(() => document.activeElement.checked), true, "the focus is on what was chosen");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Use this one" }).waitFor();
  assert.equal(await version(page, "Redrawn").getByRole("radio").isChecked(), true);
  await page.getByRole("button", { name: /^Draw again ·/, disabled: false }).waitFor();

  await page.keyboard.press("]");
  await title("Panel 2 of 3");
  painter.refuses = () => false;
  await tabTo(page, "Try again");
  await page.keyboard.press("Enter");
  await page.locator(".version .picture.seen").waitFor({ timeout: 30_000 });
  assert.equal(await focused(), "Panel 2 of 3", "the card that went left the focus to the heading");
  await page.keyboard.press("Escape");
  await title(/^Done in/);

  const { scenes } = await api.jobs.get(id);
  assert.deepEqual(
    scenes.map((one) => one.picture.state),
    ["done", "done", "done"],
  );
  assert.deepEqual(
    scenes[0].picture.versions.map((one) => one.chosen),
    [true, false],
  );
  await page.leave();
});

test("words are lettered again at once, a picture is drawn again at its price, and each stays", async () => {
  const { id } = await made(COMIC);
  const page = await visit(`/#/j/${id}/s/2`);
  const painted = painter.painted;

  await page.getByLabel("Caption").fill("The wind had other plans.");
  await captioned(id, 2, "The wind had other plans.");
  assert.equal(painter.painted, painted, "no picture was paid for");
  await page.getByRole("button", { name: /^Draw again · \$0\.0\d+$/, disabled: false }).click();
  await page.getByLabel("Caption").fill("Typed while it was drawn.");
  await version(page, "Redrawn").getByText("In use").waitFor({ timeout: 30_000 });
  assert.equal(painter.painted, painted + 1);
  await captioned(id, 2, "Typed while it was drawn.");
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".version .picture")].every((one) => one.naturalWidth),
  );
  await picture(page, "scene-two-versions");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1, name: /^Done in/ }).waitFor();
  await page.goBack();
  await version(page, "Redrawn").waitFor();
  await page.getByRole("button", { name: /^Draw again ·/, disabled: false }).waitFor();
  await page.keyboard.press("1");
  await page.getByRole("button", { name: "Use this one" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await version(page, "As it was").getByText("In use").waitFor({ timeout: 30_000 });
  const job = await api.jobs.get(id);

  assert.deepEqual(
    job.scenes[1].picture.versions.map((one) => one.chosen),
    [true, false],
  );
  await page.leave();
});

test("words of a scene are never lost: not by leaving, not by a reload, not by a rest in the middle of a line", async () => {
  const { id } = await made(COMIC);
  const page = await visit(`/#/j/${id}/s/2`);
  const [caption, prompt] = [page.getByLabel("Caption"), page.getByLabel("The picture", { exact: true })];
  const draw = page.getByRole("button", { name: /^Draw again ·/, disabled: false });
  await draw.waitFor();

  await prompt.fill("A fox in fog, not drawn yet.");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Library" }).click();
  await page.goto(`${BASE}/#/j/${id}/s/2`);
  await caption.waitFor();
  assert.equal(await prompt.inputValue(), "A fox in fog, not drawn yet.");
  await page.reload();
  await caption.waitFor();
  assert.equal(await prompt.inputValue(), "A fox in fog, not drawn yet.");

  await draw.click();
  await caption.fill("Written while it is drawn, and left at once.");
  await page.getByRole("link", { name: "The next one" }).click();
  await page.getByRole("heading", { level: 1, name: "Panel 3 of 3" }).waitFor();
  await page.keyboard.press("[");
  await page.getByRole("heading", { level: 1, name: "Panel 2 of 3" }).waitFor();
  await captioned(id, 2, "Written while it is drawn, and left at once.");
  assert.equal(await page.evaluate((name) => localStorage.getItem(name), `limner.scene.${id}.2`), null);
  await page.evaluate(
    (name) => localStorage.setItem(name, '{"base":1,"title":7,"fields":[1]}'),
    `limner.scene.${id}.3`,
  );
  await page.keyboard.press("]");
  await page.getByRole("heading", { level: 1, name: "Panel 3 of 3" }).waitFor();
  const alt = page.getByLabel("For those who cannot see it");
  const asked = page.waitForRequest((request) => request.method() === "PATCH");
  const go = await held(page, "**/scenes/3", { method: "PATCH" });
  await alt.fill("A fox");
  await asked;
  await alt.fill("A fox at the helm");
  await page.waitForTimeout(800);
  go();
  for (let tries = 0; (await api.jobs.end(id)).scenes[2].alt !== "A fox at the helm"; tries++) {
    assert.ok(tries < 50, "what was typed while an earlier change was on its way");
    await new Promise((wake) => setTimeout(wake, 100));
  }
  await page.leave();

  const slides = await made({ kind: "presentation", topic: "Leaves", scenes: 2, on_unavailable: "fail" });
  const other = await visit(`/#/j/${slides.id}/s/1`);
  const points = other.getByLabel("Points, one a line");
  await points.fill("Leaf");
  await points.press("End");
  await other.keyboard.press("Enter");
  for (let tries = 0; (await api.jobs.end(slides.id)).scenes[0].points.join() !== "Leaf" && tries < 50; tries++)
    await new Promise((wake) => setTimeout(wake, 100));
  await other.waitForTimeout(1000);
  await other.keyboard.type("Stem");
  assert.equal(await points.inputValue(), "Leaf\nStem");
  await other.leave();
});

test("nothing moves under a hand when the price and the people arrive, and quick keys are all heard", async () => {
  const { id } = await made({ ...COMIC, characters: [{ name: "Fen", look: "a red fox with a yellow hat" }] });
  for (const screen of [DESKTOP, PHONE]) {
    const page = await visit("/#/library", screen);
    const [price, plan] = [await held(page, "**/v1/estimates"), await held(page, "**/plan")];
    await page.goto(`${BASE}/#/j/${id}/s/2`);
    await page.getByLabel("Caption").waitFor();
    await page.waitForTimeout(300);
    const places = () => boxes(page, "main .input, main .version, main .film, main .filter");
    const before = await places();
    price();
    plan();
    await page.getByText(/^Draw again ·/).waitFor();
    await page.waitForTimeout(200);

    unmoved(before, await places());
    if (screen === DESKTOP) {
      for (const key of "[]]") await page.keyboard.press(key);
      await page.getByRole("heading", { level: 1, name: "Panel 3 of 3" }).waitFor();
    }
    await page.leave();
  }
});

test("the scene that is left out is that one, whatever moved meanwhile, and nobody is taken away from another place", async () => {
  const { id, scenes } = await made({ ...COMIC, scenes: 3, prompt: "A fox learns to row" });
  const page = await visit(`/#/j/${id}/s/3`);
  await page.getByRole("button", { name: "Leave out", disabled: false }).click();
  await page.getByRole("heading", { level: 1, name: "Panel 2 of 3" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).waitFor();

  const { etag } = await api.jobs.plan(id);
  await api.jobs.editPlan(id, { order: [3, 1, 2] }, { ifMatch: etag });
  await api.jobs.end(id);
  await page.getByRole("link", { name: "Gallery" }).click();
  await page.getByRole("searchbox").waitFor();
  for (let tries = 0; (await api.jobs.get(id)).scenes.length > 2 && tries < 150; tries++)
    await new Promise((wake) => setTimeout(wake, 100));

  assert.deepEqual(
    (await api.jobs.end(id)).scenes.map((one) => one.title),
    scenes.slice(0, 2).map((one) => one.title),
  );
  assert.match(page.url(), /#\/gallery$/);
  await page.leave();
});

test("two people who change one scene see both versions and say whose stays", async () => {
  const { id } = await made(COMIC);
  const page = await visit(`/#/j/${id}/s/1`, { expected: (what) => what.includes("412") });
  await page.getByLabel("Caption").waitFor();

  await api.jobs.editScene(id, 1, { caption: "Theirs." }, { ifMatch: '"1"' });
  await api.jobs.end(id);
  await page.getByLabel("Caption").fill("Mine.");
  await page.getByText("Someone else changed this scene.").first().waitFor();
  await isAccessible(page);
  await page.getByRole("button", { name: "Keep mine" }).click();

  await captioned(id, 1, "Mine.");
  await page.leave();
});

test("a scene is moved, another is added, and one is left out", async () => {
  const { id } = await made(COMIC);
  const page = await visit(`/#/j/${id}/s/1`);
  const first = await page.getByLabel("Caption").inputValue();

  await page.getByRole("button", { name: "Later" }).click();
  await page.getByRole("heading", { level: 1, name: "Panel 2 of 3" }).waitFor();
  assert.equal(await page.getByLabel("Caption").inputValue(), first);
  await page.getByRole("button", { name: "Add a panel" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Caption").fill("And that was that.");
  await form.getByLabel("The picture").fill("a harbour at night, empty");
  await form.getByRole("button", { name: "Draw it" }).click();
  await page.getByRole("heading", { level: 1, name: "Panel 4 of 4" }).waitFor();
  await page.getByRole("button", { name: "Leave out", disabled: false }).click();
  await page.getByRole("heading", { level: 1, name: "Panel 3 of 4" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { level: 1, name: "Panel 4 of 4" }).waitFor();

  assert.equal((await api.jobs.end(id)).scenes[3].caption, "And that was that.");
  await page.leave();
});

test("Scene breaks no rule of axe and scrolls not sideways, light and dark, on every screen", async () => {
  const { id } = await made(COMIC);
  const { scenes } = await api.jobs.get(id);
  await api.jobs.editScene(id, 2, { redraw: true }, { ifMatch: `"${scenes[1].edit}"` });
  await api.jobs.end(id);
  for (const colorScheme of ["light", "dark"])
    for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE, small: SMALL })) {
      const page = await visit(`/#/j/${id}/s/2`, { ...screen, colorScheme });

      await version(page, "Redrawn").waitFor();
      await page.getByText(/^Draw again ·/).waitFor();
      await isAccessible(page);
      await picture(page, `scene-${name}-${colorScheme}`, { fullPage: name !== "desktop" });
      await fits(page);
      await page.leave();
    }
});
