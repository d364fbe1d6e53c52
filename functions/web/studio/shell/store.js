// What the page knows. Reducers are pure and take what the API said; a change is drawn at the next frame at the latest.
import { merge } from "../limner.js";

export const EMPTY = { jobs: {}, lost: {}, listed: {}, account: null, online: true, signedOut: false };

/** The state after an event of the API, or of the network. */
export function reduce(state, event) {
  switch (event.type) {
    case "told": {
      const { id, told } = event;
      if (told.type === "lost") return { ...state, lost: { ...state.lost, [id]: state.lost[id] ?? event.at } };
      const job = merge(state.jobs[id], told);
      const { [id]: _, ...lost } = state.lost;
      return job ? { ...state, lost, jobs: { ...state.jobs, [id]: job } } : state;
    }
    case "job":
      return { ...state, jobs: { ...state.jobs, [event.job.id]: event.job } };
    case "jobs":
      return { ...state, jobs: event.items.reduce((jobs, one) => ({ ...jobs, [one.id]: one }), state.jobs) };
    case "gone": {
      const { [event.id]: _, ...jobs } = state.jobs;
      return { ...state, jobs };
    }
    case "listed":
      return { ...state, listed: { ...state.listed, [event.what]: event.items } };
    case "account":
      return { ...state, account: event.account, signedOut: false };
    case "signed-out":
      return { ...state, signedOut: true };
    case "online":
      return state.online === event.online ? state : { ...state, online: event.online };
    default:
      return state;
  }
}

/** Calls back once a frame, or soon where nothing is drawn. */
export function nextFrame(draw) {
  let done = false;
  const once = () => {
    if (!done) {
      done = true;
      draw();
    }
  };
  globalThis.requestAnimationFrame?.(once);
  setTimeout(once, 100);
}

/** A state, its reducer and who listens. */
export function createStore(reducer, state, schedule = nextFrame) {
  const listeners = new Set();
  let waiting = false;
  const tellAll = () => {
    waiting = false;
    for (const listener of [...listeners]) listener(state);
  };
  return {
    get: () => state,
    tell(event) {
      const next = reducer(state, event);
      if (next === state) return;
      state = next;
      if (!waiting) {
        waiting = true;
        schedule(tellAll);
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
