import { html, useId, useLayoutEffect, useRef, useState } from "../ui.js";
import { t } from "../shell/words.js";

/** A modal window. The first focus goes to what does least harm: mark it with `data-first`. */
export function Dialog({ title, onClose, children }) {
  /** @type {{ current: any }} */
  const node = useRef(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = /** @type {HTMLElement} */ (document.activeElement);
    node.current.showModal();
    (node.current.querySelector("[data-first]") || node.current).focus();
    return () => before?.isConnected && before.focus();
  }, []);
  const outside = (event) => event.target === node.current && onClose();
  return html`<dialog
    ref=${node}
    class="dialog"
    aria-labelledby=${id}
    onCancel=${onClose}
    onClose=${onClose}
    onClick=${outside}
  >
    <h2 id=${id}>${title}</h2>
    ${children}
  </dialog>`;
}

/** @type {(question: any) => void} */
let open = () => {};

/** Asks before what cannot be taken back: true where it is wanted. */
export const sure = (question) => new Promise((answer) => open({ ...question, answer }));

export function Questions() {
  const [asked, ask] = useState(null);
  open = ask;
  if (!asked) return null;
  const answer = (yes) => () => {
    ask(null);
    asked.answer(yes);
  };
  return html`<${Dialog} title=${asked.title} onClose=${answer(false)}>
    <p>${asked.text}</p>
    <div class="actions">
      <button type="button" class="button" data-first onClick=${answer(false)}>${t("leave_it")}</button>
      <button type="button" class="button danger" onClick=${answer(true)}>${asked.action}</button>
    </div>
  <//>`;
}
