// What this browser remembers: never sent anywhere, and nothing breaks where it may not be kept.
const PREFIX = "limner.";

export function remembered(name, otherwise) {
  try {
    const kept = localStorage.getItem(PREFIX + name);
    return kept === null ? otherwise : JSON.parse(kept);
  } catch {
    return otherwise;
  }
}

export function remember(name, value) {
  try {
    if (value === null || value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A full or forbidden store costs the memory, not the work.
  }
}

/** All that is somebody's own goes; how the page looks and speaks stays. */
export function forget() {
  const names = Object.keys(globalThis.localStorage || {}).filter((name) => name.startsWith(PREFIX));
  for (const name of names)
    if (!["language", "theme", "letters"].includes(name.slice(PREFIX.length))) localStorage.removeItem(name);
}

// Dark, light, or as the machine has it.

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
