// A job's own page: its state chooses what is shown, and a link to it survives reload, Back and sharing.
// Watch: the sheet fills as things land; what happens now in words, the time left, the cost so far, a way to stop.
import { ended } from "../limner.js";
import { Icon } from "../parts/icon.js";
import { pagesOf } from "../parts/layout.js";
import { Sheet } from "../parts/sheet.js";
import { say } from "../shell/announcer.js";
import { Fault, causes, told } from "../parts/fault.js";
import { useTitle } from "../shell/frame.js";
import { useKeys } from "../shell/keys.js";
import { api, keep, useJob, useStore } from "../shell/session.js";
import { knows, lasting, money, t } from "../shell/words.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Downloads } from "./watch/downloads.js";
import { at, headline, left, line, look, missing, named, spoken } from "./watch/now.js";

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

function Watch({ job }) {
  const over = ended(job);
  const heading = headline(job);
  const [busy, act] = useAct();
  useTitle([heading, job.title].filter(Boolean).join(" - "));
  useSpoken(job);
  const retry = (how) => act(() => api.jobs.retry(job.id, how));
  const stop = () => act(() => api.jobs.cancel(job.id));
  useKeys({
    r: () => (job.links.retry ? retry() : false),
    o: () =>
      /** @type {any} */ (
        document.querySelector(".panel > .open:focus") || document.querySelector(".panel > .open")
      )?.click(),
  });
  const steps = useClock(job);
  return html`<div class="wide watch">
    <div class="watching">
      <div class="left">
        <div class="state">
          <p class="small">
            <strong dir="auto">${job.title || ""}</strong>${job.title && " · "}<span class="quiet">${about(job)}</span>
          </p>
          <h1 tabindex="-1">${heading}</h1>
          <p class="lead" dir="auto">${over ? "" : at(job)}<${Lost} job=${job} /></p>
          <${Segments} job=${job} heading=${heading} />
          <p class="apart small quiet">
            <span>${left(job)}</span
            ><span>${t("watch.steps", { done: job.progress.done, total: job.progress.total })}</span>
          </p>
        </div>
        <div class="next stack">
          <${Causes} job=${job} busy=${busy} onRetry=${retry} />
          ${over && html`<${Downloads} job=${job} />`}
        </div>
        <div class="after stack">
          <${Cost} job=${job} />
          ${
            !over &&
            html`<div class="line stop">
              <button type="button" class="button danger" aria-disabled=${busy} onClick=${stop}>
                <${Icon} name="circle-stop" />${t(busy ? "watch.stopping" : "watch.stop")}
              </button>
              <p class="hint">${t("watch.close")}</p>
            </div>`
          }
          <${Receipt} job=${job} steps=${steps} />
        </div>
      </div>
      <div class="right"><${Page} job=${job} steps=${steps} /></div>
    </div>
  </div>`;
}

/** One card a cause, not one a panel: the sentence, and what can be done. */
function Causes({ job, busy, onRetry }) {
  const found = [...causes(job), ...causes(job, "placeholder").map((one) => ({ ...one, drawn: true }))];
  const whole =
    job.state === "failed" && job.error && !found.length
      ? [{ name: "", code: job.error.code, error: job.error, scenes: [] }]
      : [];
  if (!found.length && !whole.length) return null;
  return html`<div class="stack" id="causes" tabindex="-1">
    ${[...found, ...whole].map((one) => {
      const words = told(one.error, { what: one.what, places: one.scenes.length ? named(job, one.scenes) : "" });
      return html`<div class=${`notice ${one.drawn ? "wait" : "bad"}`} key=${`${one.name} ${one.drawn}`}>
        <${Icon} name="circle-alert" />
        <strong>${words.text}</strong>
        <p>${one.drawn ? t("watch.instead") : words.more || one.error.detail}</p>
        <div class="actions">
          ${one.code === "safety_blocked" && one.scenes.length > 0 && html`<a class="button primary compact" href=${`#/j/${job.id}/s/${one.scenes[0]}`}>${t("watch.words")}</a>`}
          ${job.links.retry && html`<button type="button" class=${`button compact ${one.code === "safety_blocked" ? "" : "primary"}`} aria-disabled=${busy} onClick=${() => onRetry()}>${t("watch.retry")}</button>`}
          ${job.links.retry && !one.drawn && one.scenes.length > 0 && html`<button type="button" class="button compact" aria-disabled=${busy} onClick=${() => onRetry({ onUnavailable: "offline" })}>${t(one.what === "picture" ? "watch.offline" : "watch.offline.made")}</button>`}
        </div>
      </div>`;
    })}
  </div>`;
}

const about = (job) => {
  const kind = t(`kind.${job.kind}`);
  return job.style
    ? t("watch.line", {
        kind,
        style: (knows(`style.${job.style}`) ? t(`style.${job.style}`) : job.style).toLocaleLowerCase(),
      })
    : kind;
};

/** A second's tick while something is at work, so that "Drawing, 6 s" moves; measured by this machine's own clock. */
function useClock(job) {
  const [, tick] = useState(0);
  const since = useRef({});
  const working = job.progress.steps.filter((one) => one.state === "working");
  for (const one of working) since.current[`${one.id} ${one.revision}`] ??= performance.now();
  useEffect(() => {
    if (!working.length) return undefined;
    const clock = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(clock);
  }, [working.length > 0]);
  return (one) =>
    one.state === "working" ? (performance.now() - since.current[`${one.id} ${one.revision}`]) / 1000 : one.seconds;
}

function useSpoken(job) {
  const was = useRef(null);
  useEffect(() => {
    const text = spoken(was.current, job);
    was.current = job;
    if (text) say(text);
  }, [job]);
}

/** @returns {[boolean, (ask: () => Promise<any>) => Promise<void>]} */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const act = async (ask) => {
    if (busy) return;
    setBusy(true);
    try {
      keep(await ask());
    } catch {
      // The stream says how the job is; what was refused changes nothing.
    }
    setBusy(false);
  };
  return [busy, act];
}

/** After two seconds without the service: that it catches up. */
function Lost({ job }) {
  const since = useStore((state) => state.lost[job.id]);
  const [shown, show] = useState(false);
  useEffect(() => {
    show(false);
    if (since === undefined) return undefined;
    const timer = setTimeout(() => show(true), 2000);
    return () => clearTimeout(timer);
  }, [since]);
  return shown && html`<span class="chip work"><${Icon} name="wifi-off" small />${t("watch.catching_up")}</span>`;
}

function Segments({ job, heading }) {
  const { steps, done, total } = job.progress;
  return html`<div
    role="progressbar"
    aria-label=${t("watch.progress")}
    aria-valuemin="0"
    aria-valuemax=${total}
    aria-valuenow=${done}
    aria-valuetext=${heading}
  >
    <div class="segments" aria-hidden="true">${steps.map((one) => html`<i key=${one.id} class=${look(one)}></i>`)}</div>
  </div>`;
}

function Cost({ job }) {
  const { spent_usd: spent, estimate_usd: expected, max_usd: most } = job.cost;
  if (!spent && !expected) return html`<p class="small quiet">${t("watch.free")}</p>`;
  const end = Math.max(most || 0, expected, spent) || 1;
  const over = ended(job);
  const gone = missing(job);
  const hint = over
    ? gone.length
      ? `${named(job, gone)}: ${t("watch.no_charge")}`
      : ""
    : t(most ? "watch.end" : "watch.end.about", { usd: money(expected), max: money(most) });
  return html`<div class="stack meter-room">
    <p class="apart small">
      <strong>${t(over ? "watch.spent" : "watch.so_far", { usd: spent ? money(spent) : "$0" })}</strong
      ><span class="quiet">${hint}</span>
    </p>
    <div class="meter" aria-hidden="true">
      <i style=${{ width: `${Math.min(100, (spent / end) * 100)}%` }}></i
      ><b style=${{ insetInlineStart: `${Math.min(100, (expected / end) * 100)}%` }}></b>
    </div>
  </div>`;
}

const SIGNS = {
  done: "circle-check",
  cached: "zap",
  placeholder: "circle-check",
  failed: "circle-alert",
  working: "brush",
};

function Receipt({ job, steps }) {
  const told = job.progress.steps.filter((one) => Object.hasOwn(SIGNS, one.state));
  const cost = (one) =>
    one.cached
      ? t("money.free")
      : one.state === "failed"
        ? one.cost_usd
          ? money(one.cost_usd)
          : t("watch.no_charge")
        : one.cost_usd
          ? money(one.cost_usd)
          : "";
  return html`<ol class="steps" aria-label=${t("watch.receipt")}>
    ${told.map((one) => html`<li key=${one.id}><${Icon} name=${SIGNS[look(one)]} class=${look(one)} /><span dir="auto">${line(job, one)}</span><span class="number quiet small">${[one.cached || one.state === "failed" ? "" : time(steps(one)), cost(one)].filter(Boolean).join(" · ")}</span></li>`)}
  </ol>`;
}

const time = (seconds) => (seconds === null || seconds === undefined ? "" : lasting(seconds));

/** The state of a panel: that of its picture's newest making, unless an earlier one still stands. */
function stateOf(scene, step) {
  if (!scene) return "waiting";
  if (step?.state === "working") return "working";
  const state = scene.picture?.state || "waiting";
  return state === "failed" && scene.picture.url ? "done" : state;
}

/** Where a scene stands on the finished pages, or the slide that it became; null until they are made. */
export function letteredOf(job, number) {
  if (!ended(job)) return null;
  for (const page of job.pages) {
    const panel = page.panels.find((one) => one.scene === number);
    if (panel) return { url: page.url, rect: panel.rect };
  }
  const slide = job.pages.at(number - 1 - job.scenes.length);
  return slide && !slide.panels.length ? { url: slide.url, rect: [0, 0, 1, 1] } : null;
}

function Page({ job, steps }) {
  const panel = (number) => {
    const scene = job.scenes.find((one) => one.number === number);
    const step = job.progress.steps.find((one) => one.what === "picture" && one.scene === number);
    const state = stateOf(scene, step);
    const why =
      state === "failed" &&
      html`<div class="why">
        <span>${t(scene.picture.error?.code === "safety_blocked" ? "watch.refused" : "watch.broken")}</span
        ><a class="button compact" href="#causes" onClick=${toCauses}>${t("watch.why")}</a>
      </div>`;
    const lettered = letteredOf(job, number);
    const read = lettered && job.kind === "comic" && state === "done" && matchMedia("(width < 760px)").matches;
    const href = ended(job) && scene && `#/j/${job.id}/${read ? `read?guided=1&at=${number}` : `s/${number}`}`;
    return { scene, job, state, why, href, lettered, seconds: step ? steps(step) : 0 };
  };
  return html`<${Sheet}
    title=${job.title}
    planned=${!job.title}
    pages=${pagesOf(job)}
    panel=${panel}
    label=${t("watch.page")}
  />`;
}

const toCauses = (event) => {
  event.preventDefault();
  document.getElementById("causes")?.focus();
};
