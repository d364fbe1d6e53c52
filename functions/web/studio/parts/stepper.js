import { html, useId } from "../ui.js";
import { t } from "../shell/words.js";
import { Icon } from "./icon.js";

/** A number between two limits, which are said in words. */
export function Stepper({ label, value, least = 1, most, onChange }) {
  const id = useId();
  const put = (wanted) => onChange(Math.min(most, Math.max(least, Math.round(wanted) || least)));
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
        value=${value}
        aria-describedby=${`${id}-limits`}
        onChange=${(event) => put(Number(event.currentTarget.value))}
      />
      <button type="button" aria-label=${t("more")} onClick=${() => put(value + 1)}>
        <${Icon} name="plus" small />
      </button>
    </div>
    <p class="hint" id=${`${id}-limits`}>${t("limits", { least, most })}</p>
  </div>`;
}
