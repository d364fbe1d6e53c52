import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, DESKTOP, fits, isAccessible, PHONE, picture, SMALL, visit } from "./studio.js";

after(close);

test("a comic is made from an idea, watched, and taken away as a PDF", async () => {
  const page = await visit("/");

  await page.getByLabel("Your idea").fill("A fox learns to sail. She is small and stubborn.");
  await page.getByRole("button", { name: "6 panels" }).click();
  await page.getByLabel("How many panels").fill("3");
  await page.keyboard.press("Escape");
  await page.getByText("Free", { exact: true }).waitFor();
  await picture(page, "make-light");
  await page.getByRole("button", { name: "Draw the comic" }).click();
  await page.getByRole("heading", { level: 1, name: /Done in/ }).waitFor({ timeout: 60_000 });
  assert.equal(await page.locator(".panel[data-state=done]").count(), 3);
  await page.waitForFunction(() => [...document.querySelectorAll(".panel .picture")].every((one) => one.naturalWidth));
  await picture(page, "watch-done-light");
  await page.getByRole("button", { name: "Download" }).click();
  const loading = page.waitForEvent("download");
  await page.getByRole("link", { name: "PDF" }).click();
  const loaded = await loading;

  assert.match(loaded.suggestedFilename(), /\.pdf$/);
  await page.leave();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE, small: SMALL })) {
    test(`Make breaks no rule of axe and scrolls not sideways: ${name}, ${colorScheme}`, async () => {
      const page = await visit("/", { ...screen, colorScheme });

      await page.getByLabel("Your idea").fill("A fox learns to sail. She is small and stubborn.");
      await page.getByText("Free", { exact: true }).waitFor();

      await picture(page, `make-${name}-${colorScheme}`);
      await isAccessible(page);
      await fits(page);
      await page.leave();
    });
  }
}
