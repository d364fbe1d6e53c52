// What is seldom seen, loaded when it is: the sheet of keys, and the door for who needs a key.
import { Dialog } from "../parts/dialog.js";
import { Fault } from "../parts/fault.js";
import { html, useState } from "../ui.js";
import { lettersOn, switchLetters } from "./keys.js";
import { signIn } from "./session.js";
import { t } from "./words.js";

/** The same words as docs/studio.md. */
const GUIDE = new URL("../guide.txt", import.meta.url).pathname;

/** The keys of the sheet, by where they work; a view's own are added here. */
/** @type {[string, [string, string][]][]} */
const KEYS = [
  [
    "keys.everywhere",
    [
      ["?", "keys.sheet"],
      ["G M", "place.make"],
      ["G L", "place.library"],
      ["G G", "place.gallery"],
      ["G O", "place.operate"],
      ["N", "keys.new"],
      ["/", "keys.search"],
      ["Ctrl Enter", "keys.send"],
      ["Esc", "keys.back"],
      ["Z", "keys.undo"],
    ],
  ],
  [
    "keys.watch",
    [
      ["O", "keys.open"],
      ["R", "keys.retry"],
    ],
  ],
  [
    "keys.plan",
    [
      ["↑ ↓", "keys.between"],
      ["E", "keys.edit"],
      ["Alt ↑ ↓", "keys.move"],
      ["Backspace", "keys.leave_out"],
    ],
  ],
  [
    "keys.scene",
    [
      ["1 2", "keys.versions"],
      ["[ ]", "keys.scenes"],
    ],
  ],
  [
    "keys.reader",
    [
      ["← →", "keys.turn"],
      ["Home End", "keys.ends"],
      ["P", "keys.panel"],
      ["F", "keys.full"],
      ["K", "keys.play"],
      [", .", "keys.sentence"],
      ["+ -", "keys.letters"],
    ],
  ],
  [
    "keys.present",
    [
      ["B", "keys.black"],
      ["S", "keys.speaker"],
      ["N", "keys.narration"],
      ["1 … Enter", "keys.jump"],
    ],
  ],
];

export function KeysSheet({ onClose }) {
  const [on, setOn] = useState(lettersOn());
  const put = (event) => {
    switchLetters(event.currentTarget.checked);
    setOn(event.currentTarget.checked);
  };
  return html`<${Dialog} title=${t("keys.title")} onClose=${onClose}>
    <label class="switch"
      ><input type="checkbox" role="switch" data-first checked=${on} onChange=${put} />${t("keys.letters_on")}</label
    >
    ${KEYS.map(
      ([where, keys]) =>
        html`<section key=${where}>
          <h3>${t(where)}</h3>
          <dl class="keys">
            ${keys.map(
              ([key, what]) =>
                html`<dt key=${what}>${t(what)}</dt>
                  <dd>${key.split(" ").map((one) => html`<kbd>${one}</kbd>`)}</dd>`,
            )}
          </dl>
        </section>`,
    )}
    <div class="actions">
      <a class="button" href=${GUIDE} target="_blank" hreflang="en">${t("keys.guide")}</a
      ><button type="button" class="button" onClick=${onClose}>${t("close")}</button>
    </div>
  <//>`;
}

export function SignIn() {
  const [key, put] = useState("");
  const [fault, setFault] = useState(null);
  const send = async (event) => {
    event.preventDefault();
    setFault(await signIn(key.trim()));
    document.getElementById("key")?.focus();
  };
  const wrong = fault?.code === "unauthenticated";
  return html`<form class="wide stack" onSubmit=${send}>
    <h1 tabindex="-1">${t("fault.unauthenticated")}</h1>
    <p class="quiet">${t("sign_in.why")}</p>
    <div style=${{ maxWidth: "28em" }}>
      <label class="label" for="key">${t("sign_in.key")}</label
      ><input
        class="input"
        id="key"
        type="password"
        autocomplete="off"
        value=${key}
        onInput=${(event) => put(event.currentTarget.value)}
      />
      ${wrong && html`<p class="fault" id="key-fault" role="alert">${t("sign_in.wrong")}</p>`}
    </div>
    ${fault && !wrong && html`<${Fault} fault=${fault} />`}
    <div><button class="button primary">${t("sign_in.go")}</button></div>
  </form>`;
}
