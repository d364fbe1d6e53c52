import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { beside } from "../../../functions/web/studio/parts/pop.js";
import { laidOut, pagesOf, promised } from "../../../functions/web/studio/parts/layout.js";
import { patient } from "../../../functions/web/studio/shell/announcer.js";
import { causes, told } from "../../../functions/web/studio/parts/fault.js";
import { named } from "../../../functions/web/studio/shell/keys.js";
import { match } from "../../../functions/web/studio/shell/router.js";
import { lasting, money, roughly, speak, spelt, t, unit } from "../../../functions/web/studio/shell/words.js";

await speak("en");

test("an address leads to its place, with what it names", () => {
  const routes = [{ path: "/" }, { path: "/j/:id/read" }, { path: "/j/:id" }];

  assert.equal(match("", routes).route.path, "/");
  assert.deepEqual(match("#/j/a%20b/read?at=3", routes).params, { id: "a b" });
  assert.deepEqual(match("#/j/a/read?at=3", routes).query, { at: "3" });
  assert.equal(match("#/j/%E0%A4%A/read", routes).params.id, "%E0%A4%A");
  assert.equal(match("#/nowhere/at/all", routes), null);
});

test("who listens is told the newest thing, at most every five seconds", () => {
  const heard = [];
  let time = 0;
  const due = [];
  const say = patient((text) => heard.push(text), { now: () => time, later: (call, ms) => due.push([call, ms]) });

  for (const text of ["a", "b", "c"]) say(text);
  assert.deepEqual(heard, ["a"]);
  assert.equal(due.length, 1);
  time = 5000;
  due[0][0]();
  assert.deepEqual(heard, ["a", "c"]);
  time = 11_000;
  say("d");

  assert.deepEqual(heard, ["a", "c", "d"]);
});

test("money has as many digits as say something, and nothing is free", () => {
  assert.deepEqual([0, 0.0002, 0.0336, 0.1, 12.5].map(money), ["free", "under $0.001", "$0.034", "$0.10", "$12.50"]);
});

test("times are told as people tell them", () => {
  assert.deepEqual([0, 0.03, 0.4, 59, 60, 125].map(lasting), ["0 s", "0.1 s", "0.4 s", "59 s", "1 min", "2 min 5 s"]);
  assert.deepEqual([3, 22, 70, 200].map(roughly), [
    "A few seconds",
    "About 20 seconds",
    "About a minute",
    "About 3 minutes",
  ]);
});

test("a text takes its values, its plural and its capital, and what is drawn stays apart", async () => {
  assert.equal(t("watch.drawing", { unit: unit("comic"), n: 2, of: 6 }), "Drawing panel 2 of 6");
  assert.equal(t("step.picture", { unit: "panel", n: 2 }), "Panel 2");
  assert.deepEqual(spelt("make.cap", { cap: 7 }), ["; spend ", 7, ""]);
  await speak("de");
  assert.equal(t("watch.drawing", { unit: unit("story"), n: 2, of: 6 }), "Seite 2 von 6 wird gezeichnet");
  await speak("en");
});

test("a key is called as the sheet of keys calls it", () => {
  assert.equal(named({ key: "Enter", metaKey: true }), "Ctrl+Enter");
  assert.equal(named({ key: "ArrowUp", altKey: true }), "Alt+ArrowUp");
  assert.equal(named({ key: "?", shiftKey: true }), "?");
  assert.equal(named({ key: " " }), "Space");
});

test("the guide to the keyboard names every key of the sheet, and is the page of the docs", () => {
  const studio = new URL("../../../functions/web/studio/", import.meta.url);
  const sheet = readFileSync(new URL("shell/seldom.js", studio), "utf8");
  const guide = readFileSync(new URL("guide.txt", studio), "utf8");
  const keys = [...sheet.matchAll(/\["([^"]+)", "(?:keys|place)\.\w+"\]/g)].map((found) => found[1]);

  assert.ok(keys.length > 25);
  assert.deepEqual(
    keys.filter((key) => !guide.includes(`\`${key}\``)),
    [],
  );
  assert.equal(guide, readFileSync(new URL("../../../docs/studio.md", import.meta.url), "utf8"));
});

test("a small window is seen whole wherever its button is", () => {
  const view = { width: 400, height: 600 };
  const box = { width: 320, height: 300 };

  assert.deepEqual(beside({ top: 10, bottom: 40, left: 20, right: 60 }, box, view), { top: 48, left: 20 });
  assert.deepEqual(beside({ top: 500, bottom: 530, left: 300, right: 390 }, box, view), { top: 192, left: 72 });
  assert.equal(beside({ top: 10, bottom: 40, left: 200, right: 390 }, box, view, { rtl: true }).left, 70);
});

test("a promised page has a place for every panel, within the page, and none lies over another", () => {
  for (const kind of ["comic", "story", "presentation", "image"])
    for (let scenes = 1; scenes <= (kind === "comic" ? 10 : 24); scenes++) {
      const [page] = promised({ kind, scenes, page: "a4", aspect: "16:9" });
      assert.equal(page.panels.length, scenes);
      for (const {
        rect: [x, y, w, h],
      } of page.panels)
        assert.ok(x >= 0 && y >= 0 && x + w <= 1.0001 && y + h <= page.height + 0.0001, `${kind} ${scenes}`);
    }
});

test("what the service laid out is shown as it laid it out", () => {
  const layout = [
    {
      width: 1000,
      height: 2000,
      panels: [
        { scene: 1, rect: [0.1, 0.1, 0.8, 0.2] },
        { scene: 2, rect: [0.1, 0.35, 0.8, 0.2] },
      ],
    },
  ];

  const [page] = laidOut({ layout });

  assert.deepEqual(page.panels[0].rect, [0, 0, 1, 0.5]);
  assert.equal(page.height.toFixed(4), "1.1250");
  assert.equal(laidOut({ layout: [] }), null);
  assert.equal(pagesOf({ layout: [], scenes: [], kind: "comic" })[0].panels.length, 6);
});

test("failures of one cause are one card, whatever they struck", () => {
  const step = (scene, code, what = "picture") => ({
    id: `${what} ${scene}`, what, scene, state: "failed", error: { code },
  }); // prettier-ignore
  const job = {
    kind: "comic",
    progress: {
      steps: [step(3, "timeout"), step(4, "safety_blocked"), step(5, "timeout"), step(5, "timeout", "speech")],
    },
  };

  assert.deepEqual(
    causes(job).map((one) => [one.what, one.code, one.scenes]),
    [
      ["picture", "timeout", [3, 5]],
      ["picture", "safety_blocked", [4]],
      ["speech", "timeout", [5]],
    ],
  );
});

test("a fault is told in our words, with its wait and its size, and never as a code", () => {
  assert.equal(told({ code: "rate_limited", retryAfter: 23 }).text, "Too many in one minute. The next in 23 s.");
  assert.equal(told({ code: "payload_too_large" }, { size: "31 MB" }).text, "This file is 31 MB. The limit is 20 MB.");
  assert.equal(told({ code: "something_new" }).text, told({ code: "internal" }).text);
  assert.equal(told(null).code, "internal");
});

test("what failed is called by its name: a plan, a text, a picture or a recording, in every language", async () => {
  const said = (code) => ["plan", "text", "picture", "sheet", "speech"].map((what) => told({ code }, { what }).text);

  assert.deepEqual(said("empty_output"), [
    "The model returned no words, twice.",
    "The model returned no words, twice.",
    "The model returned no picture, twice.",
    "The model returned no picture, twice.",
    "The model returned no sound, twice.",
  ]);
  assert.deepEqual(
    said("invalid_output").map((text) => text.split(" ")[2]),
    ["plan", "text", "picture", "picture", "recording"],
  );
  assert.equal(told({ code: "timeout" }, { what: "speech" }).text, "The voice model did not answer in time.");
  assert.equal(
    told({ code: "safety_blocked" }, { what: "text", places: "page 2" }).text,
    "The text model refused page 2.",
  );
  assert.equal(told({ code: "timeout" }).text, "The picture model did not answer in time.");
  assert.equal(told({ code: "invalid_output" }).text, "The model's plan could not be used.");
  await speak("de");
  assert.equal(told({ code: "empty_output" }, { what: "speech" }).text, "Das Modell hat zweimal keinen Ton geliefert.");
  assert.equal(
    told({ code: "quota_exhausted" }, { what: "text" }).text,
    "Das Textmodell hat sein Kontingent für heute verbraucht.",
  );
  assert.equal(
    told({ code: "invalid_output" }, { what: "picture" }).text,
    "Das Bild des Modells war nicht zu gebrauchen.",
  );
  await speak("en");
});
