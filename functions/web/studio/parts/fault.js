// What went wrong, in one sentence with one action; never a code.
import { knows, lasting, t } from "../shell/words.js";
import { Icon } from "./icon.js";
import { html, useEffect, useRef } from "../ui.js";

/** Who makes what a step brings. */
const MAKERS = { plan: "text", text: "text", speech: "speech" };

/** The words of a fault of the client, or of a problem that is stored with a step, which `what` names. */
export function told(fault, values = /** @type {any} */ ({})) {
  const code = fault?.code || "internal";
  const key = knows(`fault.${code}`) ? code : "internal";
  const wait = fault?.retryAfter ? lasting(fault.retryAfter) : "";
  const { what } = values;
  const maker = MAKERS[what] || "picture";
  const model = t(`model.${maker}`);
  const result = t(`result.${what && what !== "plan" ? maker : "plan"}`);
  const filled = {
    wait,
    model,
    result,
    nothing: t(`nothing.${maker}`),
    detail: fault?.detail || fault?.message || "",
    ...values,
  };
  const form = [wait && "wait", values.size && "sized"].find((one) => one && knows(`fault.${key}.${one}`));
  return {
    code: key,
    text: t(form ? `fault.${key}.${form}` : `fault.${key}`, filled),
    more: knows(`fault.${key}.more`) ? t(`fault.${key}.more`, filled) : "",
    request: fault?.requestId || "",
    fields: (fault?.errors || []).filter((one) => one.field),
    detail: filled.detail,
  };
}

/** What the steps of a job failed of: one entry a cause and a sort of step, however many scenes it struck. */
export function causes(job, state = "failed") {
  const found = new Map();
  for (const step of job.progress.steps) {
    if (step.state !== state || !step.error) continue;
    const { what, error } = step;
    const name = `${what} ${error.code}`;
    const one = found.get(name) || { name, what, code: error.code, error, scenes: [], steps: [] };
    if (step.scene && !one.scenes.includes(step.scene)) one.scenes.push(step.scene);
    one.steps.push(step);
    found.set(name, one);
  }
  return [...found.values()];
}

/** A failure over what it stopped: sentence, cause, one action; focused, so that nobody misses it. */
export function Fault({ fault, values, focus = true, children }) {
  const node = useRef(null);
  const words = told(fault, values);
  useEffect(() => {
    if (focus) node.current?.focus();
  }, [fault]);
  return html`<div class="notice bad" role="alert" tabindex="-1" ref=${node}>
    <${Icon} name="circle-alert" />
    <strong>${words.text}</strong>
    ${words.more && html`<p>${words.more}</p>`}
    ${
      words.fields.length > 0 &&
      html`<ul>
        ${words.fields.map((one) => html`<li key=${one.field}>${one.message}</li>`)}
      </ul>`
    }
    ${
      words.request &&
      html`<details class="tiny quiet">
        <summary>${t("details")}</summary>
        ${words.detail} <span dir="ltr">${t("request_id", { id: words.request })}</span>
      </details>`
    }
    ${children && html`<div class="actions">${children}</div>`}
  </div>`;
}
