// What a job is doing, in words: pure, so that the heading, the title and what is said aloud agree.
import { ended } from "../../limner.js";
import { causes } from "../../parts/fault.js";
import { count, knows, lasting, listed, money, roughly, t, unit } from "../../shell/words.js";

const PAINTED = ["done", "placeholder"];

export const named = (job, scenes) => `${unit(job.kind, scenes.length)} ${listed(scenes.map(count))}`;

/** Scenes whose picture failed, by number. */
export const missing = (job) => job.scenes.filter((one) => one.picture?.state === "failed").map((one) => one.number);

export const drawn = (job) => job.scenes.filter((one) => PAINTED.includes(one.picture?.state));

/** What is not there although its picture is, and where: "speech", "text". */
function lacking(job) {
  for (const what of ["speech", "text"]) {
    const scenes = [...new Set(causes(job).flatMap((one) => (one.what === what ? one.scenes : [])))];
    if (scenes.length) return { what, scenes };
  }
  return null;
}

const working = (job, what) => job.progress.steps.find((one) => one.what === what && one.state === "working");

/** Seconds that the run took, as its steps tell. */
export function took(job) {
  const steps = job.progress.steps.filter((one) => one.started_at);
  const begun = Math.min(...steps.map((one) => Date.parse(one.started_at)));
  const over = Math.max(
    ...steps.map((one) => Date.parse(one.started_at) + (one.seconds || 0) * 1000),
    Date.parse(job.updated_at),
  );
  return Number.isFinite(begun) ? (over - begun) / 1000 : 0;
}

/** One sentence: what happens now, or how it ended. */
export function headline(job) {
  const gone = missing(job);
  if (job.state === "failed") return t("watch.failed");
  if (job.state === "cancelled") {
    const kept = drawn(job).length;
    return kept
      ? t("watch.stopped", { n: kept, unit: unit(job.kind, 1), units: unit(job.kind, kept) })
      : t("watch.stopped.none");
  }
  if (gone.length) return ended(job) ? t("watch.missing", { n: gone.length, places: named(job, gone) }) : step(job);
  const lacks = ended(job) && lacking(job);
  if (lacks) return t(`watch.lacks.${lacks.what}`, { n: lacks.scenes.length, places: named(job, lacks.scenes) });
  if (ended(job))
    return t(job.cost.spent_usd ? "watch.done" : "watch.done.free", {
      time: lasting(took(job)),
      usd: money(job.cost.spent_usd),
    });
  return step(job);
}

function step(job) {
  const { steps, queue_place: place } = job.progress;
  if (job.state === "awaiting_approval") return t("watch.plan_ready");
  if (job.state === "planning")
    return t(job.source && !steps.some((one) => one.started_at) ? "watch.reading" : "watch.planning");
  if (job.state === "assembling") return t("watch.assembling");
  if (place) return t("watch.queue", { n: place });
  const words = { unit: unit(job.kind, 1), of: job.scenes.length };
  const picture = working(job, "picture");
  if (picture) return t("watch.drawing", { ...words, n: picture.scene });
  const speech = working(job, "speech") || working(job, "text");
  if (speech) return t(speech.what === "text" ? "watch.writing" : "watch.speaking", { ...words, n: speech.scene });
  if (working(job, "sheet")) return t("watch.sheet");
  const next = steps.find((one) => one.state === "waiting");
  if (next?.what === "assembly") return t("watch.assembling");
  if (next?.what === "picture") return t("watch.drawing", { ...words, n: next.scene });
  return job.scenes.length ? t("watch.waiting") : t("watch.planning");
}

/** The title of the scene that is at work, under the heading. */
export function at(job) {
  const one = job.progress.steps.find((found) => found.state === "working" && found.scene);
  return job.scenes.find((scene) => scene.number === one?.scene)?.title || "";
}

export function left(job) {
  const { seconds_left: seconds } = job.progress;
  if (ended(job)) return t("watch.finished", { time: lasting(took(job)) });
  if (seconds === null || seconds === undefined) return "";
  return seconds > 0.5 ? t("watch.left", { time: roughly(seconds) }) : t("watch.longer");
}

/** How a step is told apart: cached is done for nothing. */
export const look = (one) => (one.state === "done" && one.cached ? "cached" : one.state);

/** One line of what has happened. */
export function line(job, one) {
  const scene = job.scenes.find((found) => found.number === one.scene);
  const words = {
    n: one.what === "plan" ? job.scenes.length : one.scene,
    unit: unit(job.kind, 1),
    units: unit(job.kind, job.scenes.length),
    title: scene?.title || "",
  };
  const form =
    one.what === "plan" && one.state === "done"
      ? "step.plan.done"
      : one.what === "picture" && scene?.title
        ? "step.picture.titled"
        : `step.${one.what}`;
  const what = t(knows(form) ? form : "step.picture", words);
  return one.cached ? t("step.cached", { what }) : what;
}

/** What is spoken as the job goes on: start, first picture, each quarter, each failure, end. Pure: was and is. */
export function spoken(was, is) {
  if (!was) return "";
  if (ended(is)) return ended(was) ? "" : headline(is);
  const known = causes(was).map((one) => one.name);
  const failed = causes(is).find((one) => !known.includes(one.name));
  if (failed)
    return t("say.failed", { places: failed.scenes.length ? named(is, failed.scenes) : line(is, failed.steps[0]) });
  if (was.state !== is.state && is.state === "awaiting_approval") return headline(is);
  const [before, now] = [drawn(was).length, drawn(is).length];
  if (!before && now) return t("say.first");
  const quarter = (job) => Math.floor((job.progress.done / Math.max(1, job.progress.total)) * 4);
  if (quarter(is) > quarter(was)) return t("say.part", { done: is.progress.done, total: is.progress.total });
  return "";
}
