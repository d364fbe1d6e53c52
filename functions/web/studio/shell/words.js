// Every text of the page, in the language that was chosen; plural, money, time and lists are the browser's own.
import { remember, remembered } from "./preferences.js";

export const LANGUAGES = { en: "English", de: "Deutsch" };
let texts = {};
let plural = new Intl.PluralRules("en");
export let language = "en";

/** The language of the page: chosen here, or the browser's first one that we speak. */
export function preferred(wanted = globalThis.navigator?.languages || []) {
  const chosen = remembered("language", "");
  return [chosen, ...wanted.map((one) => one.split("-")[0])].find((one) => Object.hasOwn(LANGUAGES, one)) || "en";
}

export async function speak(name) {
  texts = (await import(`../texts/${name}.js`)).default;
  language = name;
  plural = new Intl.PluralRules(name);
  if (globalThis.document) document.documentElement.lang = name;
}

export async function choose(name) {
  remember("language", name);
  await speak(name);
}

function pattern(key, values) {
  const found = texts[key];
  if (found === undefined) return key;
  if (typeof found === "string") return found;
  return found[plural.select(Number(values.n ?? 0))] ?? found.other;
}

export const knows = (key) => Object.hasOwn(texts, key);

/** The text of a key with its values. `{Name}` begins with a capital. */
export const t = (key, values = {}) =>
  pattern(key, values).replace(/{(\w+)}/g, (_, name) => {
    if (name in values) return String(values[name]);
    const small = name[0].toLowerCase() + name.slice(1);
    const text = String(values[small] ?? "");
    return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);
  });

/** The same with values that are drawn: a list of strings and whatever stands between them. */
export const spelt = (key, values) =>
  pattern(key, values)
    .split(/{(\w+)}/)
    .map((part, place) => (place % 2 ? (values[part] ?? "") : part));

/** What a kind is made of: panels, pages, parts, slides. */
export const unit = (kind, n = 1) => t(knows(`unit.${kind}`) ? `unit.${kind}` : "unit.scene", { n });

export const count = (n) => new Intl.NumberFormat(language).format(n);

/** "free", "$0.034" or "$0.22": as many digits as say something. */
export function money(usd) {
  if (usd === null || usd === undefined) return "";
  if (usd === 0) return t("money.free");
  const digits = usd < 0.1 ? 3 : 2;
  if (usd < 0.001) return t("money.less", { usd: dollars(0.001, 3) });
  return dollars(usd, digits);
}

const dollars = (usd, digits) => {
  const made = new Intl.NumberFormat(language, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  });
  return made.format(usd);
};

/** "0.4 s", "9 s", "2 min 5 s". */
export function lasting(seconds) {
  if (seconds > 0 && seconds < 0.95)
    return t("time.s", { s: new Intl.NumberFormat(language).format(Math.max(0.1, Math.round(seconds * 10) / 10)) });
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t("time.s", { s: whole });
  return t(whole % 60 ? "time.min_s" : "time.min", { min: Math.floor(whole / 60), s: whole % 60 });
}

/** About how long, in words: rounded to what somebody who waits can use. */
export function roughly(seconds) {
  if (seconds < 8) return t("time.few");
  if (seconds < 55) return t("time.seconds", { n: Math.round(seconds / 5) * 5 });
  return t("time.minutes", { n: Math.max(1, Math.round(seconds / 60)) });
}

export const clock = (time) => new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(new Date(time));
export const day = (time) => new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(time));
export const listed = (items) => new Intl.ListFormat(language, { type: "conjunction" }).format(items.map(String));
export const languageName = (code) => {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code) || code;
  } catch {
    return code;
  }
};
