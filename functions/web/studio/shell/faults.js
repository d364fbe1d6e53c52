// What went wrong, in one sentence with one action; never a code.
import { count, knows, lasting, t, unit } from "./words.js";

/** The words of a fault of the client, or of a problem that is stored with a step. */
export function told(fault, values = {}) {
  const code = fault?.code || "internal";
  const key = knows(`fault.${code}`) ? code : "internal";
  const wait = fault?.retryAfter ? lasting(fault.retryAfter) : "";
  const filled = { wait, detail: fault?.detail || fault?.message || "", ...values };
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

/** What the picture steps of a job failed of: one entry a cause, however many scenes it struck. */
export function causes(job, state = "failed") {
  const found = new Map();
  for (const step of job.progress.steps) {
    if (step.state !== state || !step.error) continue;
    const one = found.get(step.error.code) || { code: step.error.code, error: step.error, scenes: [], steps: [] };
    if (step.scene && !one.scenes.includes(step.scene)) one.scenes.push(step.scene);
    one.steps.push(step);
    found.set(step.error.code, one);
  }
  return [...found.values()];
}

/** "Panel 4", "Panels 3 and 5". */
export const places = (job, scenes, join) =>
  `${unit(job.kind, scenes.length)} ${join(scenes.map((one) => count(one)))}`;
