// The client, the store, and what more than one view asks for.
import { useEffect, useState } from "../ui.js";
import { ended, limner } from "../limner.js";
import { forget, remember, remembered } from "./preferences.js";
import { createStore, EMPTY, reduce } from "./store.js";

export const store = createStore(reduce, EMPTY);
export let api = limner({ key: remembered("key", "") });

/** From now on with this key, where it is good; else why it is not. */
export async function signIn(key) {
  api = limner({ key });
  const fault = await lookUpAccount();
  if (!fault) remember("key", key);
  return fault;
}

/** Nothing of who was here stays in this browser, and nothing in this page. */
export function signOut() {
  forget();
  location.reload();
}

/** An address that an `img` or an `a` can use: with the job's read token where a key is needed. */
export const seen = (path, job) => (path ? api.url(path, remembered("key", "") ? job : undefined) : "");

/** The part of the state that a view wants; it is drawn again when that part changes. */
export function useStore(select) {
  const [, draw] = useState(0);
  const now = select(store.get());
  useEffect(() => {
    let last = select(store.get());
    if (last !== now) draw((n) => n + 1);
    return store.listen((state) => {
      const next = select(state);
      if (next === last) return;
      last = next;
      draw((n) => n + 1);
    });
  }, []);
  return now;
}

export async function lookUpAccount() {
  try {
    store.tell({ type: "account", account: await api.account() });
  } catch (fault) {
    if (fault.code === "unauthenticated") store.tell({ type: "signed-out" });
    return fault;
  }
  return null;
}

/** A list that changes seldom, asked for once: kinds, styles, voices. */
export function useListed(what) {
  const items = useStore((state) => state.listed[what]);
  useEffect(() => {
    if (!items) refresh(what);
  }, [what]);
  return items;
}

export async function refresh(what) {
  const lists = { kinds: api.kinds, styles: api.styles.list, voices: api.voices, characters: api.characters.list };
  const { items } = await lists[what]().catch(() => ({ items: null }));
  if (items) store.tell({ type: "listed", what, items });
}

const watched = new Map();

/** A job, kept up to date while it is looked at: one stream however many look. The fault where it cannot be had. */
export function useJob(id) {
  const job = useStore((state) => state.jobs[id]);
  const [fault, setFault] = useState(null);
  const over = job && ended(job);
  const run = job?.run;
  useEffect(() => {
    setFault(null);
    const known = store.get().jobs[id];
    if (known && ended(known)) return undefined;
    return follow(id, setFault);
  }, [id, over, run]);
  return { job, fault };
}

function follow(id, onFault) {
  const one = watched.get(id) || { looking: 0, control: new AbortController() };
  one.looking += 1;
  if (!watched.has(id)) {
    watched.set(id, one);
    read(id, one.control.signal)
      .catch((fault) => one.control.signal.aborted || onFault(fault))
      .finally(() => watched.get(id) === one && watched.delete(id));
  }
  return () => {
    one.looking -= 1;
    if (one.looking) return;
    if (watched.get(id) === one) watched.delete(id);
    // The step that ends a job is followed by the whole job, with its pages and what can be done now.
    const job = store.get().jobs[id];
    setTimeout(
      () => one.control.abort(new DOMException("Nobody looks any more.", "AbortError")),
      job && ended(job) ? 5000 : 0,
    );
  };
}

async function read(id, signal) {
  for await (const told of api.jobs.watch(id, { signal })) {
    store.tell({ type: "told", id, told, at: performance.now() });
    if (told.type === "done") lookUpAccount();
  }
}

/** A job from an answer, known at once to whoever looks. */
export const keep = (job) => {
  store.tell({ type: "job", job });
  return job;
};
