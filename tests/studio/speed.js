// How soon the first view is there on a slow line and a slow machine: prints one JSON object for each visit.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../tools/studio/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [base, times] = [process.argv[2], Number(process.argv[3])];
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
for (let i = 0; i < times; i++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    window.moved = 0;
    const add = (list) => list.getEntries().forEach((one) => (window.moved += one.hadRecentInput ? 0 : one.value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    new MutationObserver((_, self) => {
      if (!document.querySelector("#words")) return;
      self.disconnect();
      // Whoever types now is heard: the field is drawn and its listeners are set.
      requestAnimationFrame(() => setTimeout(() => (window.interactive = performance.now())));
    }).observe(document, { subtree: true, childList: true });
  });
  await page.goto(base, { waitUntil: "commit" });
  await page.waitForFunction(() => window.interactive && document.querySelector(".sample img"));
  await page.waitForLoadState("networkidle");
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    interactive: window.interactive,
    moved: window.moved,
    kilobytes: performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, 0) / 1000,
  }));
  console.log(JSON.stringify(seen));
  await context.close();
}
await browser.close();
