import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import de from "../../../functions/web/studio/texts/de.js";
import en from "../../../functions/web/studio/texts/en.js";

const STUDIO = new URL("../../../functions/web/studio/", import.meta.url).pathname;
const scripts = readdirSync(STUDIO, { recursive: true })
  .filter((name) => name.endsWith(".js") && !/^(vendor|texts)/.test(name))
  .map((name) => readFileSync(join(STUDIO, name), "utf8"))
  .join("\n");
/** Whole keys that are written somewhere, and the beginnings and ends of those that are put together. */
const written = new Set([...scripts.matchAll(/["'`]([a-z_]+(?:[.:][\w:-]+)*)["'`]/g)].map((found) => found[1]));
const composed = [...scripts.matchAll(/`([a-z_.]*)\$\{[^`]*?\}([\w.]*)`/g)]
  .map((found) => [found[1], found[2]])
  .filter(([begin]) => begin.includes("."));
const forms = (text) => (typeof text === "string" ? [text] : Object.values(text));
const places = (text) =>
  new Set(forms(text).flatMap((one) => [...one.matchAll(/{(\w+)}/g)].map((found) => found[1].toLowerCase())));

test("both languages have the same texts", () => {
  const lacks = (own, other) => Object.keys(other).filter((key) => !Object.hasOwn(own, key));
  assert.deepEqual([lacks(de, en), lacks(en, de)], [[], []]);
});

test("a text takes no value in one language that it is not given in the other", () => {
  for (const key of Object.keys(en)) {
    const [own, other] = [places(en[key]), places(de[key])];
    const strange = [...other].filter((name) => !own.has(name) && !["n", "unit", "units"].includes(name));
    assert.deepEqual(strange, [], key);
  }
});

test("every text that has a plural has both of its forms", () => {
  for (const [key, text] of [...Object.entries(en), ...Object.entries(de)])
    if (typeof text !== "string") assert.deepEqual(Object.keys(text).sort(), ["one", "other"], key);
});

test("every text is used", () => {
  const isUsed = (key) =>
    written.has(key) ||
    /^fault\.\w+\.(wait|sized|more)$/.test(key) ||
    composed.some(([begin, end]) => key.startsWith(begin) && key.endsWith(end));

  assert.deepEqual(
    Object.keys(en).filter((key) => !isUsed(key)),
    [],
  );
});

test("every text that is asked for is there", () => {
  const asked = [...scripts.matchAll(/\b(?:t|spelt)\("([^"]+)"/g)].map((found) => found[1]);

  assert.deepEqual(
    asked.filter((key) => !Object.hasOwn(en, key)),
    [],
  );
});

test("nobody is shouted at, joked with or begged", () => {
  for (const [key, text] of Object.entries(en))
    for (const one of forms(text)) assert.ok(!/!|\boops\b|\bplease\b|\bsuccessfully\b/i.test(one), `${key}: ${one}`);
  for (const [key, text] of Object.entries(de))
    for (const one of forms(text)) assert.ok(!/!|\bbitte\b|\berfolgreich\b/i.test(one), `${key}: ${one}`);
});
