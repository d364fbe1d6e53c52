// Plan: approve or change what will be drawn, before money is spent.
import { Fault } from "../parts/fault.js";
import { Icon } from "../parts/icon.js";
import { Pencil } from "../parts/sheet.js";
import { alarm, say } from "../shell/announcer.js";
import { useTitle } from "../shell/frame.js";
import { useKeys } from "../shell/keys.js";
import { api, keep } from "../shell/session.js";
import { toast } from "../shell/toasts.js";
import { count, lasting, listed, money, spelt, t, unit } from "../shell/words.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { line } from "./make/price.js";
import { Cast, Clash, differing, Field, isEnough, rebased, recognised, saying, staged, Words } from "./shape.js";

export default function Plan({ job }) {
  const plan = useKept(job);
  const [draft, setDraft] = useState(null);
  const [busy, setBusy] = useState(false);
  const price = usePrice(plan);
  const part = unit(job.kind);
  useTitle(`${t("watch.plan_ready")} - ${job.title}`);
  useEffect(() => {
    say(t("watch.plan_ready"));
    if (document.activeElement === document.body) focus("main h1");
  }, []);

  const seen = plan.shown();
  /** What is open is kept first; where it cannot be, it stays. */
  const open = async (uid) => {
    if (draft && !(await save())) return void focus(".plan-row.editing .input");
    setDraft({ uid, base: plan.scenes[uid].edit, fields: {} });
  };
  const close = () => {
    const { uid } = draft;
    if (!plan.number(uid)) plan.order = plan.order.filter((one) => one !== uid);
    else if (Object.keys(differing(plan.scenes[uid], draft.fields)).length)
      toast(t("plan.undone"), { undo: () => setDraft((now) => now || draft), action: t("plan.redo") });
    setDraft(null);
    later(plan.number(uid) ? `#${uid} .edit` : "main .add");
    return true;
  };
  const add = () => {
    const uid = fresh();
    plan.scenes[uid] = NEW;
    plan.order.push(uid);
    open(uid);
  };
  const put = (some) => setDraft((now) => rebased(plan.scenes[now.uid], now, some));
  /** Whether nothing is left to be kept. */
  async function save(mine = draft) {
    const { uid, fields } = mine;
    if (!plan.number(uid) && !isEnough(job.kind, { ...plan.scenes[uid], ...fields })) return false;
    if (plan.number(uid) && !Object.keys(differing(plan.scenes[uid], fields)).length) return close();
    await plan.save(uid, mine);
    if (plan.fault || plan.scenes[uid].edit === mine.base) return false;
    if (Object.keys(differing(plan.scenes[uid], fields)).length) return void alarm(t("fault.precondition_failed"));
    // What was typed meanwhile is kept later.
    const typed = written.current?.uid === uid && written.current.fields !== fields;
    setDraft((now) => (now?.uid === uid ? (typed ? { ...now, base: plan.scenes[uid].edit } : null) : now));
    if (!typed) later(`#${uid} .edit`);
    return !typed;
  }
  const written = useRef(draft);
  written.current = draft;
  useEffect(
    () => () => {
      const mine = written.current;
      if (mine && (plan.number(mine.uid) || isEnough(job.kind, { ...plan.scenes[mine.uid], ...mine.fields })))
        plan.save(mine.uid, mine);
    },
    [],
  );
  // A part that somebody else left out while it is written in is a new one.
  const lost = draft && !seen.includes(draft.uid) && !plan.out.includes(draft.uid);
  useLayoutEffect(() => {
    if (!lost) return;
    plan.scenes[draft.uid] = { ...plan.scenes[draft.uid], edit: 0 };
    plan.order.push(draft.uid);
    setDraft({ ...draft, base: 0 });
    alarm(t("fault.precondition_failed"));
  }, [lost]);
  const move = (uid, by) => {
    const place = plan.move(uid, by);
    if (!place) return;
    say(t("plan.moved", { unit: part, title: plan.scenes[uid].title, n: place, of: seen.length }));
    later(`#${uid} .${by < 0 ? "up" : "down"}`, `#${uid}`);
  };
  const leaveOut = (uid) => {
    if (!plan.number(uid)) return close();
    if (seen.length < 2) return;
    const at = seen.indexOf(uid);
    plan.out.push(uid);
    plan.draw();
    setDraft(null);
    later(`#${seen[at + 1] || seen[at - 1]}`);
    const undo = () => {
      plan.out = plan.out.filter((one) => one !== uid);
      plan.draw();
      later(`#${uid}`);
    };
    toast(t("plan.left_out", { title: plan.scenes[uid].title || `${part} ${at + 1}` }), {
      undo,
      then: () => plan.leave(uid),
    });
  };
  const approve = () => {
    if (busy) return;
    if (draft) return void focus(".plan-row.editing .input");
    setBusy(true);
    plan
      .act(async () => {
        const drop = plan.out.map(plan.number).filter(Boolean);
        const made = await api.jobs.approve(job.id, drop.length ? { drop } : undefined, { ifMatch: plan.etag });
        plan.out = [];
        keep(made);
      })
      .then(() => setBusy(false));
  };
  const here = () => seen.find((uid) => uid === document.activeElement?.closest(".plan-row")?.id);
  const step = (by) => focus(`#${seen[here() ? seen.indexOf(here()) + by : 0] || here()}`);
  const at = (act) => () => (here() ? act(here()) : false);
  useKeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    e: at(open),
    Backspace: at(leaveOut),
    "Alt+ArrowUp": at((uid) => move(uid, -1)),
    "Alt+ArrowDown": at((uid) => move(uid, 1)),
    Escape: () => (draft ? close() : false),
    "Ctrl+Enter": () => (draft ? save() : approve()),
  });

  const spent = job.cost.spent_usd;
  return html`<div class="wide plan">
    <div class="shape">
      <div class="stack">
        <header>
          <p class="small" dir="auto">${from(job)}</p>
          <h1 tabindex="-1" dir="auto">${job.title}</h1>
          <p class="quiet">${t(spent ? "plan.lead" : "plan.lead.free", { usd: money(spent) })}</p>
        </header>
        ${plan.fault && html`<${Fault} fault=${plan.fault} />`}
        <ol class="stack">
          ${seen.map((uid, place) => {
            const row = { uid, job, scene: plan.scenes[uid], n: place + 1, of: seen.length };
            const acts = { open, move, leaveOut, close, save, put, setDraft };
            return draft?.uid === uid
              ? html`<${Editor} key=${uid} ...${row} ...${acts} plan=${plan} draft=${draft} />`
              : html`<${Row} key=${uid} ...${row} ...${acts} />`;
          })}
        </ol>
        <div>
          <button type="button" class="button add" hidden=${!plan.etag} disabled=${Boolean(draft)} onClick=${add}>
            <${Icon} name="plus" />${t("plan.add", { unit: part })}
          </button>
        </div>
      </div>
      <aside class="stack">
        <${Receipt} job=${job} price=${price} busy=${busy} onApprove=${approve} />
        ${
          plan.people.length > 0 &&
          html`<section class="card">
            <h2>${t("make.heroes")}</h2>
            <dl class="heroes">
              ${plan.people.map(
                (one) =>
                  html`<dt dir="auto" key=${one.name}>${one.name}</dt>
                    <dd class="small quiet" dir="auto">${one.look}</dd>`,
              )}
            </dl>
          </section>`
        }
        <${Source} job=${job} scenes=${seen.map((uid) => plan.number(uid) && job.scenes[plan.number(uid) - 1])} />
      </aside>
    </div>
  </div>`;
}

/** Once it is drawn: the first of these that is there. */
const later = (...selectors) => Promise.resolve().then(() => selectors.some(focus));
const focus = (selector) => {
  const found = /** @type {any} */ (document.querySelector(selector));
  if (found?.getAttribute("aria-disabled") === "true") return false;
  found?.focus();
  return Boolean(found);
};

function from(job) {
  const kind = t(`kind.${job.kind}`);
  if (!job.source) return kind;
  const { name, pages } = job.source;
  return [
    spelt("plan.from", { kind, name: html`<strong>${name}</strong>` }),
    pages > 0 && html`<span class="quiet"> · ${t("plan.pages", { n: pages })}</span>`,
  ];
}

function cited({ source }) {
  const at = source?.pages || source?.paragraphs;
  if (!at?.length) return "";
  const span = at[0] === at.at(-1) ? at[0] : `${at[0]}–${at.at(-1)}`;
  return t(source.pages ? "plan.page" : "plan.paragraph", { at: span });
}

const Thumb = ({ n }) =>
  html`<div class="thumb"><${Pencil} number=${n} /><span class="count" aria-hidden="true">${n}</span></div>`;

function Row({ uid, job, scene, n, of, open, move }) {
  const title = scene.title || `${unit(job.kind)} ${n}`;
  const place = cited(job.scenes.find((one) => one.number === scene.number && one.edit === scene.edit) || {});
  const name = (key) => t(key, { unit: unit(job.kind), n, title });
  return html`<li class="card plan-row" id=${uid} tabindex="-1">
    <${Thumb} n=${n} />
    <div>
      <div class="line head">
        <h2 dir="auto">${title}</h2>
        ${scene.edit > 1 && html`<span class="chip wait"><${Icon} name="pencil" small />${t("plan.changed")}</span>`}
        ${place && html`<span class="small quiet">${place}</span>`}
      </div>
      <p class="clip" dir="auto">${saying(scene)}</p>
      <p class="small planned" dir="auto"><${Icon} name="image" small />${scene.prompt}</p>
    </div>
    <div class="moves">
      <button
        type="button"
        class="only dense up"
        aria-label=${name("plan.up")}
        aria-disabled=${n === 1}
        onClick=${() => move(uid, -1)}
      >
        <${Icon} name="arrow-up" />
      </button>
      <button
        type="button"
        class="only dense down"
        aria-label=${name("plan.down")}
        aria-disabled=${n === of}
        onClick=${() => move(uid, 1)}
      >
        <${Icon} name="arrow-down" />
      </button>
      <button type="button" class="only dense edit" aria-label=${name("plan.edit")} onClick=${() => open(uid)}>
        <${Icon} name="pencil" />
      </button>
    </div>
  </li>`;
}

function Editor({ uid, job, scene, n, of, plan, draft, put, save, close, leaveOut, setDraft }) {
  const node = useRef(null);
  useLayoutEffect(() => node.current.querySelector(".input").focus(), []);
  const now = { ...scene, ...draft.fields };
  const names = plan.people.map((one) => one.name);
  const known = plan.number(uid) > 0;
  const clash = known && scene.edit !== draft.base && Object.keys(differing(scene, draft.fields)).length > 0;
  const mine = () => save({ ...draft, base: scene.edit });
  const rebase = (fields) => setDraft({ uid, base: scene.edit, fields });
  return html`<li class="card plan-row editing" id=${uid} ref=${node}>
    <${Thumb} n=${n} />
    <div class="stack">
      <${Words} kind=${job.kind} scene=${now} put=${put} names=${names} />
      <${Field}
        name="prompt"
        label=${t("shape.prompt")}
        value=${now.prompt}
        put=${(prompt) => put({ prompt, alt: prompt.slice(0, 1000) })}
      />
      <${Cast} cast=${now.cast} names=${names} put=${(cast) => put({ cast })} />
      ${clash && html`<${Clash} mine=${saying(now) || now.prompt} theirs=${saying(scene) || scene.prompt} onMine=${() => (rebase(draft.fields), mine())} onTheirs=${() => rebase({})} />`}
      <div class="apart">
        <div class="line close">
          <button
            type="button"
            class="button primary compact"
            aria-disabled=${!known && !isEnough(job.kind, now)}
            onClick=${() => save()}
          >
            ${t("plan.keep")}
          </button>
          <button type="button" class="button compact" onClick=${close}>${t("undo")}</button>
        </div>
        ${
          (of > 1 || !known) &&
          html`<button type="button" class="button plain danger compact" onClick=${() => leaveOut(uid)}>
            <${Icon} name="trash-2" small />${t("plan.leave_out")}
          </button>`
        }
      </div>
    </div>
  </li>`;
}

function Receipt({ job, price, busy, onApprove }) {
  const spent = job.cost.spent_usd;
  const usd = price && spent + price.usd;
  const [about, sum] = usd ? [t("price.total"), money(usd)] : [price ? t("price.free") : t("price.none"), ""];
  const most =
    price?.max_usd > 0
      ? t("plan.most", { usd: money(spent + price.max_usd) })
      : price && !spent
        ? t("price.nothing")
        : "";
  const button = html`<button type="button" class="button primary large" aria-disabled=${busy} onClick=${onApprove}>
    <${Icon} name="check" />${t("plan.approve")}
  </button>`;
  return html`<section class="card receipt">
      <h2>${t("plan.before")}</h2>
      <div class="rows items">
        ${price?.items.map((one) => html`<p key=${one.what}><span>${line(one)}</span><span class="number">${money(one.usd)}</span></p>`)}
      </div>
      <div class="rows">
        ${spent > 0 && html`<p><span>${t("plan.written")}</span><span class="number">${money(spent)}</span></p>`}
        <p class="total" role="status"><span>${about}</span><span class="number">${sum}</span></p>
      </div>
      <p class="hint">
        ${price ? `${most} ${t("plan.ready_in", { low: lasting(price.seconds[0]), high: lasting(price.seconds[1]) })}` : "\u00a0"}
      </p>
      <div class="wide-only">${button}</div>
      <a class="link" href="#/library">${t("plan.later")}</a>
    </section>
    <div class="price narrow-only">
      <div class="sums"><span class="sum">${about} ${sum}</span><span class="hint">${most}</span></div>
      ${button}
    </div>`;
}

function Source({ job, scenes }) {
  if (!job.source?.pages) return null;
  const pages = (found) => listed([...new Set(found)].sort((a, b) => a - b).map(count));
  const used = scenes.flatMap((one) => one?.source?.pages || []);
  const all = Array.from({ length: job.source.pages }, (_, at) => at + 1);
  const unused = all.filter((page) => !used.includes(page));
  return html`<section class="card">
    <h2>${t("plan.file")}</h2>
    <p class="small quiet">${used.length > 0 && t("plan.used", { n: new Set(used).size, pages: pages(used) })}</p>
    <p class="small quiet">${unused.length > 0 && t("plan.unused", { n: unused.length, pages: pages(unused) })}</p>
  </section>`;
}

// The plan as the service has it, under names that outlast every change of order; changes go out one after another.

const NEW = { title: "", caption: "", dialogue: [], narration: "", points: [], prompt: "", cast: [], edit: 0 };
let last = 0;
const fresh = () => `row-${++last}`;

class Kept {
  etag = "";
  people = [];
  scenes = {};
  /** as the service has them, as they are shown, and those that are about to go */
  server = [];
  order = [];
  out = [];
  fault = null;
  turn = Promise.resolve();
  constructor(job, draw) {
    this.job = job;
    this.draw = draw;
  }
  number = (uid) => this.server.indexOf(uid) + 1;
  shown = () => this.order.filter((uid) => !this.out.includes(uid));
  take({ etag, characters, scenes }, uids) {
    scenes.forEach((scene, at) => (this.scenes[uids[at]] = scene));
    Object.assign(this, { etag, people: characters, server: uids });
    const here = this.order.filter((uid) => uids.includes(uid) || !this.scenes[uid].edit);
    this.order = [...here, ...uids.filter((uid) => !here.includes(uid))];
    this.out = this.out.filter((uid) => uids.includes(uid));
    this.draw();
  }
  async look({ theirs = false } = {}) {
    const plan = await api.jobs.plan(this.job.id);
    const before = this.server.map((uid) => ({ uid, scene: this.scenes[uid] }));
    const uids = recognised(before, plan.scenes, fresh);
    if (theirs) this.order = [...uids, ...this.order.filter((uid) => !this.server.includes(uid))];
    this.take(plan, uids);
  }
  /** `ask` makes a request of the plan as it is then; once more where somebody else was quicker. */
  act(ask) {
    this.fault = null;
    this.turn = this.turn.then(async () => {
      for (let again = 1; ; again--)
        try {
          return await ask();
        } catch (fault) {
          const stale = fault.code === "precondition_failed" && again > 0;
          if (!stale) this.fault = fault;
          await this.look({ theirs: !stale }).catch(() => {});
          if (!stale) return this.draw();
        }
    });
    return this.turn;
  }
  async send(body, uids) {
    const made = await api.jobs.editPlan(this.job.id, body, { ifMatch: this.etag });
    this.take(made, uids);
    keep(made.job);
  }
  move(uid, by) {
    const [seen, order] = [this.shown(), this.order];
    const other = seen[seen.indexOf(uid) + by];
    if (!other || !this.number(uid) || !this.number(other)) return false;
    const [a, b] = [order.indexOf(uid), order.indexOf(other)];
    [order[a], order[b]] = [other, uid];
    this.draw();
    this.act(() => {
      const wanted = this.order.filter((one) => this.number(one));
      if (wanted.join() !== this.server.join()) return this.send({ order: wanted.map(this.number) }, wanted);
    });
    return seen.indexOf(uid) + by + 1;
  }
  leave(uid) {
    return this.act(async () => {
      if (this.number(uid) && this.out.includes(uid))
        await this.send(
          { drop: [this.number(uid)] },
          this.server.filter((one) => one !== uid),
        );
    });
  }
  save(uid, draft) {
    return this.act(() => {
      const there = this.number(uid);
      if (there && this.scenes[uid].edit !== draft.base) return;
      const changed = differing(this.scenes[uid], draft.fields);
      if (there && !Object.keys(changed).length) return;
      if (there) return this.send({ scenes: [{ number: there, ...staged(changed) }] }, this.server);
      const { edit: _, number: __, ...whole } = { ...this.scenes[uid], ...changed };
      const known = Object.entries({ ...whole, prompt: whole.prompt || whole.title }).filter(([, one]) => one?.length);
      return this.send({ add: [Object.fromEntries(known)] }, [...this.server, uid]);
    });
  }
}

function useKept(job) {
  const [, draw] = useState(0);
  const plan = useRef(null);
  plan.current ??= new Kept(job, () => draw((n) => n + 1));
  const kept = plan.current;
  kept.job = job;
  const now = job.scenes.map((one) => one.edit).join();
  useEffect(() => {
    if (now !== kept.server.map((uid) => kept.scenes[uid].edit).join())
      kept.act(() => kept.look({ theirs: kept.etag !== "" }));
  }, [now]);
  useEffect(() => () => kept.out.forEach((uid) => kept.leave(uid)), []);
  return kept;
}

/** What approving would cost now; the old price stays until the new one is known. */
function usePrice(plan) {
  const [price, setPrice] = useState(null);
  const numbers = plan
    .shown()
    .map(plan.number)
    .filter(Boolean)
    .sort((a, b) => a - b);
  useEffect(() => {
    if (!numbers.length) return undefined;
    const control = new AbortController();
    const timer = setTimeout(
      () =>
        api
          .estimate({ job: plan.job.id, scenes: numbers }, { signal: control.signal })
          .then(setPrice)
          .catch(() => {}),
      price ? 300 : 0,
    );
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [numbers.join(), plan.etag]);
  return price;
}
