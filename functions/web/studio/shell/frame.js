// What stands around every view: bar, tabs, toasts, questions, the sheet of keys; and who gets the focus.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Questions } from "../parts/dialog.js";
import { Icon } from "../parts/icon.js";
import { say } from "./announcer.js";
import { useKeys } from "./keys.js";
import { other, remembered, wear } from "./preferences.js";
import { go, ROUTES, useRoute } from "./router.js";
import { lookUpAccount, signOut, store, useStore } from "./session.js";
import { Toasts, undoLast } from "./toasts.js";
import { choose, language, LANGUAGES, money, t } from "./words.js";

const MARK = new URL("../mark.svg", import.meta.url).pathname;
const PLACES = [
  { name: "make", path: "/", icon: "wand-sparkles", key: "m" },
  { name: "library", path: "/library", icon: "book-open", key: "l" },
  { name: "gallery", path: "/gallery", icon: "images", key: "g" },
  { name: "operate", path: "/operate", icon: "gauge", key: "o" },
].filter((place) => ROUTES.some((route) => route.path === place.path));

/** Puts the focus there, without a jump; false where there is nothing. */
function focus(selector) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  found?.focus({ preventScroll: true });
  return Boolean(found);
}

/** What is loaded when it is first wanted. */
function Later({ name, ...props }) {
  const [parts, put] = useState(null);
  useEffect(() => {
    import("./seldom.js").then(put);
  }, []);
  return parts && html`<${parts[name]} ...${props} />`;
}

function Spend() {
  const account = useStore((state) => state.account);
  if (!account) return null;
  const { spent_today_usd: spent, daily_budget_usd: budget } = account;
  if (!spent && budget === null) return null;
  const text =
    budget === null
      ? t("today", { spent: money(spent) })
      : t("today_of", { spent: money(spent), budget: money(budget) });
  return html`<span class="spend"><${Icon} name="coins" small />${text}</span>`;
}

function Bar({ place, onKeys, onTheme }) {
  const account = useStore((state) => state.account);
  const places = PLACES.filter((one) => one.name !== "operate" || !account || account.scopes.includes("admin"));
  return html`<header class="top">
    <a class="button skip" href="#main" onClick=${toMain}>${t("skip")}</a>
    <a class="brand" href="#/"><img src=${MARK} alt="" width="30" height="30" /><span>Limner</span></a>
    <nav class="places" aria-label=${t("places")}>
      ${places.map((one) => html`<a key=${one.name} href=${`#${one.path}`} aria-current=${one.name === place ? "page" : undefined}><${Icon} name=${one.icon} />${t(`place.${one.name}`)}</a>`)}
    </nav>
    <div class="end">
      <${Spend} />
      <button type="button" class="only keys-sheet" aria-label=${t("keys.title")} onClick=${onKeys}>
        <${Icon} name="keyboard" />
      </button>
      <button type="button" class="only" aria-label=${t(`theme.${other()}`)} onClick=${onTheme}>
        <${Icon} name=${other() === "dark" ? "moon" : "sun"} />
      </button>
    </div>
  </header>`;
}

const toMain = (event) => {
  event.preventDefault();
  focus("main h1, main");
};

function Feet({ onLanguage }) {
  const others = Object.entries(LANGUAGES).filter(([name]) => name !== language);
  return html`<footer class="feet">
    <a href="/docs">${t("docs")}</a>
    ${others.map(([name, title]) => html`<button type="button" key=${name} lang=${name} onClick=${() => onLanguage(name)}>${title}</button>`)}
    ${remembered("key", "") && html`<button type="button" onClick=${signOut}>${t("sign_in.out")}</button>`}
  </footer>`;
}

function Nowhere({ shown }) {
  return html`<div class="wide">
    <h1 tabindex="-1">${t(shown.cause ? "lost.part" : "fault.not_found")}</h1>
    <p class="empty">
      ${shown.cause ? html`<button type="button" class="button" onClick=${() => location.reload()}>${t("load_again")}</button>` : html`<a class="button" href="#/">${t("to_make")}</a>`}
    </p>
  </div>`;
}

export function Frame() {
  const shown = useRoute();
  const signedOut = useStore((state) => state.signedOut);
  const online = useStore((state) => state.online);
  const [keysOpen, openKeys] = useState(false);
  const [, draw] = useState(0);
  const first = useRef(true);
  // At once and not after the next frame: whoever types meanwhile types into the new view.
  useLayoutEffect(() => {
    if (!shown) return;
    if (first.current) first.current = false;
    else {
      focus("main h1");
      scrollTo(0, 0);
    }
  }, [shown?.path]);
  useEffect(() => {
    lookUpAccount();
    // Where what had the focus goes away, the heading has it: it says how things are now.
    let last = null;
    addEventListener("focusin", (event) => (last = event.target));
    new MutationObserver(() => {
      if (last?.isConnected !== false) return;
      last = null;
      if (document.activeElement === document.body) focus("main h1");
    }).observe(document.body, { childList: true, subtree: true });
    const told = () => {
      store.tell({ type: "online", online: navigator.onLine });
      say(t(navigator.onLine ? "online" : "offline"));
      if (navigator.onLine) lookUpAccount();
    };
    addEventListener("online", told);
    addEventListener("offline", told);
  }, []);
  useKeys({
    "?": () => openKeys(true),
    n: () => go("/"),
    z: undoLast,
    "/": () => focus("main input[type=search]"),
    Escape: () => false,
    ...Object.fromEntries(PLACES.map((one) => [`g ${one.key}`, () => go(one.path)])),
  });
  if (!shown) return null;
  const { route, View, params, query, path } = shown;
  const turn = () => {
    wear(other());
    draw((n) => n + 1);
  };
  const inLanguage = async (name) => {
    await choose(name);
    draw((n) => n + 1);
  };
  const view = signedOut
    ? html`<${Later} name="SignIn" />`
    : View
      ? html`<${View} key=${path} params=${params} query=${query} />`
      : html`<${Nowhere} shown=${shown} />`;
  if (route.bare && View && !signedOut)
    return html`<main id="main" tabindex="-1">${view}</main>
      <${Toasts} /><${Questions} />${keysOpen && html`<${Later} name="KeysSheet" onClose=${() => openKeys(false)} />`}`;
  return html`<${Bar} place=${route.place} onKeys=${() => openKeys(true)} onTheme=${turn} />
    <main id="main" tabindex="-1">
      ${!online && html`<p class="offline"><${Icon} name="wifi-off" />${t("offline")}</p>`}${view}
    </main>
    <${Feet} onLanguage=${inLanguage} />
    <${Toasts} /><${Questions} /> ${keysOpen && html`<${Later} name="KeysSheet" onClose=${() => openKeys(false)} />`}`;
}

/** The title of the browser's window while a view is shown. */
export function useTitle(text) {
  useEffect(() => {
    document.title = text ? `${text} - Limner` : "Limner";
  }, [text]);
}
