import { Icon } from "../../parts/icon.js";
import { causes, told } from "../../shell/faults.js";
import { t } from "../../shell/words.js";
import { html } from "../../ui.js";
import { named } from "./now.js";

/** One card a cause, not one a panel: the sentence, and what can be done. */
export function Causes({ job, busy, onRetry }) {
  const found = [...causes(job), ...causes(job, "placeholder").map((one) => ({ ...one, drawn: true }))];
  const whole =
    job.state === "failed" && job.error && !found.length
      ? [{ code: job.error.code, error: job.error, scenes: [] }]
      : [];
  if (!found.length && !whole.length) return null;
  return html`<div class="stack" id="causes" tabindex="-1">
    ${[...found, ...whole].map((one) => {
      const words = told(one.error, { places: one.scenes.length ? named(job, one.scenes) : "" });
      return html`<div class=${`notice ${one.drawn ? "wait" : "bad"}`} key=${`${one.code} ${one.drawn}`}>
        <${Icon} name="circle-alert" />
        <strong>${words.text}</strong>
        <p>${one.drawn ? t("watch.instead") : words.more || one.error.detail}</p>
        <div class="actions">
          ${one.code === "safety_blocked" && one.scenes.length > 0 && html`<a class="button primary compact" href=${`#/j/${job.id}/s/${one.scenes[0]}`}>${t("watch.words")}</a>`}
          ${job.links.retry && html`<button type="button" class=${`button compact ${one.code === "safety_blocked" ? "" : "primary"}`} disabled=${busy} onClick=${() => onRetry()}>${t("watch.retry")}</button>`}
          ${job.links.retry && !one.drawn && one.scenes.length > 0 && html`<button type="button" class="button compact" disabled=${busy} onClick=${() => onRetry({ onUnavailable: "offline" })}>${t("watch.offline")}</button>`}
        </div>
      </div>`;
    })}
  </div>`;
}
