import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  boxes,
  close,
  DESKTOP,
  fits,
  held,
  isAccessible,
  PHONE,
  picture,
  SMALL,
  tabTo,
  unmoved,
  visit,
} from "./studio.js";

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

const CODES = {
  invalid_request: [422, "Something in the form does not fit."],
  not_found: [404, "This is not here, or it belongs to someone else."],
  conflict: [409, "It changed while you were looking."],
  idempotency_mismatch: [422, "This was already sent with other words."],
  payload_too_large: [413, "This file is too large. The limit is 20 MB."],
  unsupported_media: [415, "We can read PDF, Word (.docx), text and Markdown."],
  unauthenticated: [401, "You are signed out."],
  forbidden: [403, "Your key may look, but not do this."],
  budget_exceeded: [429, "Today's budget is used up. It starts again at 00:00 UTC."],
  quota_exhausted: [429, "The picture model's daily quota is used up."],
  provider_unavailable: [502, "The picture model does not answer."],
  safety_blocked: [422, "The picture model refused"],
  timeout: [504, "The picture model did not answer in time."],
  no_text: [422, "This PDF holds pictures of text, not text."],
  encrypted: [422, "This file is locked with a password."],
  too_complex: [422, "This file has too many pages or parts to read."],
  internal: [500, "Something broke on our side. Your work is kept."],
};

test("each refusal is one sentence in our words, and nothing in the field is lost", async () => {
  const page = await visit("/", { expected: (what) => /status of \d{3}/.test(what) });
  let code = "";
  await page.route("**/v1/jobs", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({
          status: CODES[code][0],
          contentType: "application/problem+json",
          json: {
            code,
            detail: "THE DETAIL",
            title: "THE TITLE",
            status: CODES[code][0],
            action: "",
            retryable: false,
            request_id: "r1",
            errors: [],
          },
        })
      : route.continue(),
  );
  await page.getByLabel("Your idea").fill("A fox learns to sail.");
  await page.getByText("Free", { exact: true }).waitFor();

  for (code of Object.keys(CODES)) {
    await page.getByRole("button", { name: "Draw the comic" }).click();
    const told = page.getByRole("alert").filter({ hasText: CODES[code][1] });
    await told.waitFor();
    assert.equal(await page.getByLabel("Your idea").inputValue(), "A fox learns to sail.", code);
    assert.ok(!(await told.innerText()).includes(code), code);
    await page.waitForFunction(() => document.activeElement.matches(".notice"));
  }
  await picture(page, "refused-light");
  await page.leave();
});

test("what came too soon is sent again by itself when its time has come", async () => {
  const page = await visit("/", { expected: (what) => /status of 429/.test(what) });
  let asked = 0;
  await page.route("**/v1/jobs", (route) =>
    route.request().method() === "POST" && ++asked === 1
      ? route.fulfill({
          status: 429,
          headers: { "Retry-After": "3" },
          json: { code: "rate_limited", detail: "", errors: [] },
        })
      : route.continue(),
  );
  await page.getByLabel("Your idea").fill("A fox learns to sail, again.");
  await page.getByText("Free", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Draw the comic" }).click();
  await page.getByText(/Too many in one minute\. The next in [123] s\./).waitFor();
  await page.waitForURL(/#\/j\//, { timeout: 15_000 });

  assert.equal(asked, 2);
  await page.leave();
});

test("a comic is made by keys alone", async () => {
  const page = await visit("/");

  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "To the page");
  await page.getByLabel("Your idea").focus();
  await page.keyboard.type("A fox learns to sail by keys.");
  for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("radio", { name: "Story", exact: true }).isChecked(), true);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByLabel("How many panels").waitFor();
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /6 panels/);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: /Done in|Drawing|Writing/ }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await picture(page, "keys-light");
  await isAccessible(page, "keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.getByRole("heading", { level: 1, name: "What shall we draw?" }).waitFor();

  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await page.leave();
});

test("a file that cannot be read is refused with what to do, and a good one takes its place", async () => {
  const page = await visit("/", { expected: (what) => /status of (415|422)/.test(what) });
  const give = (name, mimeType, text) =>
    page
      .getByLabel("Add a file")
      .last()
      .setInputFiles({ name, mimeType, buffer: Buffer.from(text) });

  await give("notes.xyz", "application/x-unknown", "\u0000\u0001\u0002");
  await page.getByText("We can read PDF, Word (.docx), text and Markdown.").waitFor();
  await picture(page, "file-refused-light");
  await isAccessible(page, "refused");
  await give(
    "lighthouse.md",
    "text/markdown",
    "# The lighthouse\n\nMara keeps the light. One night the lamp goes out.\n\nShe climbs the stairs.",
  );
  await page.getByText("Free", { exact: true }).waitFor();
  assert.equal(await page.locator(".notice").count(), 0);
  await page.getByRole("button", { name: "Draw the comic" }).click();
  await page.waitForURL(/#\/j\//);

  await page.leave();
});

test("the price is there before the click, and what is in it", async () => {
  const page = await visit("/", { colorScheme: "dark" });
  await page.route("**/v1/estimates", (route) =>
    route.fulfill({
      json: {
        items: [
          { what: "plan", count: 1, usd: 0.004 },
          { what: "picture", count: 6, usd: 0.2016 },
          { what: "sheet", count: 1, usd: 0.014 },
        ],
        usd: 0.2196,
        max_usd: 0.4,
        seconds: [40, 70],
      },
    }),
  );
  await page.getByLabel("Your idea").fill("A fox learns to sail. She is small and stubborn, and the sea is big.");

  await page.getByText("About $0.22").waitFor();
  await page.getByRole("button", { name: "What is in it" }).click();
  await page.getByText("6 pictures at $0.034").waitFor();
  await picture(page, "price-dark");
  await isAccessible(page, "price");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /the most it may cost/ }).click();
  await page.getByRole("slider").press("ArrowLeft");

  assert.match(await page.getByRole("button", { name: /the most it may cost/ }).innerText(), /at most \$/);
  await page.leave();
});

test("the end of the slider stays where it is while the price follows it", async () => {
  const page = await visit("/");
  await page.route("**/v1/estimates", (route) => {
    const most = route.request().postDataJSON().budget_usd || 4;
    return route.fulfill({ json: { items: [], usd: most / 2, max_usd: most, seconds: [1, 2] } });
  });
  await page.getByLabel("Your idea").fill("A fox learns to sail.");
  await page.getByRole("button", { name: /the most it may cost/ }).click();
  const slider = page.getByRole("slider");
  assert.equal(await slider.getAttribute("max"), "12");

  await slider.press("Home");
  await page.getByText("At most $0.05").waitFor();

  assert.equal(await slider.getAttribute("max"), "12");
  await page.leave();
});

test("a number that is being typed stays, whatever arrives meanwhile", async () => {
  const page = await visit("/");
  let answer;
  await page.route("**/v1/estimates", async (route) => {
    await new Promise((now) => (answer = now));
    await route.continue();
  });
  await page.getByLabel("Your idea").fill("A fox learns to sail.");
  await page.waitForRequest("**/v1/estimates");
  await page.getByRole("button", { name: "6 panels" }).click();
  const many = page.getByLabel("How many panels");
  await many.press("ControlOrMeta+a");
  await many.press("Delete");
  answer();
  await page.getByText("Free", { exact: true }).waitFor();

  assert.equal(await many.inputValue(), "");
  await many.press("4");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "4 panels" }).waitFor();
  await page.leave();
});

for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  test(`nothing moves under a hand when the last works arrive: ${name}`, async () => {
    const page = await visit("/", screen);
    let answer;
    await page.route("**/v1/jobs?*", async (route) => {
      await new Promise((now) => (answer = now));
      const response = await route.fetch();
      const { items } = await response.json();
      // With pictures only, and with whatever there is.
      const drawn = items.filter((job) => job.scenes.some((one) => one.picture?.thumb_url));
      await route.fulfill({ response, json: { items: name === "desktop" ? drawn : items, next_page_token: null } });
    });
    const foot = page.getByRole("button", { name: "Deutsch" });
    const asked = page.waitForRequest("**/v1/jobs?*");
    await foot.scrollIntoViewIfNeeded();
    await asked;
    const before = await foot.boundingBox();
    answer();
    await page.locator(".lately a.work").first().waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll(".lately img")].every((one) => one.complete));
    await picture(page, `lately-${name}`);
    const works = page.locator(".lately a.work");
    assert.ok((await works.count()) <= 5);
    assert.match(await works.first().getAttribute("href"), /^#\/j\//);

    assert.ok(Math.abs((await foot.boundingBox()).y - before.y) < 1, "the foot of the page stays");
    await page.leave();
  });
}

for (const [name, screen] of Object.entries({
  desktop: DESKTOP,
  small: SMALL,
  middle: { viewport: { width: 960, height: 800 } },
}))
  test(`nothing moves under a hand when kinds and styles arrive: ${name}`, async () => {
    const page = await visit("/#/nowhere", screen);
    const [kinds, styles] = [await held(page, "**/v1/kinds"), await held(page, "**/v1/styles")];
    await page.evaluate(() => (location.hash = "/"));
    await page.locator(".sample").first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    const places = () => boxes(page, "main h1, .wish textarea, .wish .link:first-child, fieldset, .price, .lately");
    const before = await places();
    styles();
    kinds();
    await page.getByRole("button", { name: "6 panels" }).waitFor();
    await page.locator(".sample img").first().waitFor();
    await picture(page, `arrived-${name}`);

    unmoved(before, await places());
    await page.leave();
  });

test("what is typed while a wish is sent is the next wish, and what was asked before is found under the field", async () => {
  const page = await visit("/");
  const go = await held(page, "**/v1/jobs", { method: "POST" });
  await page.getByLabel("Your idea").fill("A fox learns to sail, slowly.");
  await page.getByText("Free", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Draw the comic" }).click();
  await page.getByLabel("Your idea").fill("Then an owl learns to swim.");
  go();
  await page.waitForURL(/#\/j\//);
  await page.goBack();
  await page.getByRole("heading", { name: "What shall we draw?" }).waitFor();
  assert.equal(await page.getByLabel("Your idea").inputValue(), "Then an owl learns to swim.");
  assert.equal(await page.getByRole("button", { name: "Asked before" }).count(), 0, "nothing written is replaced");
  const field = await boxes(page, ".wish");
  await page.getByLabel("Your idea").fill("");
  unmoved(field, await boxes(page, ".wish"), "the field");
  await page.getByLabel("Your idea").focus();
  await tabTo(page, "Asked before");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "A fox learns to sail, slowly." }).waitFor();
  await picture(page, "asked-before");
  await isAccessible(page, "asked before");
  await tabTo(page, "A fox learns to sail, slowly.");
  await page.keyboard.press("Enter");

  assert.equal(await page.getByLabel("Your idea").inputValue(), "A fox learns to sail, slowly.");
  assert.equal(await page.evaluate(() => document.activeElement.id), "words");
  await page.leave();
});

test("the theme and the letters as keys outlive a reload, and a file outlives a change of language", async () => {
  const page = await visit("/", { colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Show it dark" }).click();
  const dark = await ground();
  await page.keyboard.press("?");
  await page.getByRole("switch", { name: "Letters work as keys" }).press("Space");
  await page.keyboard.press("Escape");

  await page.reload();
  await page.getByRole("heading", { level: 1, name: "What shall we draw?" }).waitFor();
  assert.notEqual(light, dark);
  assert.equal(await ground(), dark);
  await page.keyboard.press("?");
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole("dialog", { name: "Keys" }).count(), 0);
  await page.getByRole("button", { name: "Keys" }).click();
  assert.equal(await page.getByRole("switch", { name: "Letters work as keys" }).isChecked(), false);
  const opening = page.waitForEvent("popup");
  await page.getByRole("link", { name: "The whole guide" }).click();
  const guide = await opening;
  await guide.getByText("By keys alone").waitFor();
  await guide.close();
  await page.keyboard.press("Escape");

  const text = { name: "lamp.md", mimeType: "text/markdown", buffer: Buffer.from("# The lamp\n\nIt went out.") };
  await page.getByLabel("Add a file").last().setInputFiles(text);
  await page.getByText("Free", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Was sollen wir zeichnen?" }).waitFor();
  assert.equal(await page.locator(".reading").count(), 1);
  await page.getByText("Kostenlos", { exact: true }).waitFor();
  await page.leave();
});

test("what somebody wished for is kept in this browser, and its language too", async () => {
  const page = await visit("/");
  await page.getByLabel("Your idea").fill("A fox learns to sail.");
  await page.getByRole("radio", { name: "Story", exact: true }).check();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Was sollen wir zeichnen?" }).waitFor();

  await page.reload();
  await page.getByRole("heading", { name: "Was sollen wir zeichnen?" }).waitFor();

  assert.equal(await page.getByLabel("Ihre Idee").inputValue(), "A fox learns to sail.");
  assert.equal(await page.getByRole("radio", { name: "Geschichte" }).isChecked(), true);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  await picture(page, "make-german");
  await isAccessible(page, "german");
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page);
  await page.leave();
});
