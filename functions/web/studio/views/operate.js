// Operate: how the house is, what it spent and kept, what did not finish; for who looks after it.
import { sure } from "../parts/dialog.js";
import { Fault, told } from "../parts/fault.js";
import { Icon } from "../parts/icon.js";
import { say } from "../shell/announcer.js";
import { useTitle } from "../shell/frame.js";
import { api, useStore } from "../shell/session.js";
import { toast } from "../shell/toasts.js";
import { clock, count, day, knows, lasting, listed, money, t } from "../shell/words.js";
import { html, useEffect, useRef, useState } from "../ui.js";

const DAYS = 14;
const EVERY = 15_000;

export default function Operate() {
  const [seen, put] = useState(null);
  const [fault, setFault] = useState(null);
  const [dry, setDry] = useState(null);
  const alive = useRef(new AbortController());
  const { signal } = alive.current;
  const read = async () => {
    try {
      const options = { signal };
      const [health, breakers, stats, cache, failures] = await Promise.all([
        api.health(options),
        api.admin.breakers({}, options),
        api.admin.stats({ days: DAYS }, options),
        api.admin.cache({}, options),
        api.admin.failures({ page_size: 20 }, options),
      ]);
      put({ health, breakers: breakers.items, stats, cache, failures, at: Date.now() });
      setFault(null);
    } catch (found) {
      if (!signal.aborted) setFault(found);
    }
  };
  const clean = (dryRun) => api.admin.cleanUp({ dryRun }, { signal });
  useEffect(() => {
    read();
    clean(true).then(setDry, () => {});
    const timer = setInterval(() => document.hidden || read(), EVERY);
    return () => {
      clearInterval(timer);
      alive.current.abort();
    };
  }, []);
  const act = async (ask, words) => {
    try {
      const answer = await ask();
      toast(words(answer));
    } catch (found) {
      toast(told(found).text);
    }
    await read();
  };
  const wrong = seen ? troubles(seen.health) : [];
  const heading = seen ? t(`operate.${seen.health.status}`) : t("place.operate");
  useTitle(seen ? heading : t("place.operate"));
  const waiting = seen ? lanesOf(seen.health).tasks : 0;
  return html`<div class="wide hall stack operate">
    <div class="apart">
      <div>
        <h1 tabindex="-1">${[heading, ...wrong.slice(0, 2).map((one) => trouble(one))].join(" ")}</h1>
        ${seen && html`<p class="quiet">${t(waiting ? "operate.waits" : "operate.idle", { n: waiting })}</p>`}
      </div>
      <div class="line">
        ${seen && html`<span class="hint">${t("operate.read", { time: clock(seen.at) })}</span>`}<button
          type="button"
          class="button compact"
          onClick=${() => read().then(() => say(t("operate.read", { time: clock(Date.now()) })))}
        >
          <${Icon} name="refresh-cw" small />${t("operate.again")}
        </button>
      </div>
    </div>
    ${fault && html`<${Fault} fault=${fault} focus=${!seen} />`}
    ${
      seen &&
      html`<div class="hall-grid">
        <div class="stack">
          <${Breakers} items=${seen.breakers} act=${act} />
          <${Parts} health=${seen.health} />
        </div>
        <div class="stack">
          <${Spend} stats=${seen.stats} />
          <${Failures} failures=${seen.failures} act=${act} />
          <div class="pair">
            <${Cache} cache=${seen.cache} act=${act} />
            <${CleanUp}
              dry=${dry}
              onClean=${() =>
                act(
                  async () => {
                    const gone = await clean(false);
                    setDry(await clean(true));
                    return gone;
                  },
                  (gone) => t("clean.done", { n: sum(gone) }),
                )}
            />
          </div>
        </div>
      </div>`
    }
  </div>`;
}

const Card = ({ name, title, aside = "", children }) =>
  html`<section class="card stack" aria-labelledby=${name}>
    <div class="apart">
      <h2 id=${name}>${title}</h2>
      ${aside}
    </div>
    ${children}
  </section>`;

const STATES = ["closed", "open", "half_open"];
const LOOKS = { closed: "done", open: "bad", half_open: "wait" };

/** The worst breaker as three boxes, the others as rows. */
function Breakers({ items, act }) {
  const [worst, ...others] = [...items].sort(
    (a, b) => Number(b.state !== "closed") - Number(a.state !== "closed") || b.failure_count - a.failure_count,
  );
  const left = useLeft(worst?.next_trial_at);
  if (!worst) return null;
  const reset = (one) =>
    act(
      () => api.admin.resetBreaker(one.name),
      () => t("breaker.reset.done", { name: one.name }),
    );
  const chip = (one) =>
    html`<span class=${`chip ${LOOKS[one.state]}`}
      ><${Icon} name=${one.state === "closed" ? "plug-zap" : "unplug"} small />${t(`breaker.${one.state}`)}</span
    >`;
  return html`<${Card} name="breaker" title=${t("breaker.title")} aside=${chip(worst)}>
    <ol class="boxes">
      ${STATES.map((one) => html`<li key=${one} class=${one === worst.state ? LOOKS[one] : ""} aria-current=${one === worst.state ? "true" : undefined}><strong>${t(`breaker.${one}`)}</strong><span class="tiny">${t(`breaker.${one}.why`)}</span></li>`)}
    </ol>
    <p>
      <strong>${worst.name}</strong> ${
        worst.failure_count
          ? t("breaker.failed", { n: worst.failure_count })
          : t(worst.state === "closed" ? "breaker.well" : "breaker.rests")
      }
      ${" "}${left > 0 && t("breaker.next", { time: lasting(left) })}
    </p>
    ${worst.state !== "closed" && html`<div><button type="button" class="button primary compact" onClick=${() => reset(worst)}>${t("breaker.reset")}</button></div>`}
    ${
      worst.history.length > 0 &&
      html`<details class="small">
        <summary>${t("breaker.history")}</summary>
        <ul class="rows small">
          ${worst.history.map((one, at) => html`<li key=${at}><span>${t(`breaker.${one.to}`)}</span><span class="quiet" lang="en">${one.why}</span><span class="number">${clock(one.at)}</span></li>`)}
        </ul>
      </details>`
    }
    ${
      others.length > 0 &&
      html`<ul class="rows small">
        ${others.map(
          (one) =>
            html`<li key=${one.name}>
              <span class="name">${one.name}</span
              ><span class="line"
                >${chip(one)}${one.state !== "closed" && html`<button type="button" class="button compact" aria-label=${`${t("breaker.reset")}: ${one.name}`} onClick=${() => reset(one)}>${t("breaker.reset")}</button>`}</span
              >
            </li>`,
        )}
      </ul>`
    }
  <//>`;
}

/** Seconds until then, by the second; 0 where there is nothing to wait for. */
function useLeft(until) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!until) return undefined;
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return until ? Math.max(0, (Date.parse(until) - Date.now()) / 1000) : 0;
}

const SIGNS = {
  healthy: ["done", "circle-check"],
  degraded: ["wait", "triangle-alert"],
  unhealthy: ["bad", "circle-alert"],
};

function Parts({ health }) {
  const parts = Object.entries(health.components).filter(([name]) => !["api", "circuit_breaker"].includes(name));
  return html`<${Card} name="parts" title=${t("operate.parts")}>
    ${(health.components.models?.retiring || []).map((one) => html`<p key=${one.role} class="notice wait small"><${Icon} name="triangle-alert" /><span>${t("models.retires", { model: one.model, day: day(one.retires) })}</span></p>`)}
    <ul class="rows">
      ${parts.map(
        ([name, one]) =>
          html`<li key=${name}>
            <span class="line"
              ><span class=${`chip ${SIGNS[one.status]?.[0] || ""}`}
                ><${Icon} name=${SIGNS[one.status]?.[1] || "info"} small />${t(`health.${one.status}`)}</span
              >${knows(`part.${name}`) ? t(`part.${name}`) : name}</span
            ><span class="quiet small number">${figure(name, one, health)}</span>
          </li>`,
      )}
    </ul>
  <//>`;
}

function figure(name, one, health) {
  if (name === "queue") {
    const { tasks, oldest } = lanesOf(health);
    return tasks ? t("part.queue.oldest", { n: tasks, time: lasting(oldest) }) : t("operate.idle");
  }
  if (one.free_bytes) return t("part.free", { size: sizeOf(one.free_bytes) });
  if (one.resident_bytes) return sizeOf(one.resident_bytes);
  if (one.pictures !== undefined) return t("gallery.count", { n: one.pictures });
  return one.host || one.type || "";
}

/** What was spent, day by day, by model: as bars, or as the table that they are. */
function Spend({ stats }) {
  const { days, models, top, total } = barsOf(stats);
  const n = days.length;
  const named = (one) => one.name || t("spend.others");
  if (!total)
    return html`<${Card} name="spend" title=${t("spend.title")}><p class="quiet">${t("spend.none", { n })}</p><//>`;
  return html`<${Card}
    name="spend"
    title=${t("spend.title")}
    aside=${html`<span class="small quiet">${t("spend.about", { n })}</span>`}
  >
    <${Plot} days=${days} label=${t("spend.sum", { usd: money(total), n, most: day(top) })} />
    <div class="apart small quiet">
      <ul class="line">
        ${models.map((one, at) => html`<li key=${at} class="line key"><i class=${`series-${at}`}></i>${named(one)} ${money(one.usd)}</li>`)}
      </ul>
      <strong>${money(total)}</strong>
    </div>
    <details class="small">
      <summary>${t("spend.table")}</summary>
      <div class="across" tabindex="0" role="region" aria-label=${t("spend.table")}>
        <table>
          <tr>
            <th scope="col">${t("gallery.day")}</th>
            ${models.map((one, at) => html`<th key=${at} scope="col" class="number">${named(one)}</th>`)}
          </tr>
          ${days.map(
            (one) =>
              html`<tr key=${one.date}>
                <th scope="row">${day(one.date)}</th>
                ${one.parts.map((usd, at) => html`<td key=${at} class="number">${usd ? money(usd) : "–"}</td>`)}
              </tr>`,
          )}
        </table>
      </div>
    </details>
  <//>`;
}

function Plot({ days, label }) {
  const [wide, high, foot, side] = innerWidth < 760 ? [320, 130, 24, 32] : [700, 210, 26, 40];
  const dollars = (usd) => (usd ? money(usd).replace(/[.,]00(?!\d)/, "") : "$0");
  const most = Math.max(...days.map((one) => one.usd));
  const step = 10 ** Math.floor(Math.log10(most));
  const tick = [5, 2, 1, 0.5].map((one) => one * step).find((one) => most / one >= 1.6) || step / 2;
  const top = Math.ceil(most / tick) * tick;
  const y = (usd) => (high * (top - usd)) / top + 6;
  const room = (wide - side) / days.length;
  return html`<svg class="plot" viewBox=${`0 0 ${wide} ${high + foot + 6}`} role="img" aria-label=${label}>
    ${Array.from({ length: Math.round(top / tick) + 1 }, (_, at) => at * tick).map((usd) => html`<g key=${usd}><line x1=${side} x2=${wide} y1=${y(usd)} y2=${y(usd)} /><text x=${side - 8} y=${y(usd) + 4} text-anchor="end">${dollars(usd)}</text></g>`)}
    ${days.map((one, at) => {
      const x = side + at * room;
      let under = 0;
      return html`<g key=${one.date}>
        ${one.parts.map((usd, which) => {
          const from = under;
          under += usd;
          return (
            usd > 0 &&
            html`<rect
              key=${which}
              class=${`series-${which}`}
              x=${x + room * 0.16}
              width=${room * 0.68}
              y=${y(under)}
              height=${Math.max(1, y(from) - y(under) - 1)}
            />`
          );
        })}
        ${(wide > 400 || at % 2) && html`<text x=${x + room / 2} y=${high + foot} text-anchor="middle">${Number(one.date.slice(8))}</text>`}
      </g>`;
    })}
  </svg>`;
}

function Cache({ cache, act }) {
  const { hits, misses, hit_rate: rate, entries, limits } = cache;
  const clear = async () => {
    const size = sizeOf(cache.bytes);
    const question = {
      title: t("cache.clear.sure"),
      text: t("cache.clear.why", { n: entries, size }),
      action: t("cache.clear"),
    };
    if (await sure(question))
      act(
        () => api.admin.clearCache(),
        (gone) => t("cache.cleared", { n: gone.entries, size: sizeOf(gone.bytes) }),
      );
  };
  const share = Math.round(rate * 100);
  const pair = (what, how) =>
    html`<div>
      <dt class="quiet">${t(what)}</dt>
      <dd class="number strong">${how}</dd>
    </div>`;
  const of = (n, all) => t("cache.of", { n: count(n), of: count(all) });
  return html`<${Card}
    name="cache"
    title=${t("part.cache")}
    aside=${entries > 0 && html`<button type="button" class="button compact danger" onClick=${clear}>${t("cache.clear")}…</button>`}
  >
    <div class="line ringed">
      ${
        rate !== null &&
        html`<svg
          class="ring"
          viewBox="0 0 36 36"
          width="96"
          height="96"
          role="img"
          aria-label=${t("cache.rate", { share })}
        >
          <circle cx="18" cy="18" r="16" />
          <circle class="on" cx="18" cy="18" r="16" pathLength="100" stroke-dasharray=${`${share} 100`} />
          <text x="18" y="20.6" text-anchor="middle">${share}%</text>
        </svg>`
      }
      <dl class="rows small">
        ${pair("cache.answered", of(hits, hits + misses))}
        ${cache.saved_usd > 0 && pair("cache.saved", money(cache.saved_usd))}
        ${pair("cache.kept", of(entries, limits.max_size))} ${pair("cache.size", sizeOf(cache.bytes))}
      </dl>
    </div>
  <//>`;
}

const SORTS = ["expired_cache", "orphaned_files", "old_jobs", "old_records"];
const sum = (found) => SORTS.reduce((n, one) => n + found[one], 0);

function CleanUp({ dry, onClean }) {
  const n = dry ? sum(dry) : 0;
  return html`<${Card} name="clean" title=${t("clean.title")}>
    <p class="small" role="status">${dry ? t(n ? "clean.found" : "clean.nothing", { n }) : "\u00a0"}</p>
    ${
      n > 0 &&
      html`<ul class="rows small">
        ${SORTS.filter((one) => dry[one]).map((one) => html`<li key=${one}><span class="quiet">${t(`clean.${one}`)}</span><strong>${count(dry[one])}</strong></li>`)}
      </ul>`
    }
    ${
      n > 0 &&
      html`<div>
        <button type="button" class="button compact danger" onClick=${onClean}>
          <${Icon} name="trash-2" small />${t("clean.remove", { n })}
        </button>
      </div>`
    }
  <//>`;
}

/** Jobs that did not bring everything, why, and another try. */
function Failures({ failures, act }) {
  const mine = useStore((state) => state.account?.owner);
  const { items } = failures;
  const again = (jobs) =>
    act(
      () => api.admin.retryFailures({ jobs }),
      ({ retried, refused }) =>
        [t("failed.retried", { n: retried.length }), refused.length && t("failed.refused", { n: refused.length })]
          .filter(Boolean)
          .join(" "),
    );
  return html`<${Card}
    name="failed"
    title=${t("failed.title")}
    aside=${items.length > 0 && html`<button type="button" class="button compact" onClick=${() => again([])}><${Icon} name="rotate-ccw" small />${t("failed.all")}</button>`}
  >
    ${!items.length && html`<p class="quiet">${t("failed.none")}</p>`}
    <ul class="rows small failures">
      ${items.map((one) => {
        const title = one.title || t(`kind.${one.kind}`);
        return html`<li key=${one.job}>
          <span class="name" dir="auto"
            >${one.owner === mine ? html`<a href=${`#/j/${one.job}`}>${title}</a>` : title}</span
          >
          <span>${lost(one.steps)}</span><span>${why(one)}</span><span class="quiet">${when(one.updated_at)}</span>
          <button
            type="button"
            class="button compact"
            aria-label=${`${t("watch.retry")}: ${title}`}
            onClick=${() => again([one.job])}
          >
            ${t("watch.retry")}
          </button>
        </li>`;
      })}
    </ul>
  <//>`;
}

/** "Pictures 3 and 5, Narration 2". */
export function lost(steps) {
  const sorts = new Map();
  for (const one of steps) sorts.set(one.what, [...(sorts.get(one.what) || []), one]);
  return [...sorts]
    .map(([what, all]) =>
      [t(`sort.${what}`, { n: all.length }), listed(all.flatMap((one) => /\d+/.exec(one.id) || []).map(Number))]
        .filter(Boolean)
        .join(" "),
    )
    .join(", ");
}

const when = (time) => (Date.now() - Date.parse(time) < 43_200_000 ? clock(time) : day(time));

function why(one) {
  const step = one.steps.find((found) => found.error);
  const error = step?.error || one.error;
  return error ? told(error, { what: step?.what, places: t("failed.it") }).text : t(`state.${one.state}`);
}

const trouble = (one) =>
  knows(`trouble.${one.what}`) ? t(`trouble.${one.what}`, one) : t("trouble", { part: t(`part.${one.what}`) });

const WORST = ["store", "blobs", "circuit_breaker", "queue", "disk", "memory", "cache", "models"];

/** The parts that are not well, what hurts most first. */
export const troubles = ({ components }) =>
  WORST.filter((what) => components[what] && components[what].status !== "healthy").map((what) => {
    const { open, retiring } = components[what];
    return { what, n: open?.length || retiring?.length || 1 };
  });

/** All lanes of the queue together. */
export function lanesOf({ components }) {
  const lanes = Object.values(components.queue?.lanes || {});
  return {
    tasks: lanes.reduce((n, one) => n + one.tasks, 0),
    oldest: Math.max(0, ...lanes.map((one) => one.oldest_seconds)),
  };
}

/** Days from the oldest to today, each with its sums for the two dearest models and for all others. */
export function barsOf({ days }) {
  const sums = new Map();
  for (const { model, spent_usd: usd } of days.flatMap((one) => one.models))
    sums.set(model, (sums.get(model) || 0) + usd);
  const ranked = [...sums].sort((a, b) => b[1] - a[1]);
  const names = ranked.slice(0, ranked.length > 3 ? 2 : 3).map(([name]) => name);
  const rest = ranked.slice(names.length).reduce((n, [, usd]) => n + usd, 0);
  const models = names.map((name) => ({ name, usd: sums.get(name) }));
  if (rest) models.push({ name: "", usd: rest });
  const part = (one, name) =>
    one.models
      .filter((found) => (name ? found.model === name : !names.includes(found.model)))
      .reduce((n, found) => n + found.spent_usd, 0);
  const told = [...days].reverse().map((one) => ({
    date: one.date,
    usd: one.spent_usd,
    parts: models.map(({ name }) => part(one, name)),
  }));
  const top = told.reduce((most, one) => (one.usd > (most?.usd || 0) ? one : most), null);
  return { days: told, models, top: top?.date, total: ranked.reduce((n, [, usd]) => n + usd, 0) };
}

/** Bytes as somebody says them. */
export function sizeOf(bytes) {
  let [value, at] = [bytes / 1000, 0];
  while (value >= 1000 && at < 3) [value, at] = [value / 1000, at + 1];
  const digits = value < 10 && at > 0 ? 1 : 0;
  return `${count(Number(value.toFixed(digits)))} ${["kB", "MB", "GB", "TB"][at]}`;
}
