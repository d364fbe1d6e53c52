// Addresses behind the #: each is a link that survives reload, Back and sharing.
import { useEffect, useState } from "../ui.js";

const kept = (name) => import("../views/kept.js").then((views) => ({ default: views[name] }));

/** Pattern -> the module of its view. `place` is the entry of the top bar that it belongs to. */
export const ROUTES = [
  { path: "/", place: "make", load: () => import("../views/make.js") },
  { path: "/j/:id", place: "library", load: () => import("../views/watch.js") },
  { path: "/j/:id/s/:n", place: "library", load: () => import("../views/scene.js") },
  { path: "/j/:id/read", bare: true, load: () => import("../views/read.js") },
  { path: "/j/:id/read/present", bare: true, load: () => import("../views/read/present.js") },
  {
    path: "/j/:id/read/speaker",
    bare: true,
    load: () => import("../views/read/present.js").then((found) => ({ default: found.Speaker })),
  },
  { path: "/library", place: "library", load: () => kept("Library") },
  { path: "/gallery", place: "gallery", load: () => kept("Gallery") },
  { path: "/gallery/:id", place: "gallery", load: () => kept("Gallery") },
  { path: "/import", place: "gallery", load: () => kept("Import") },
  { path: "/operate", place: "operate", load: () => import("../views/operate.js") },
  { path: "/parts", place: "", load: () => import("../views/parts.js") },
];

/** What an address means; null for one that leads nowhere. */
export function match(hash, routes = ROUTES) {
  const [path, query = ""] = (hash.replace(/^#/, "") || "/").split("?");
  const words = path.split("/").filter(Boolean);
  for (const route of routes) {
    const wanted = route.path.split("/").filter(Boolean);
    if (wanted.length !== words.length || !wanted.every((one, at) => one[0] === ":" || one === words[at])) continue;
    const params = {};
    wanted.forEach((one, at) => one[0] === ":" && (params[one.slice(1)] = plain(words[at])));
    return { route, params, query: Object.fromEntries(new URLSearchParams(query)), path };
  }
  return null;
}

const plain = (word) => {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
};

export function go(path, { replace = false } = {}) {
  if (replace) {
    history.replaceState(null, "", `#${path}`);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else location.hash = path;
}

/** The same place with this in its `?`, and the rest as it is now; no new step for Back. */
export function ask(change) {
  const now = match(location.hash);
  const text = new URLSearchParams(
    Object.entries({ ...now?.query, ...change }).filter(([, value]) => value),
  ).toString();
  go((now?.path || "/") + (text ? `?${text}` : ""), { replace: true });
}

const loaded = new Map();

async function load(route) {
  if (!loaded.has(route.load)) loaded.set(route.load, (await route.load()).default);
  return loaded.get(route.load);
}

/** The place that is shown: the old view stays until the new one is here. */
export function useRoute() {
  const [shown, show] = useState(null);
  useEffect(() => {
    let newest = 0;
    let place = null;
    async function turn() {
      const mine = ++newest;
      const found = match(location.hash);
      const turning = mine === 1 || found?.path === place ? (draw) => draw() : change;
      place = found?.path;
      try {
        const View = found && (await load(found.route));
        sessionStorage.removeItem("limner.reloaded");
        if (mine === newest)
          turning(() => show({ ...(found || { route: {}, params: {}, query: {}, path: location.hash }), View }));
      } catch (cause) {
        renewed(cause);
        if (mine === newest) show({ ...found, View: null, cause });
      }
    }
    addEventListener("hashchange", turn);
    turn();
    return () => removeEventListener("hashchange", turn);
  }, []);
  return shown;
}

/** A part that is no longer there belongs to an older page: a new one is asked for, once. */
function renewed(cause) {
  if (!navigator.onLine || sessionStorage.getItem("limner.reloaded")) return;
  sessionStorage.setItem("limner.reloaded", String(cause));
  location.reload();
}

function change(draw) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!document.startViewTransition || still || document.hidden) return draw();
  const transition = document.startViewTransition(() => {
    draw();
    return new Promise((done) => setTimeout(done, 20));
  });
  // A newer one may begin before it: then it is skipped, and what it drew stays. What draw throws is told elsewhere.
  transition.ready.catch(() => undefined);
}
