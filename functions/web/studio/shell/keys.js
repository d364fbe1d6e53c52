// A key for everything. Letters work outside fields only, and can be switched off.
import { useLayoutEffect, useRef } from "../ui.js";
import { remember, remembered } from "./preferences.js";

const layers = [];
let first = "";
let forget = 0;

export const lettersOn = () => remembered("letters", true);
export const switchLetters = (on) => remember("letters", on ? null : false);

const isField = (node) =>
  node?.closest?.("input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]");

/** "Ctrl+Enter", "Alt+ArrowUp", "?", "g": how a pressed key is called here. */
export function named(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return [...parts, key === " " ? "Space" : key].join("+");
}

/** What a key does here and now: the newest layer that knows it, alone or after the key before. */
export function meant(event, before = "") {
  const name = named(event);
  const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  const inField = isField(event.target);
  if (letter && (inField || !lettersOn())) return null;
  if (inField && !["Escape", "Ctrl+Enter"].includes(name)) return null;
  for (const layer of [...layers].reverse()) {
    const found = (before && layer.current[`${before} ${name}`]) || layer.current[name];
    if (found) return found;
  }
  return null;
}

export function listen() {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && document.querySelector(":popover-open")) return;
    const found = meant(event, first);
    clearTimeout(forget);
    first = !isField(event.target) && event.key === "g" && !event.ctrlKey && !event.metaKey ? "g" : "";
    forget = setTimeout(() => (first = ""), 1500);
    if (!found) return;
    if (found(event) !== false) event.preventDefault();
  });
}

/** These keys while this component is drawn; a function that returns false leaves the key to the browser. */
export function useKeys(keys) {
  const layer = useRef(keys);
  layer.current = keys;
  // Before it is seen: whoever sees a view can use its keys.
  useLayoutEffect(() => {
    layers.push(layer);
    return () => layers.splice(layers.indexOf(layer), 1);
  }, []);
}
