// A job's own page: its state chooses what is shown, and a link to it survives reload, Back and sharing.
import { Fault } from "../parts/fault.js";
import { t } from "../shell/words.js";
import { useJob } from "../shell/session.js";
import { html, useEffect, useState } from "../ui.js";
import { Watch } from "./watch.js";

export default function Job({ params }) {
  const { job, fault } = useJob(params.id);
  const waits = job?.state === "awaiting_approval";
  const [Plan, setPlan] = useState(null);
  useEffect(() => {
    if (waits) import("./plan.js").then((found) => setPlan(() => found.default)).catch(() => {});
  }, [waits]);
  if (!job && fault)
    return html`<div class="wide">
      <h1 class="unseen" tabindex="-1">${t("place.library")}</h1>
      <${Fault} fault=${fault}><a class="button compact" href="#/">${t("to_make")}</a><//>
    </div>`;
  if (!job) return html`<div class="wide watch" aria-busy="true"><h1 tabindex="-1">${"\u00a0"}</h1></div>`;
  return waits && Plan ? html`<${Plan} job=${job} />` : html`<${Watch} job=${job} />`;
}
