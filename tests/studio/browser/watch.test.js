// serve: {"IMAGE_CONCURRENCY": "1"}
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  BASE,
  boxes,
  close,
  DESKTOP,
  fits,
  held,
  isAccessible,
  line,
  made,
  PHONE,
  picture,
  SMALL,
  turn,
  unmoved,
  visit,
} from "./studio.js";

after(close);
const WISH = { kind: "comic", prompt: "A fox learns to sail", style: "comic", scenes: 8, cache: "bypass" };
const done = (page) => page.getByRole("heading", { level: 1, name: /^Done in/ }).waitFor({ timeout: 90_000 });
const pictures = (page) => page.locator(".panel[data-state=done] img.picture").count();

test("the network is cut for ten seconds in the middle: the page says so, catches up, and nothing is lost", async () => {
  const wire = await line();
  const page = await visit("/", { base: wire.base, expected: (what) => /net::ERR_/.test(what) });
  const job = await made({ ...WISH, seed: 11 }, { end: false });
  await page.evaluate((id) => (location.hash = `/j/${id}`), job.id);
  await page.locator(".panel[data-state=done]").first().waitFor({ timeout: 60_000 });

  wire.cut();
  await page.context().setOffline(true);
  await page.getByText("You are offline. Your words are kept here.").first().waitFor();
  await page.getByText("Catching up").waitFor();
  await picture(page, "offline");
  await page.waitForTimeout(8000);
  wire.mend();
  await page.context().setOffline(false);
  await done(page);

  assert.equal(await pictures(page), 8);
  assert.equal(await page.getByText("Catching up").count(), 0);
  await page.leave();
  wire.close();
});

test("the server is restarted in the middle: the page waits for it and goes on", async () => {
  const page = await visit("/", {
    expected: (what) =>
      /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/.test(what),
  });
  const job = await made({ ...WISH, seed: 12 }, { end: false });
  await page.goto(`${BASE}/#/j/${job.id}`);
  await page.locator(".panel[data-state=done]").first().waitFor({ timeout: 60_000 });

  await turn("end");
  await turn("start");
  await done(page);

  assert.equal(await pictures(page), 8);
  await page.leave();
});

test("while eight pictures land nothing moves, each has its placeholder, and little is said aloud", async () => {
  const page = await visit("/");
  const job = await made({ ...WISH, seed: 13 }, { end: false });
  await page.evaluate(() => {
    window.moved = 0;
    new PerformanceObserver((list) =>
      list.getEntries().forEach((one) => (window.moved += one.hadRecentInput ? 0 : one.value)),
    ).observe({ type: "layout-shift" });
    window.said = [];
    new MutationObserver(() =>
      window.said.push([performance.now(), document.getElementById("said-status").textContent]),
    ).observe(document.getElementById("said-status"), { childList: true });
  });
  await page.evaluate((id) => (location.hash = `/j/${id}`), job.id);
  await page.getByRole("heading", { level: 1, name: /Drawing panel/ }).waitFor({ timeout: 30_000 });
  const panels = () => boxes(page, ".panel");
  const before = await panels();
  await page.evaluate(() => {
    window.stops = new Set();
    const look = () => {
      const button = document.querySelector(".stop .button");
      if (button && /^Drawing/.test(document.querySelector("h1").textContent))
        window.stops.add(Math.round(button.getBoundingClientRect().top));
      requestAnimationFrame(look);
    };
    look();
  });
  await page.evaluate(() => (window.moved = 0));
  await picture(page, "drawing-light");
  await done(page);

  const [moved, said] = await page.evaluate(() => [window.moved, window.said]);
  unmoved(before, await panels(), "panels");
  assert.equal(await page.evaluate(() => window.stops.size), 1, "what stops it stays where it is");
  assert.ok(moved < 0.05, `layout shift ${moved}`);
  const gaps = said.slice(1).map(([at], place) => at - said[place][0]);
  assert.ok(
    gaps.every((gap) => gap > 4900),
    `said ${JSON.stringify(said)}`,
  );
  assert.match(said.at(-1)[1], /quarter|Done|picture|steps/);
  await page.leave();
});

test("a job that is stopped keeps what was drawn, and says so", async () => {
  const page = await visit("/");
  const job = await made({ ...WISH, seed: 14 }, { end: false });
  await page.goto(`${BASE}/#/j/${job.id}`);
  await page.locator(".panel[data-state=done]").first().waitFor({ timeout: 60_000 });

  await page.getByRole("button", { name: "Stop here" }).click();
  await page.getByRole("heading", { level: 1, name: /^Stopped/ }).waitFor();

  assert.ok((await pictures(page)) >= 1);
  await picture(page, "stopped-light");
  await page.leave();
});

test("the first picture is on the screen within half a second of its step", async () => {
  const page = await visit("/");
  const job = await made({ ...WISH, seed: 15, scenes: 3 }, { end: false });
  await page.evaluate((id) => {
    const { fetch } = window;
    window.fetch = async (...all) => {
      const answer = await fetch(...all);
      if (!String(all[0]).includes("/events")) return answer;
      const told = new TransformStream({
        transform(chunk, out) {
          if (!window.settled && /"picture":\{"state":"done"/.test(new TextDecoder().decode(chunk)))
            window.settled = performance.now();
          out.enqueue(chunk);
        },
      });
      return new Response(answer.body.pipeThrough(told), answer);
    };
    new MutationObserver(() => {
      if (!window.shown && document.querySelector(".panel .picture.seen")) window.shown = performance.now();
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    location.hash = `/j/${id}`;
  }, job.id);
  await done(page);

  const [settled, shown] = await page.evaluate(() => [window.settled, window.shown]);
  console.log(`first picture after ${Math.round(shown - settled)} ms`);
  assert.ok(settled && shown);
  await page.leave();
});

test("the files of a job are seen whole, however late their list is", async () => {
  const job = await made({ ...WISH, scenes: 3, seed: 17, cache: "prefer" });
  const page = await visit(`/#/j/${job.id}`, { viewport: { width: 1200, height: 660 } });
  await done(page);
  const go = await held(page, "**/exports");

  await page.getByRole("button", { name: "Download" }).click();
  await page.locator(".pop:popover-open").waitFor();
  go();
  await page.getByRole("link", { name: "PDF" }).waitFor();
  await page.waitForTimeout(100);

  const [[, y, , height]] = await boxes(page, ".pop:popover-open");
  assert.ok(y >= 0 && y + height <= 660, `${y} + ${height}`);
  await page.leave();
});

test("a panel of a finished comic opens where it is looked at: in the reader on a phone, with its words elsewhere", async () => {
  const job = await made({ ...WISH, scenes: 3, seed: 17, cache: "prefer" });
  const page = await visit(`/#/j/${job.id}`, PHONE);
  await done(page);

  await page.locator(".panel > .open").nth(1).tap();
  await page.getByText("2 of 3").waitFor();
  assert.match(page.url(), /read\?guided=1&at=2/);
  await picture(page, "panel-opened-phone");
  await isAccessible(page);
  await fits(page);
  await page.getByRole("link", { name: "Edit: Panel 2" }).tap();
  await page.getByRole("heading", { level: 1, name: "Panel 2 of 3" }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("Escape");
  await done(page);
  await page.locator(".panel > .open").nth(2).focus();
  await page.keyboard.press("o");
  await page.getByRole("heading", { level: 1, name: "Panel 3 of 3" }).waitFor();

  await page.leave();
});

for (const colorScheme of ["light", "dark"])
  for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE, small: SMALL }))
    test(`Watch breaks no rule of axe and scrolls not sideways: ${name}, ${colorScheme}`, async () => {
      const job = await made({ ...WISH, scenes: 3, seed: 16, cache: "prefer" });
      const page = await visit(`/#/j/${job.id}`, { ...screen, colorScheme });
      await done(page);
      await page.waitForFunction(() =>
        [...document.querySelectorAll(".panel .picture")].every((one) => one.naturalWidth),
      );

      await picture(page, `watch-${name}-${colorScheme}`);
      await isAccessible(page);
      await fits(page);
      await page.leave();
    });
