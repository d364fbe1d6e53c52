// serve: {"TEXT_MODELS": "offline", "PICTURE_MODELS": "runware", "RUNWARE_API_KEY": "x", "RUNWARE_BASE_URL": "http://127.0.0.1:$FREE"}
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { limner } from "../../../functions/web/studio/limner.js";
import { BASE, close, DESKTOP, fits, isAccessible, made, PHONE, picture, SMALL, visit } from "./studio.js";

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
