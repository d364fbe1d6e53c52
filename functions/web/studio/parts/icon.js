import { html } from "../ui.js";

const SPRITE = new URL("../icons.svg", import.meta.url).pathname;

/** One of Lucide's signs, always beside words or on a button that has a name. */
export const Icon = ({ name, small = false, class: kind = "" }) =>
  html`<svg class=${`icon ${small ? "small" : ""} ${kind}`} aria-hidden="true" focusable="false">
    <use href=${`${SPRITE}#${name}`} />
  </svg>`;
