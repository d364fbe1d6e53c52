// The plan as the service has it, under names that outlast every change of order; changes go out one after another.
import { api, keep } from "../../shell/session.js";
import { useEffect, useRef, useState } from "../../ui.js";
import { differing, recognised, staged } from "../shape.js";

export const NEW = { title: "", caption: "", dialogue: [], narration: "", points: [], prompt: "", cast: [], edit: 0 };
let last = 0;
export const fresh = () => `row-${++last}`;

export class Kept {
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
      if (there) return this.send({ scenes: [{ number: there, ...staged(changed) }] }, this.server);
      const { edit: _, number: __, ...whole } = { ...this.scenes[uid], ...changed };
      const known = Object.entries({ ...whole, prompt: whole.prompt || whole.title }).filter(([, one]) => one?.length);
      return this.send({ add: [Object.fromEntries(known)] }, [...this.server, uid]);
    });
  }
}

export function useKept(job) {
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
export function usePrice(plan) {
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
