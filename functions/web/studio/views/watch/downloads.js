import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { ROUTES } from "../../shell/router.js";
import { api, seen } from "../../shell/session.js";
import { knows, t } from "../../shell/words.js";
import { html, useEffect, useState } from "../../ui.js";
import { missing, named } from "./now.js";

/** Read it, and every file that it can be had as. */
export function Downloads({ job }) {
  const gone = missing(job);
  if (!job.scenes.length) return null;
  const canRead = ROUTES.some((one) => one.path === "/j/:id/read");
  return html`<div class="stack">
    <div class="line">
      ${canRead && html`<a class="button primary" href=${`#/j/${job.id}/read`}><${Icon} name="book-open" />${t("watch.read")}</a>`}
      <${Pop}
        class="button"
        label=${html`<${Icon} name="download" />${t("watch.download")}`}
        title=${t("download.title")}
        ><${Files} job=${job}
      /><//>
    </div>
    ${gone.length > 0 && html`<p class="hint">${t("watch.files", { places: named(job, gone) })}</p>`}
  </div>`;
}

function Files({ job }) {
  const [items, setItems] = useState([]);
  useEffect(() => {
    const control = new AbortController();
    api.jobs
      .exports(job.id, { signal: control.signal })
      .then((found) => setItems(found.items))
      .catch(() => {});
    return () => control.abort();
  }, [job.id, job.run]);
  return html`<ul class="stack files">
    ${items.map(
      (one) =>
        html`<li key=${one.format}>
          <a
            class="link"
            href=${`${seen(one.url, job)}${seen(one.url, job).includes("?") ? "&" : "?"}wait=60`}
            download=${`${fileName(job)}.${one.format}`}
            ><${Icon}
              name="download"
              small
            />${knows(`download.${one.format}`) ? t(`download.${one.format}`) : one.format}</a
          >
        </li>`,
    )}
  </ul>`;
}

/** A title as a file's name. */
export const fileName = (job) =>
  (job.title || job.kind)
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 80) || job.kind;
