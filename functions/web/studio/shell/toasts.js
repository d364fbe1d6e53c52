// A sentence at the foot of the page, with a way back: one at a time, ten seconds, longer while it is looked at.
import { html, useEffect, useRef, useState } from "../ui.js";
import { t } from "./words.js";

const LASTS = 10_000;
let queue = [];
let draw = () => {};

/**
 * Says what happened. `undo` is called by the button and by Z; `then` when the time is over.
 * @param {string} text
 * @param {{ undo?: () => void, then?: () => void, action?: string }} [options]
 */
export function toast(text, { undo, then, action } = {}) {
  queue = [...queue, { text, undo, then, action: action || t("undo"), key: Math.random() }];
  draw();
}

function leave() {
  queue = queue.slice(1);
  draw();
}

/** Takes the newest thing back, where one can be. */
export function undoLast() {
  const [one] = queue;
  if (!one?.undo) return;
  leave();
  one.undo();
}

export function Toasts() {
  const [, redraw] = useState(0);
  const held = useRef(false);
  const [one] = queue;
  draw = () => redraw((n) => n + 1);
  useEffect(() => {
    held.current = false;
    if (!one) return undefined;
    let left = LASTS;
    const clock = setInterval(() => {
      left -= held.current || document.hidden ? 0 : 250;
      if (left > 0) return;
      leave();
      one.then?.();
    }, 250);
    return () => clearInterval(clock);
  }, [one?.key]);
  const hold = (on) => () => {
    held.current = on;
  };
  return html`<div
    role="status"
    class="toasts"
    onMouseEnter=${hold(true)}
    onMouseLeave=${hold(false)}
    onFocusIn=${hold(true)}
    onFocusOut=${hold(false)}
  >
    ${one && html`<div class="toast" key=${one.key}><span>${one.text}</span>${one.undo && html`<button type="button" onClick=${undoLast}>${one.action}</button>`}</div>`}
  </div>`;
}
