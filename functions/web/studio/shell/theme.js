// Dark, light, or as the machine has it.
import { remember, remembered } from "./preferences.js";

export const theme = () => remembered("theme", "auto");

export function wear(name) {
  if (name === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  remember("theme", name === "auto" ? null : name);
}

/** What a click changes to: always the other one of what is seen. */
export function other() {
  const dark = theme() === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : theme() === "dark";
  return dark ? "light" : "dark";
}
