import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { told } from "../../parts/fault.js";
import { ROUTES } from "../../shell/router.js";
import { api, seen } from "../../shell/session.js";
import { knows, lasting, t } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";
import { sizeOf } from "../make/field.js";
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

export function Files({ job }) {
  const [items, setItems] = useState([]);
  const control = useRef(new AbortController());
  const list = () => api.jobs.exports(job.id, { signal: control.current.signal });
  useEffect(() => {
    control.current = new AbortController();
    list().then(
      (found) => setItems(found.items),
      () => {},
    );
    return () => control.current.abort();
  }, [job.id, job.run]);
  /** Asks for a file and looks until it is made. */
  const make = async (format) => {
    const { signal } = control.current;
    const answer = await api.send("GET", items.find((one) => one.format === format).url, { signal });
    answer.body?.cancel();
    for (;;) {
      const found = (await list()).items.find((one) => one.format === format);
      if (found.state === "ready") return setItems((all) => all.map((one) => (one.format === format ? found : one)));
      if (found.state === "failed") throw found.error;
      await new Promise((next) => setTimeout(next, 700));
    }
  };
  return html`<ul class="stack files">
    ${items.map((one) => html`<${File} key=${one.format} job=${job} one=${one} make=${make} />`)}
  </ul>`;
}

/** A file: taken at once where it is there, else made first, then taken. */
function File({ job, one, make }) {
  const link = useRef(null);
  const [seconds, setSeconds] = useState(-1);
  const [fault, setFault] = useState(null);
  const busy = seconds >= 0;
  useEffect(() => {
    if (!busy) return undefined;
    const clock = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(clock);
  }, [busy]);
  const take = async (event) => {
    if (one.state === "ready") return;
    event.preventDefault();
    if (busy) return;
    setFault(null);
    setSeconds(0);
    try {
      await make(one.format);
      requestAnimationFrame(() => setTimeout(() => link.current?.click()));
    } catch (found) {
      if (found.name !== "AbortError") setFault(found);
    }
    setSeconds(-1);
  };
  const address = seen(one.url, job);
  return html`<li>
    <a
      class="link"
      ref=${link}
      href=${`${address}${address.includes("?") ? "&" : "?"}wait=60`}
      download=${`${fileName(job)}.${one.format}`}
      onClick=${take}
      ><${Icon}
        name="download"
        small
      />${knows(`download.${one.format}`) ? t(`download.${one.format}`) : one.format}${one.bytes && html`<span class="hint">${sizeOf(one.bytes)}</span>`}</a
    >
    ${busy && html`<label class="hint">${t("download.making", { time: lasting(seconds) })}<progress></progress></label>`}
    ${fault && html`<p class="fault" role="alert">${told(fault).text}</p>`}
  </li>`;
}

/** A title as a file's name. */
export const fileName = (job) =>
  (job.title || job.kind)
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 80) || job.kind;
