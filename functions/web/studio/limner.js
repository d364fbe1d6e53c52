// Limner's client for browsers and Node 20: no dependency, no build. What each call takes and gives: limner.d.ts.

/** What the service refuses, or "offline" where nothing answered. */
export class LimnerError extends Error {
  constructor(problem, { status = 0, retryAfter = null, cause } = {}) {
    super(problem.detail || problem.title || "The service does not answer.", { cause });
    this.name = "LimnerError";
    this.code = problem.code || (status ? "internal" : "offline");
    this.status = status;
    this.action = problem.action || "";
    this.retryable = problem.retryable ?? true;
    this.retryAfter = retryAfter;
    this.requestId = problem.request_id || "";
    this.errors = problem.errors || [];
  }
}

const ENDED = ["done", "partial", "failed", "cancelled"];
const SILENCE = 25_000;

export const ended = (job) => ENDED.includes(job.state);

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");

const pause = (ms, signal) =>
  new Promise((resolve, reject) => {
    const stop = () => (clearTimeout(timer), reject(signal.reason));
    const wake = () => (
      clearTimeout(timer),
      signal?.removeEventListener("abort", stop),
      globalThis.removeEventListener?.("online", wake),
      resolve()
    );
    const timer = setTimeout(wake, ms);
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    globalThis.addEventListener?.("online", wake, { once: true });
  });

async function refused(answer) {
  const problem = await answer.json().catch(() => ({}));
  const after = Number(answer.headers.get("Retry-After"));
  return new LimnerError(problem, { status: answer.status, retryAfter: after || null });
}

/** The job after an event of its stream; pure, so that it can be a reducer. */
export function merge(job, { type, data }) {
  if (type === "job" || type === "done") return data;
  if (type !== "step" || !job) return job;
  const { step, progress, scene, ...rest } = data;
  const whole = data.job || job;
  const put = (list, one, same) => (list.some(same) ? list.map((old) => (same(old) ? one : old)) : [...list, one]);
  return {
    ...whole,
    ...("title" in rest && { title: rest.title }),
    ...("pages" in rest && { pages: rest.pages }),
    state: rest.state,
    progress: { ...whole.progress, ...progress, steps: put(whole.progress.steps, step, (old) => old.id === step.id) },
    scenes: scene ? put(whole.scenes, scene, (old) => old.number === scene.number) : whole.scenes,
    cost: data.job ? whole.cost : { ...whole.cost, spent_usd: spent(whole, step) },
  };
}

function spent(job, step) {
  const before = job.progress.steps.find((one) => one.id === step.id)?.cost_usd || 0;
  return Math.round((job.cost.spent_usd + step.cost_usd - before) * 1e6) / 1e6;
}

/** Server-sent events out of a body; a silence longer than two signs of life ends it. */
async function* events(body, stop) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let timer,
    text = "";
  try {
    for (;;) {
      timer = setTimeout(stop, SILENCE);
      const { value, done } = await reader.read();
      clearTimeout(timer);
      if (done) return;
      const blocks = (text + value).replaceAll("\r", "").split("\n\n");
      text = blocks.pop();
      for (const block of blocks) {
        const found = {};
        for (const line of block.split("\n")) {
          const [, name, rest] = /^(\w+): ?(.*)$/.exec(line) || [];
          if (name) found[name] = rest;
        }
        if (found.data) yield { type: found.event, id: found.id, data: JSON.parse(found.data) };
      }
    }
  } finally {
    clearTimeout(timer);
    reader.cancel().catch(() => {});
  }
}

/** A client of one service. */
export function limner({
  base = "",
  key = "",
  retries = 2,
  fetch = (...all) => globalThis.fetch(...all),
  stream = true,
} = {}) {
  const elsewhere = (path) => /^https?:\/\//.test(path);
  const address = (path, query = {}) => {
    const found = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
    return (
      (elsewhere(path) ? "" : base) +
      path +
      (found.length ? `${path.includes("?") ? "&" : "?"}${new URLSearchParams(found)}` : "")
    );
  };

  /** One request: the answer as it came, or a LimnerError. What is safe to repeat is repeated. */
  async function send(method, path, { body, query, headers, signal, idempotencyKey, also = [], tries = retries } = {}) {
    const head = new Headers(headers);
    if (key && !elsewhere(path)) head.set("Authorization", `Bearer ${key}`);
    if (idempotencyKey) head.set("Idempotency-Key", idempotencyKey);
    const plain = body === undefined || body instanceof Blob || body instanceof FormData || ArrayBuffer.isView(body);
    if (!plain) head.set("Content-Type", "application/json");
    const safe = idempotencyKey || !["POST", "PATCH"].includes(method);
    for (let made = 0; ; made++) {
      let fault;
      try {
        const answer = await fetch(address(path, query), {
          method,
          headers: head,
          body: plain ? body : JSON.stringify(body),
          signal,
        });
        if (answer.ok || answer.status === 304 || also.includes(answer.status)) return answer;
        fault = await refused(answer);
      } catch (cause) {
        if (signal?.aborted) throw signal.reason;
        fault = new LimnerError({}, { cause });
      }
      if (!safe || made >= tries || ![0, 502, 503, 504].includes(fault.status)) throw fault;
      await pause((fault.retryAfter ?? 0.3 * 2 ** made) * 1000, signal);
    }
  }

  const json = async (method, path, options) => {
    const answer = await send(method, path, options);
    return answer.status === 204 ? null : answer.json();
  };
  const tagged = async (method, path, { ifMatch, ...options } = {}) => {
    const answer = await send(method, path, { ...options, headers: ifMatch ? { "If-Match": ifMatch } : {} });
    return Object.assign(await answer.json(), { etag: answer.headers.get("ETag") });
  };
  const get = (path) => (query, options) => json("GET", path, { query, ...options });
  const create = (path, body, { idempotencyKey = newKey(), ...options } = {}) =>
    json("POST", path, { body, idempotencyKey, ...options });
  const part = (path) => (id, options) => json("POST", `/v1/jobs/${id}:${path}`, options);

  /** The job as often as it changes, by asking: the way where no stream gets through. */
  async function* asked(id, signal) {
    let etag = "";
    for (;;) {
      const answer = await send("GET", `/v1/jobs/${id}`, {
        query: { wait: 20 },
        headers: etag ? { "If-None-Match": etag } : {},
        signal,
      });
      if (answer.status === 200) {
        etag = answer.headers.get("ETag");
        const job = await answer.json();
        yield { type: ended(job) ? "done" : "job", data: job };
        if (ended(job)) return;
      }
      await pause(1000, signal);
    }
  }

  /** Every event of a job to its end, over lost connections. */
  async function* watch(id, { signal, lastEventId = "" } = {}) {
    for (let lost = 0, last = lastEventId, polling = !stream; ; lost++) {
      const own = new AbortController();
      const stop = () => own.abort(signal?.reason);
      signal?.addEventListener("abort", stop, { once: true });
      globalThis.addEventListener?.("online", stop, { once: true });
      try {
        if (signal?.aborted) throw signal.reason;
        if (polling) return yield* asked(id, signal);
        const headers = { Accept: "text/event-stream", ...(last && { "Last-Event-ID": last }) };
        const answer = await send("GET", `/v1/jobs/${id}/events`, { headers, signal: own.signal, tries: 0 });
        const streamed = answer.headers.get("Content-Type")?.startsWith("text/event-stream");
        if (!streamed) polling = true;
        else
          for await (const event of events(answer.body, stop)) {
            [lost, last] = [0, event.id ?? last];
            yield event;
            if (event.type === "done") return;
          }
      } catch (fault) {
        if (signal?.aborted) throw signal.reason;
        if ([400, 401, 403, 404].includes(fault.status)) throw fault;
        if (fault.status || lost > 3) polling = fault.status > 0;
        yield { type: "lost", data: null };
      } finally {
        signal?.removeEventListener("abort", stop);
        globalThis.removeEventListener?.("online", stop);
        own.abort();
      }
      await pause(Math.min(1000 * 2 ** lost, 10_000), signal);
    }
  }

  /** The bytes of an export, once it is built. */
  async function file(id, format, options) {
    for (;;) {
      const answer = await send("GET", `/v1/jobs/${id}/exports/${format}`, { query: { wait: 20 }, ...options });
      if (answer.status === 200) return answer.blob();
      await pause(1000 * (Number(answer.headers.get("Retry-After")) || 1), options?.signal);
    }
  }

  /** A document sent ahead; its id goes into a job as `upload`. */
  async function upload(data, { name = data.name || "document.txt", signal, onProgress } = {}) {
    const made = await json("POST", "/v1/uploads", { body: { name, size: data.size }, signal });
    if (onProgress && globalThis.XMLHttpRequest) await put(made.upload_url, data, { signal, onProgress });
    else await send("PUT", made.upload_url, { body: data, signal });
    return made;
  }

  const put = (url, data, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const sent = new XMLHttpRequest();
      const parsed = () => {
        try {
          return JSON.parse(sent.responseText);
        } catch {
          return {};
        }
      };
      sent.open("PUT", address(url));
      sent.upload.onprogress = (event) => onProgress(event.loaded / event.total);
      sent.onload = () => (sent.status < 300 ? resolve() : reject(new LimnerError(parsed(), { status: sent.status })));
      sent.onerror = () => reject(new LimnerError({}));
      sent.onabort = () => reject(signal.reason);
      signal?.addEventListener("abort", () => sent.abort(), { once: true });
      sent.send(data);
    });

  /** Each item of a list, page after page. */
  async function* all(list, query = {}, options) {
    for (let token; ;) {
      const page = await list({ ...query, page_token: token }, options);
      yield* page.items;
      if (!(token = page.next_page_token)) return;
    }
  }

  const under = (path) => (id) => `${path}/${encodeURIComponent(id)}`;
  const [image, character, style] = [under("/v1/images"), under("/v1/characters"), under("/v1/styles")];
  return {
    send,
    json,
    all,
    upload,
    url: (path, job) => address(path, job && { token: job.client_token }),
    jobs: {
      create: (body, options) => create("/v1/jobs", body, options),
      list: get("/v1/jobs"),
      get: (id, options) => json("GET", `/v1/jobs/${id}`, options),
      watch,
      async end(id, options) {
        for await (const { type, data } of watch(id, options)) if (type === "done") return data;
      },
      plan: (id, options) => tagged("GET", `/v1/jobs/${id}/plan`, options),
      editPlan: (id, body, options) => tagged("PATCH", `/v1/jobs/${id}/plan`, { body, ...options }),
      approve: (id, body, options) => tagged("POST", `/v1/jobs/${id}:approve`, { body, ...options }),
      scene: (id, number, options) => tagged("GET", `/v1/jobs/${id}/scenes/${number}`, options),
      editScene: (id, number, body, options) =>
        tagged("PATCH", `/v1/jobs/${id}/scenes/${number}`, { body, ...options }),
      cancel: part("cancel"),
      retry: (id, { onUnavailable, ...options } = {}) =>
        part("retry")(id, { ...options, body: onUnavailable && { on_unavailable: onUnavailable } }),
      delete: (id, options) => json("DELETE", `/v1/jobs/${id}`, options),
      exports: (id, options) => json("GET", `/v1/jobs/${id}/exports`, options),
      file,
    },
    images: {
      list: get("/v1/images"),
      get: (id, options) => json("GET", image(id), options),
      edit: (id, body, options) => json("PATCH", image(id), { body, ...options }),
      delete: (id, options) => json("DELETE", image(id), options),
      undelete: (id, options) => json("POST", `${image(id)}:undelete`, options),
      import: (body, { dryRun, ...options } = {}) =>
        json("POST", "/v1/images:import", { body, query: { dry_run: dryRun }, ...options }),
    },
    characters: {
      list: get("/v1/characters"),
      create: (body, options) => json("POST", "/v1/characters", { body, ...options }),
      edit: (id, body, options) => json("PATCH", character(id), { body, ...options }),
      delete: (id, options) => json("DELETE", character(id), options),
    },
    styles: {
      list: get("/v1/styles"),
      create: (body, options) => json("POST", "/v1/styles", { body, ...options }),
      delete: (name, options) => json("DELETE", style(name), options),
    },
    estimate: (body, options) => json("POST", "/v1/estimates", { body, ...options }),
    kinds: get("/v1/kinds"),
    voices: get("/v1/voices"),
    models: get("/v1/models"),
    account: get("/v1/account"),
    health: (options) => json("GET", "/health", { also: [503], ...options }),
    admin: {
      stats: get("/v1/admin/stats"),
      failures: get("/v1/admin/failures"),
      retryFailures: (body, options) => json("POST", "/v1/admin/failures:retry", { body, ...options }),
      breakers: get("/v1/admin/breakers"),
      resetBreaker: (name, options) => json("POST", `/v1/admin/breakers/${name}:reset`, options),
      cache: get("/v1/admin/cache"),
      clearCache: (query, options) => json("DELETE", "/v1/admin/cache", { query, ...options }),
      cleanUp: ({ dryRun = false } = {}, options) =>
        json("POST", "/v1/admin/cleanup", { query: { dry_run: dryRun }, ...options }),
      debug: get("/v1/admin/debug"),
    },
  };
}
