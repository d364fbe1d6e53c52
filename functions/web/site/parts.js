// What the page is made of. Text is only ever set as text.

/** An element with attributes and children; children that say nothing are left out. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child || child === 0));
  return made;
}

export const named = (schema) => (schema.$ref ? schema.$ref.split("/").pop() : "");
export const choices = (schema) => schema.anyOf || schema.oneOf || [];

/** What this browser keeps, as the studio keeps it. */
export function remembered(name) {
  try {
    return JSON.parse(localStorage.getItem(`limner.${name}`)) || "";
  } catch {
    return "";
  }
}

export function remember(name, value) {
  try {
    if (value) localStorage.setItem(`limner.${name}`, JSON.stringify(value));
    else localStorage.removeItem(`limner.${name}`);
  } catch {
    // A forbidden store costs the memory, not the work.
  }
}
