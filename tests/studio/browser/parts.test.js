import assert from "node:assert/strict";
import { after, test } from "node:test";
import { broken, close, DESKTOP, fits, isAccessible, PHONE, picture, SMALL, visit } from "./studio.js";

after(close);

for (const colorScheme of ["light", "dark"])
  for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE, small: SMALL }))
    test(`every part in every state breaks no rule: ${name}, ${colorScheme}`, async () => {
      const page = await visit("/#/parts", { ...screen, colorScheme });
      await page.getByRole("heading", { level: 1, name: "Parts" }).waitFor();

      await picture(page, `parts-${name}-${colorScheme}`, { fullPage: true });
      await isAccessible(page);
      await fits(page);
      await page.leave();
    });

for (const [name, path, options] of [
  ["rtl", "/#/parts?rtl=1", {}],
  ["forced-colors", "/#/parts", { forcedColors: "active" }],
  ["more-contrast", "/#/parts", { contrast: "more" }],
])
  test(`every part is whole with ${name}`, async () => {
    const page = await visit(path, options);
    await page.getByRole("heading", { level: 1, name: "Parts" }).waitFor();

    await picture(page, `parts-${name}`, { fullPage: true });
    await isAccessible(page);
    await fits(page);
    await page.leave();
  });

test("with twice the letters nothing is cut off", async () => {
  const page = await visit("/#/parts", PHONE);
  await page.getByRole("heading", { level: 1, name: "Parts" }).waitFor();

  await page.evaluate(() => (document.documentElement.style.fontSize = "32px"));

  await fits(page);
  await page.leave();
});

test("who wants no motion sees nothing travel", async () => {
  const page = await visit("/#/parts", { reducedMotion: "reduce" });
  await page.getByRole("heading", { level: 1, name: "Parts" }).waitFor();

  const moving = await page.evaluate(() =>
    document.getAnimations().map((one) => one.animationName || one.transitionProperty),
  );

  assert.deepEqual(
    moving.filter((one) => !/opacity|color/.test(one)),
    [],
  );
  await page.leave();
});

test("what is wrong is found", async () => {
  const page = await visit("/#/parts");
  await page.getByRole("heading", { level: 1, name: "Parts" }).waitFor();
  await page.evaluate(() => {
    const wrong = document.createElement("button");
    wrong.style.color = "#ddd";
    document.querySelector("main").append(wrong, new Image());
  });

  const found = (await broken(page)).map((one) => one.id);

  assert.deepEqual(found.toSorted(), ["button-name", "image-alt"]);
  await page.leave();
});
