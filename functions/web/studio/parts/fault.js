import { html, useEffect, useRef } from "../ui.js";
import { told } from "../shell/faults.js";
import { t } from "../shell/words.js";
import { Icon } from "./icon.js";

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
