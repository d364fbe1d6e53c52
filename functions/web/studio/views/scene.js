// One scene: its pictures side by side, its words, which are lettered again at once, and what it costs to draw it anew.
import { ended } from "../limner.js";
import { Fault, told } from "../parts/fault.js";
import { Icon } from "../parts/icon.js";
import { Pop } from "../parts/pop.js";
import { Panel } from "../parts/sheet.js";
import { alarm, say } from "../shell/announcer.js";
import { useTitle } from "../shell/frame.js";
import { useKeys } from "../shell/keys.js";
import { go, match } from "../shell/router.js";
import { api, keep, seen, useJob } from "../shell/session.js";
import { remember, remembered } from "../shell/preferences.js";
import { toast } from "../shell/toasts.js";
import { clock, lasting, money, t, unit } from "../shell/words.js";
import { fitting } from "../parts/wish.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Cast, Clash, differing, Field, isEnough, leftOf, rebased, saying, staged, Words } from "./shape.js";
import { letteredOf } from "./watch.js";

const REST = 600;
const DRAWN = ["prompt", "cast"];
const at = (job, n) => `/j/${job.id}/s/${n}`;
const nameOf = (job, n) => `scene.${job.id}.${n}`;

export default function View({ params }) {
  const { job, fault } = useJob(params.id);
  const scene = job?.scenes.find((one) => String(one.number) === params.n);
  const waits = job?.state === "awaiting_approval";
  useEffect(() => {
    if (waits) go(`/j/${job.id}`, { replace: true });
  }, [waits]);
  if (scene && !waits) return html`<${Scene} job=${job} scene=${scene} />`;
  const gone = fault || (job && !waits && job.scenes.length > 0 && { code: "not_found" });
  return html`<div class="wide">
    <h1 class="unseen" tabindex="-1">${t("keys.scene")}</h1>
    ${gone && html`<${Fault} fault=${gone}><a class="button compact" href=${`#/j/${params.id}`}>${t("scene.page")}</a><//>`}
  </div>`;
}

/** What was left here unsent, of this scene and not of another that has its number now. */
function leftBehind(name, scene) {
  const { base, title, fields } = remembered(name, null) || {};
  const like = { dialogue: [], cast: [], points: [], caption: "", narration: "", prompt: "", alt: "", title: "" };
  const mine = title === scene.title && base > 0 && base <= scene.edit;
  return mine ? { base, fields: fitting(fields, like) } : { base: scene.edit, fields: {} };
}

/**
 * What was written and is not sent yet: words by themselves after a rest where they cost nothing, the picture's when
 * asked. Whoever leaves finds it again.
 */
function useDraft(job, scene) {
  const name = nameOf(job, scene.number);
  const [draft, setDraft] = useState(() => leftBehind(name, scene));
  const [fault, setFault] = useState(null);
  const sending = useRef(false);
  const fields = differing(scene, draft.fields);
  useLayoutEffect(() => {
    const mine = Object.keys(fields).length > 0;
    remember(name, mine ? { base: draft.base, title: scene.title, fields } : null);
  }, [draft, scene.edit]);
  const words = Object.fromEntries(Object.entries(fields).filter(([name]) => !DRAWN.includes(name)));
  const dirty = Object.keys(words).length > 0;
  const paid = scene.speech?.cost_usd > 0;
  const clash = Object.keys(fields).length > 0 && scene.edit > draft.base;
  const put = (some) => {
    setFault(null);
    setDraft((now) => rebased(scene, now, some));
  };
  async function send(body) {
    if (sending.current || !ended(job)) return;
    sending.current = true;
    setFault(null);
    try {
      const made = await api.jobs.editScene(job.id, scene.number, body, { ifMatch: `"${draft.base}"` });
      setDraft((now) => ({ base: made.edit, fields: leftOf(made, now.fields) }));
      keep(made.job);
    } catch (failed) {
      if (failed.code === "precondition_failed") {
        alarm(t("fault.precondition_failed"));
        await api.jobs.get(job.id).then(keep, () => {});
      } else setFault(failed);
    }
    sending.current = false;
  }
  useEffect(() => {
    if (!dirty || paid || clash || fault || !ended(job)) return undefined;
    const timer = setTimeout(() => send(words), REST);
    return () => clearTimeout(timer);
  }, [JSON.stringify(words), draft.base, job.state, clash, fault]);
  const leave = useRef(null);
  leave.current = () => dirty && !paid && !clash && send(words);
  useEffect(() => () => leave.current(), []);
  const settle = (kept) => setDraft({ base: scene.edit, fields: kept });
  return { now: { ...scene, ...draft.fields }, fields, words, dirty, paid, clash, fault, put, send, settle };
}

function Scene({ job, scene }) {
  const n = scene.number;
  const name = unit(job.kind);
  const over = ended(job);
  const draft = useDraft(job, scene);
  const [people, price] = useAround(job, n);
  const versions = scene.picture?.versions || [];
  const chosen = versions.find((one) => one.chosen);
  // What was picked holds until another is used or drawn.
  const [picked, put] = useState(["", 0]);
  const among = `${versions.length} ${chosen?.version}`;
  const pick = (one) => put([among, one]);
  const shown = pair(versions, chosen);
  const current = shown.find((one) => picked[0] === among && one.version === picked[1]) || chosen;
  const drawing = !over && ["waiting", "working"].includes(scene.picture?.state);
  const heading = t("scene.of", { unit: name, n, of: job.scenes.length });
  const asked = differing(scene, Object.fromEntries(DRAWN.map((one) => [one, draft.now[one]])));
  const changed = Object.keys(asked).length > 0;
  useTitle(`${heading} - ${job.title}`);
  const was = useRef(drawing);
  useEffect(() => {
    if (was.current && !drawing)
      say(t(scene.picture?.state === "failed" ? "say.failed" : "scene.drawn", { places: heading }));
    was.current = drawing;
  }, [drawing]);

  const draw = () => over && draft.send(changed ? staged(draft.fields) : { redraw: true });
  const use = (version) => {
    /** @type {any} */ (document.querySelector(`.version [value="${version}"]`))?.focus();
    return over && draft.send({ picture_version: version });
  };
  /** From the one that is on its way, where two keys come fast. */
  const step = (by) => () => {
    const to = (Number(match(location.hash)?.params.n) || n) + by;
    return job.scenes[to - 1] ? go(at(job, to)) : false;
  };
  const choose = (place) => () => (shown[place] ? pick(shown[place].version) : false);
  useKeys({
    1: choose(0),
    2: choose(1),
    "[": step(-1),
    "]": step(1),
    r: () => (job.links.retry ? void api.jobs.retry(job.id).then(keep, () => {}) : false),
    "Ctrl+Enter": () => void (current && current !== chosen ? use(current.version) : changed ? draw() : 0),
    Escape: () => go(`/j/${job.id}`),
  });
  const arrow = (by, icon, label) =>
    job.scenes[n - 1 + by]
      ? html`<a class="only" href=${`#${at(job, n + by)}`} aria-label=${t(label)}><${Icon} name=${icon} /></a>`
      : html`<span class="only"></span>`;
  const usd = price && money(price.usd);
  const hint = price
    ? t(price.usd ? "scene.new" : "scene.new.free", { usd, time: lasting(price.seconds[1]) })
    : "\u00a0";
  return html`<div class="wide scene">
    <div class="shape">
      <div class="stack">
        <div class="apart">
          <a class="link" href=${`#/j/${job.id}`}><${Icon} name="chevron-left" small />${t("scene.page")}</a>
          <div class="line close">
            ${arrow(-1, "chevron-left", "scene.before")}
            <h1 tabindex="-1">${heading}</h1>
            ${arrow(1, "chevron-right", "scene.after")}
          </div>
        </div>
        <${Failed} job=${job} scene=${scene} />
        ${draft.fault && html`<${Fault} fault=${draft.fault}><button type="button" class="button compact" onClick=${() => draft.send(draft.fields)}>${t("watch.retry")}</button><//>`}
        ${scene.picture && html`<${Versions} ...${{ job, scene, shown, current, pick, drawing }} />`}
        <div class="line">
          ${
            current !== chosen &&
            html`<button
              type="button"
              class="button primary"
              aria-disabled=${!over}
              onClick=${() => use(current.version)}
            >
              <${Icon} name="check" />${t("scene.use")}
            </button>`
          }
          <button
            type="button"
            class=${`button ${changed ? "primary" : ""}`}
            aria-disabled=${!over || draft.clash}
            onClick=${draw}
          >
            <${Icon} name="rotate-ccw" />${t(scene.picture ? "scene.again" : "scene.draw")}${usd && ` · ${usd}`}
          </button>
          <p class="hint" role="status">
            ${over ? versions.length > 1 && t("scene.kept") : t(draft.dirty ? "scene.waits" : drawing ? "watch.drawing_now" : "scene.lettering")}
          </p>
        </div>
        <${Older} ...${{ job, versions, shown, over, use }} />
        <${Film} job=${job} n=${n} people=${people} />
      </div>
      <aside class="card stack">
        ${draft.clash && html`<${Clash} mine=${saying(draft.now)} theirs=${saying(scene)} onMine=${() => draft.settle(draft.fields)} onTheirs=${() => draft.settle({})} />`}
        <${Field}
          name="prompt"
          rows="4"
          label=${t("shape.prompt")}
          value=${draft.now.prompt}
          put=${(prompt) => draft.put({ prompt })}
          hint=${html`<${Icon} name="brush" small />${hint}`}
        />
        <${Cast} cast=${draft.now.cast} names=${people} put=${(cast) => draft.put({ cast })} />
        <${Words}
          kind=${job.kind}
          scene=${draft.now}
          put=${draft.put}
          names=${people}
          hint=${html`<${Icon} name="pencil" small />${draft.paid ? t("scene.reread", { usd: money(scene.speech.cost_usd) }) : t(job.kind === "comic" ? "scene.letter" : "scene.free")}`}
        />
        <${Field} name="alt" label=${t("shape.alt")} value=${draft.now.alt} put=${(alt) => draft.put({ alt })} />
        ${draft.paid && draft.dirty && html`<div><button type="button" class="button compact" aria-disabled=${!over} onClick=${() => draft.send(draft.words)}>${t("plan.keep")} · ${money(scene.speech.cost_usd)}</button></div>`}
      </aside>
    </div>
  </div>`;
}

/** The one in use and the newest beside it; else the newest two. */
function pair(versions, chosen) {
  const newest = versions.at(-1);
  const other = chosen && chosen !== newest ? chosen : versions.at(-2);
  return [other, newest].filter(Boolean);
}

/** Who may be seen, and what a new picture costs. Until the plan says it, those who are seen somewhere. */
function useAround(job, n) {
  /** @type {[any[], any]} */
  const nothing = [[...new Set(job.scenes.flatMap((one) => one.cast))], null];
  const [found, put] = useState(nothing);
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    const plan = api.jobs.plan(job.id, { signal }).catch(() => ({ characters: [] }));
    const price = api.estimate({ job: job.id, scenes: [n] }, { signal }).catch(() => null);
    Promise.all([plan, price]).then(
      ([{ characters }, usd]) => signal.aborted || put([characters.map((one) => one.name), usd]),
    );
    return () => control.abort();
  }, [job.id, n]);
  return found;
}

function Failed({ job, scene }) {
  const what = ["picture", "text", "speech"].find((one) => scene[one]?.error);
  if (!what || !ended(job)) return null;
  const { error } = scene[what];
  const words = told(error, { what, places: `${unit(job.kind)} ${scene.number}` });
  const again = (how) => () => api.jobs.retry(job.id, how).then(keep, () => {});
  return html`<div class="notice bad">
    <${Icon} name="circle-alert" /><strong>${words.text}</strong>
    <p>${words.more || error.action}</p>
    ${job.links.retry && html`<div class="actions"><button type="button" class="button primary compact" onClick=${again()}>${t("watch.retry")}</button><button type="button" class="button compact" onClick=${again({ onUnavailable: "offline" })}>${t(what === "picture" ? "watch.offline" : "watch.offline.made")}</button></div>`}
  </div>`;
}

function Versions({ job, scene, shown, current, pick, drawing }) {
  const { picture } = scene;
  const lettered = job.kind === "comic" && letteredOf(job, scene.number);
  const box = (one, state) =>
    html`<ul class="panels" style=${{ aspectRatio: `${picture.width || 1} / ${picture.height || 1}` }}>
      <${Panel}
        key=${one.url}
        rect=${[0, 0, 1, 1]}
        height=${1}
        number=${scene.number}
        scene=${{ ...scene, picture: { ...picture, ...one } }}
        job=${job}
        state=${state}
        lettered=${one.chosen && lettered}
      />
    </ul>`;
  const blank = drawing || !shown.length;
  return html`<fieldset class="versions">
    <legend class="unseen">${t("keys.versions")}</legend>
    ${shown.map((one, place) => {
      const name = t(shown.length < 2 ? "scene.this" : place ? "scene.redrawn" : "scene.was");
      const about = [clock(one.at), one.cost_usd > 0 && money(one.cost_usd)].filter(Boolean).join(" · ");
      return html`<label class="version" key=${one.version}>
        ${box({ ...one, placeholder: one.chosen ? picture.placeholder : null }, "done")}
        <span class="line close">
          <input
            type="radio"
            name="version"
            value=${one.version}
            class=${shown.length < 2 ? "unseen" : ""}
            checked=${one === current}
            onChange=${() => pick(one.version)}
          />
          <strong>${name}</strong><span class="quiet small">${about}</span>
          ${shown.length > 1 && one.chosen && html`<span class="chip done"><${Icon} name="check" small />${t("scene.used")}</span>`}
        </span>
      </label>`;
    })}
    ${blank && html`<div class="version">${box({ url: null }, picture.state)}</div>`}
  </fieldset>`;
}

function Older({ job, versions, shown, over, use }) {
  const older = versions.filter((one) => !shown.includes(one));
  if (!older.length) return null;
  return html`<details>
    <summary>${t("scene.older", { n: older.length })}</summary>
    <ul class="film">
      ${older.map(
        (one) =>
          html`<li key=${one.version}>
            <button
              type="button"
              disabled=${!over}
              aria-label=${t("scene.take", { n: one.version })}
              onClick=${() => use(one.version)}
            >
              <img src=${seen(one.thumb_url || one.url, job)} alt="" />
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}

function Film({ job, n, people }) {
  const over = ended(job);
  const [fault, setFault] = useState(null);
  if (job.kind === "scene" || job.kind === "image") return null;
  const part = unit(job.kind);
  const all = job.scenes.map((one) => one.number);
  /** `to`: whose scene is looked at then, by the one that is looked at now. */
  async function change(body, to = (now) => now) {
    try {
      const { etag, scenes } = await api.jobs.plan(job.id);
      const wanted = typeof body === "function" ? body(scenes) : body;
      if (wanted) keep((await api.jobs.editPlan(job.id, wanted, { ifMatch: etag })).job);
      const now = match(location.hash)?.params;
      const [from, next] = [Number(now?.n), to(Number(now?.n))];
      if (now?.id !== job.id || !from || from === next) return;
      remember(nameOf(job, next), remembered(nameOf(job, from), null));
      go(at(job, next), { replace: true });
    } catch (failed) {
      setFault(failed);
    }
  }
  const move = (by) => {
    const order = all.filter((one) => one !== n);
    order.splice(n - 1 + by, 0, n);
    say(t("plan.moved", { unit: part, title: n, n: n + by, of: all.length }));
    change({ order }, (now) => order.indexOf(now) + 1);
  };
  const leaveOut = () => {
    // It is known by its words: until it goes, others may have moved.
    const gone = job.scenes[n - 1];
    const same = (one) => one.title === gone.title && one.prompt === gone.prompt;
    let number = 0;
    const found = (scenes) => {
      number = (scenes.find((one) => one.number === n && same(one)) || scenes.find(same))?.number;
      return number && { drop: [number] };
    };
    go(at(job, n > 1 ? n - 1 : 2));
    toast(t("plan.left_out", { title: `${part} ${n}` }), {
      undo: () => go(at(job, n)),
      then: () => change(found, (now) => (number && now >= number && now > 1 ? now - 1 : now)),
    });
  };
  const button = (icon, key, can, act) =>
    html`<button type="button" class="button compact" disabled=${!over || !can} onClick=${act}>
      <${Icon} name=${icon} small />${t(key, { unit: part })}
    </button>`;
  return html`<nav aria-label=${t("keys.scenes")}>
      <ul class="film">
        ${job.scenes.map(
          (one) =>
            html`<li key=${one.number}>
              <a
                href=${`#${at(job, one.number)}`}
                aria-label=${`${part} ${one.number}`}
                aria-current=${one.number === n ? "page" : undefined}
                >${one.picture?.url && html`<img src=${seen(one.picture.thumb_url || one.picture.url, job)} alt="" />`}<span
                  class="count"
                  aria-hidden="true"
                  >${one.number}</span
                ></a
              >
            </li>`,
        )}
      </ul>
    </nav>
    ${fault && html`<${Fault} fault=${fault} />`}
    <div class="line close">
      ${button("arrow-left", "scene.earlier", n > 1, () => move(-1))}
      ${button("arrow-right", "scene.later", n < all.length, () => move(1))}
      ${button("trash-2", "plan.leave_out", all.length > 1, leaveOut)}
      ${over && html`<${Pop} class="button compact" label=${html`<${Icon} name="plus" small />${t("plan.add", { unit: part })}`} title=${t("plan.add", { unit: part })}>${(close) => html`<${New} kind=${job.kind} names=${people} onAdd=${(scene) => (close(), change({ add: [scene] }, (now) => (now === n ? all.length + 1 : now)))} />`}<//>`}
    </div>`;
}

function New({ kind, names, onAdd }) {
  const [scene, put] = useState({ title: "", caption: "", dialogue: [], narration: "", points: [], prompt: "" });
  const add = (some) => put((now) => ({ ...now, ...some }));
  const body = () =>
    Object.fromEntries(
      Object.entries({ ...scene, prompt: scene.prompt || scene.title, alt: scene.prompt }).filter(
        ([, one]) => one.length,
      ),
    );
  return html`<div class="stack">
    <${Words} kind=${kind} scene=${scene} put=${add} names=${names} />
    <${Field} name="prompt" label=${t("shape.prompt")} value=${scene.prompt} put=${(prompt) => add({ prompt })} />
    <button
      type="button"
      class="button primary"
      aria-disabled=${!isEnough(kind, scene)}
      onClick=${() => isEnough(kind, scene) && onAdd(body())}
    >
      ${t("scene.draw")}
    </button>
  </div>`;
}
