// What all readers share: the bar over them, the place in the address, full screen, how a finger turns.
import { Fault } from "../../parts/fault.js";
import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { useTitle } from "../../shell/frame.js";
import { useKeys } from "../../shell/keys.js";
import { go, match } from "../../shell/router.js";
import { useJob } from "../../shell/session.js";
import { t } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";
import { Files } from "../watch/downloads.js";

/** The job of an address in its reader; the reason where it cannot be read. */
export function Opened({ id, as: Reader }) {
  const { job, fault } = useJob(id);
  useTitle(job?.title);
  useEffect(() => {
    if (job && !job.scenes.length) go(`/j/${id}`, { replace: true });
  }, [job]);
  if (job?.scenes.length) return html`<${Reader} job=${job} />`;
  return html`<div class="wide" aria-busy=${!fault}>
    <h1 class="unseen" tabindex="-1">${t("watch.read")}</h1>
    ${fault && html`<${Fault} fault=${fault}><a class="button compact" href="#/">${t("to_make")}</a><//>`}
  </div>`;
}

/** What the address asks for, now. */
export const asked = () => match(location.hash)?.query || {};

/** Kept in the address without a step for Back, and without drawing anew. */
export function mark(query) {
  const text = new URLSearchParams({ ...asked(), ...query });
  history.replaceState(null, "", `#${match(location.hash).path}?${text}`);
}

/** @returns {[number, (to: number) => boolean]} Where one reads, from `least` to `most`; whether it has turned. */
export function usePlace({ least = 1, most }) {
  const within = (to) => Math.max(least, Math.min(most, to));
  const [at, put] = useState(() => within(Math.trunc(Number(asked().at ?? least)) || least));
  const turn = (to) => {
    const next = within(to);
    if (next === at) return false;
    put(next);
    mark({ at: next });
    return true;
  };
  return [within(at), turn];
}

/** Keys of all readers; in a language that is read from the right, the left arrow goes on. */
export function useTurning({ at, turn, least = 1, most, rtl, taps = false }) {
  const on = () => turn(at + 1);
  const back = () => turn(at - 1);
  const free = (act) => (event) => (event.target.closest?.("button, a, summary, input, select") ? false : act());
  const [full, turnFull] = useFull();
  useKeys({
    ArrowRight: rtl ? back : on,
    ArrowLeft: rtl ? on : back,
    PageDown: on,
    PageUp: back,
    Space: free(on),
    Home: () => turn(least),
    End: () => turn(most),
    f: turnFull,
  });
  return { full, turnFull, free, finger: useFinger({ on, back, rtl, taps }) };
}

function useFull() {
  const [full, put] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const look = () => put(Boolean(document.fullscreenElement));
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  const turn = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  return [full, turn];
}

/** Swiping turns; on a stage so does a tap on the left or the right third. */
function useFinger({ on, back, rtl, taps }) {
  const from = useRef(null);
  const turn = (right) => (right === rtl ? back() : on());
  return {
    onPointerDown(event) {
      from.current = event.isPrimary ? event : null;
    },
    onPointerUp(event) {
      if (!from.current || event.target.closest("button, a, summary, input, label, [popover]")) return;
      const far = event.clientX - from.current.clientX;
      const high = event.clientY - from.current.clientY;
      const { left, width } = event.currentTarget.getBoundingClientRect();
      const share = (event.clientX - left) / width;
      if (Math.abs(far) > 48 && Math.abs(far) > 2 * Math.abs(high)) {
        if (event.pointerType === "touch") turn(far < 0);
      } else if (taps && Math.hypot(far, high) < 8 && Math.abs(share - 0.5) > 1 / 6) turn(share > 0.5);
    },
  };
}

/** Close, title, what this reader adds, the files, full screen. */
export function Bar({ job, more = "", full, turnFull, children }) {
  return html`<header class="over">
    <a class="only" href=${`#/j/${job.id}`} aria-label=${t("close")}><${Icon} name="x" /></a>
    <h1 tabindex="-1"><bdi>${job.title}</bdi>${more && html`<span class="quiet"> · ${more}</span>`}</h1>
    ${children}
    <${Pop}
      class="only"
      label=${html`<${Icon} name="download" />`}
      name=${t("watch.download")}
      title=${t("download.title")}
      ><${Files} job=${job}
    /><//>
    ${document.fullscreenEnabled && html`<button type="button" class="only" aria-label=${t(full ? "read.window" : "keys.full")} onClick=${turnFull}><${Icon} name=${full ? "minimize" : "maximize"} /></button>`}
  </header>`;
}
