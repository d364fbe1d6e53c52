// A job's own page: its state chooses what is shown, and a link to it survives reload, Back and sharing.
import { Fault } from "../parts/fault.js";
import { t } from "../shell/words.js";
import { useJob } from "../shell/session.js";
import { html } from "../ui.js";
import { Watch } from "./watch.js";

export default function Job({ params }) {
  const { job, fault } = useJob(params.id);
  if (!job && fault)
    return html`<div class="wide">
      <h1 class="unseen" tabindex="-1">${t("place.library")}</h1>
      <${Fault} fault=${fault}><a class="button compact" href="#/">${t("to_make")}</a><//>
    </div>`;
  if (!job) return html`<div class="wide watch" aria-busy="true"><h1 tabindex="-1">${"\u00a0"}</h1></div>`;
  return html`<${Watch} job=${job} />`;
}
