// serve: {"AUTH": "keys"}
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, DESKTOP, fits, isAccessible, PHONE, picture, SMALL, visit } from "./studio.js";

after(close);

const { KEY } = process.env;
/** Chromium tells of every answer that is no success. */
const expected = (what) => /status of 401/.test(what);

test("who has a key signs in, makes a comic and sees its pictures; who signs out leaves nothing behind", async () => {
  const page = await visit("/", { expected });
  await page.getByRole("heading", { level: 1, name: "You are signed out." }).waitFor();
  const field = page.getByLabel("Your key");
  await field.fill("lim_wrong_key");
  await field.press("Enter");
  await page.getByText("This key is not known here.").waitFor();
  assert.equal(await field.inputValue(), "lim_wrong_key");
  assert.equal(await page.evaluate(() => document.activeElement.id), "key");
  await isAccessible(page, "a wrong key");
  await picture(page, "wrong-key");

  await field.fill(` ${KEY} `);
  await page.keyboard.press("Enter");
  await page.getByLabel("Your idea").fill("A fox learns to sail. She is small and stubborn.");
  await page.getByRole("button", { name: "6 panels" }).click();
  await page.getByLabel("How many panels").fill("2");
  await page.keyboard.press("Escape");
  await page.getByText("Free", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Draw the comic" }).click();
  await page.getByRole("heading", { level: 1, name: /Done in/ }).waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll(".panel .picture")];
    return all.length === 2 && all.every((one) => one.naturalWidth);
  });
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /Done in/ }).waitFor();
  await page.getByRole("button", { name: "Download" }).click();
  const loading = page.waitForEvent("download");
  await page.getByRole("link", { name: "PDF" }).click();
  assert.match((await loading).suggestedFilename(), /\.pdf$/);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Gallery" }).click();
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll("main img")];
    return all.length && all.every((one) => one.complete && one.naturalWidth);
  });

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { level: 1, name: "You are signed out." }).waitFor();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  assert.ok(!kept.includes(KEY));
  assert.ok(!kept.includes("stubborn"), "nor what was wished for");
  await page.leave();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE, small: SMALL })) {
    test(`the door breaks no rule of axe and scrolls not sideways: ${name}, ${colorScheme}`, async () => {
      const page = await visit("/", { ...screen, colorScheme, expected });
      await page.getByLabel("Your key").waitFor();

      await picture(page, `door-${name}-${colorScheme}`);
      await isAccessible(page);
      await fits(page);
      await page.leave();
    });
  }
}
