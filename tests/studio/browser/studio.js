// What every journey needs: a browser, a page that notices everything that went wrong, pictures, axe.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(new URL("../../../tools/studio/package.json", import.meta.url));
const { chromium } = require("playwright-core");
export const BASE = process.env.BASE;
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const FOLDER = process.env.PICTURES;

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const SMALL = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

let browser;

/** A page in a fresh profile. `page.faults` fills with whatever must not happen; `leave()` holds it empty. */
export async function visit(path = "/", { expected = () => false, base = BASE, ...options } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  const context = await browser.newContext({ ...DESKTOP, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults = [];
  const note = (what) => expected(what) || faults.push(what);
  page.on("console", (said) => ["error", "warning"].includes(said.type()) && note(`console: ${said.text()}`));
  page.on("pageerror", (error) => note(`error: ${error.message} ${error.stack}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob):/.test(url)) note(`another host: ${url}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error("policy", event.violatedDirective, event.blockedURI),
    );
  });
  await page.goto(base + path);
  page.faults = faults;
  page.leave = async () => {
    await context.close();
    assert.deepEqual(faults, []);
  };
  return page;
}

/** To be called when all is done, or Node does not end. */
export const close = async () => browser?.close();

/** Kept as output of the tests, to be looked at. */
export async function picture(page, name, options = {}) {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.effect.getTiming().iterations === Infinity || one.playState === "finished"),
  );
  await page.screenshot({ path: join(FOLDER, `${name}.png`), ...options });
}

/** axe-core's rules of WCAG 2.2 AA; none is broken. Run in a world of its own, so that the policy stays as it is. */
export async function isAccessible(page, about = "") {
  const found = await broken(page);
  assert.deepEqual(found, [], `axe ${about}: ${JSON.stringify(found, null, 1)}`);
}

export async function broken(page) {
  await page.waitForTimeout(400);
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  await session.send("Runtime.evaluate", { expression: AXE, contextId });
  const expression = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) =>
    JSON.stringify(r.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160) + " " + (n.any[0]?.message || "")) }))))`;
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    contextId,
    awaitPromise: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return JSON.parse(result.value);
}

/** Nothing is cut off sideways. */
export async function fits(page) {
  // Not what the page says: on a phone it grows with what is too wide.
  const room = page.viewportSize().width;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const out = (width) =>
    [...document.querySelectorAll("main *")]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .map((one) => one.outerHTML.slice(0, 120));
  assert.ok(
    wide <= room,
    `${wide} px in ${room} px: ${wide > room && (await page.evaluate(out, room)).slice(-3).join("\n")}`,
  );
}

/**
 * By Tab alone to what is called so; every stop on the way is seen whole, with a mark around it.
 * @param {any} page
 */
export async function tabTo(page, name, { most = 60 } = {}) {
  const passed = [];
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const one = document.activeElement;
      const marked = (node) => node && getComputedStyle(node).outlineStyle !== "none";
      const around = one.closest("label");
      const inField = one.closest(".wish");
      const { top, bottom, left, width } = one.getBoundingClientRect();
      const over = document.elementFromPoint(
        left + width / 2,
        Math.max(1, Math.min(innerHeight - 1, (top + bottom) / 2)),
      );
      return {
        name: one.ariaLabel || one.labels?.[0]?.textContent || one.textContent,
        text: one.outerHTML.slice(0, 120),
        marked:
          one === document.body ||
          [one, around, around?.querySelector(".frame")].some(marked) ||
          (inField && getComputedStyle(inField).boxShadow !== "none"),
        seen:
          one === document.body ||
          (bottom > 0 &&
            top < innerHeight &&
            (one.contains(over) || over?.contains(one) || over?.closest("label, .panel, .track") !== null)),
      };
    });
    assert.ok(found.marked, `no mark around ${found.text}`);
    assert.ok(found.seen, `out of sight: ${found.text}`);
    passed.push(found.name?.trim());
    if (typeof name === "string" ? found.name?.trim() === name : name.test(found.name || "")) return;
  }
  assert.fail(`Tab does not lead to ${name}, but to ${passed.join(" > ")}`);
}

/** Holds every answer to requests of this address until it is let go. */
export async function held(page, address, { method = "" } = {}) {
  let free = () => {};
  const open = new Promise((go) => (free = go));
  await page.route(address, async (route) => {
    if (!method || route.request().method() === method) await open;
    await route.fallback().catch(() => {});
  });
  return free;
}

/** Where these stand on the page. */
export const boxes = (page, selector) =>
  page.evaluate(
    (all) =>
      [...document.querySelectorAll(all)].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x, y, width, height];
      }),
    selector,
  );

/** Not one of these boxes has moved or grown by a pixel. */
export function unmoved(before, after, about = "") {
  assert.ok(before.length > 0 && before.length === after.length, `${about}: ${before.length}, ${after.length}`);
  const far = Math.max(...before.flatMap((box, at) => box.map((side, which) => Math.abs(side - after[at][which]))));
  assert.ok(far < 1, `${about} moved by ${far}: ${JSON.stringify(before)}, ${JSON.stringify(after)}`);
}

/** A line to the server that can be cut: every connection breaks, and none is made until it is mended. */
export async function line() {
  const [host, port] = new URL(BASE).host.split(":");
  const open = new Set();
  let whole = true;
  const door = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port), host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one);
      one.on("error", () => {}).on("close", () => (open.delete(one), other.destroy()));
      one.pipe(other);
    }
    return undefined;
  });
  await new Promise((ready) => door.listen(0, "127.0.0.1", ready));
  const { port: here } = /** @type {import("node:net").AddressInfo} */ (door.address());
  return {
    base: `http://127.0.0.1:${here}`,
    cut() {
      whole = false;
      for (const one of open) one.destroy();
    },
    mend: () => (whole = true),
    close: () => door.close(),
  };
}

/** Ends the server, or starts it again. */
export const turn = async (what) => fetch(`${process.env.SWITCH}/${what}`, { method: "POST" });

/** A job through the API, waited for. */
export async function made(body, { end = true } = {}) {
  const { limner } = await import("../../../functions/web/studio/limner.js");
  const client = limner({ base: BASE });
  const job = await client.jobs.create(body);
  return end ? client.jobs.end(job.id) : job;
}
