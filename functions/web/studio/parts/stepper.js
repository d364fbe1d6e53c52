import { html, useId, useState } from "../ui.js";
import { t } from "../shell/words.js";
import { Icon } from "./icon.js";

/** A number between two limits, which are said in words. What is typed stays as it is until the field is left. */
export function Stepper({ label, value, least = 1, most, onChange }) {
  const id = useId();
  const [typed, type] = useState(null);
  const put = (wanted) => onChange(Math.min(most, Math.max(least, Math.round(wanted) || least)));
  const take = ({ currentTarget: { value: text, validity } }) => {
    type(text);
    if (text && validity.valid) put(Number(text));
  };
  const leave = ({ currentTarget: { value: text } }) => {
    type(null);
    if (text) put(Number(text));
  };
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <div class="stepper">
      <button type="button" aria-label=${t("fewer")} onClick=${() => put(value - 1)}>
        <${Icon} name="minus" small />
      </button>
      <input
        id=${id}
        type="number"
        inputmode="numeric"
        min=${least}
        max=${most}
        value=${typed ?? value}
        aria-describedby=${`${id}-limits`}
        onInput=${take}
        onChange=${leave}
      />
      <button type="button" aria-label=${t("more")} onClick=${() => put(value + 1)}>
        <${Icon} name="plus" small />
      </button>
    </div>
    <p class="hint" id=${`${id}-limits`}>${t("limits", { least, most })}</p>
  </div>`;
}
