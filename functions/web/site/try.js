// A request that can be tried: its fields, the line for a terminal, and the answer as it comes.
import { choices, make, named, remembered } from "./parts.js";

const BODIES = {
  "/v1/jobs": { kind: "comic", prompt: "A fox learns to sail", scenes: 2, style: "watercolour" },
  "/v1/estimates": { kind: "comic", prompt: "A fox learns to sail", scenes: 6 },
  "/v1/jobs/{id}/plan": { scenes: [{ number: 2, caption: "The wind turns." }] },
  "/v1/jobs/{id}/scenes/{number}": { caption: "The wind turns." },
  "/v1/images/{image}": { featured: true, tags: ["sea"] },
  "/v1/images:import": [{ id: "old-1", data: "data:image/png;base64,...", prompt: "A fox", tags: ["sea"] }],
};
/** What the fields of a path begin with; ids come from the newest answer that had one. */
const known = { number: "1", format: "pdf", style: "noir", voice: "warm" };
const MOST = 200_000;

/** The least that a schema takes. */
function sample(contract, schema) {
  const found = schema.$ref ? contract.components.schemas[named(schema)] : schema;
  if ("default" in found) return found.default;
  if (found.const ?? found.enum) return found.const ?? found.enum[0];
  if (choices(found).length) return sample(contract, choices(found)[0]);
  if (found.type === "array") return [];
  if (found.type === "integer" || found.type === "number") return found.minimum ?? 1;
  if (found.type === "boolean") return true;
  if (found.type === "string") return "...";
  const needed = (found.required || []).map((name) => [name, sample(contract, found.properties[name])]);
  return Object.fromEntries(needed);
}

function learn(path, told) {
  const one = told?.items?.[0] || told;
  const name = { "/v1/jobs": "id", "/v1/images": "image", "/v1/characters": "character", "/v1/uploads": "upload" }[path];
  if (name && one?.id) known[name] = one.id;
}

/** The form of one call, made when it is first opened. */
export function trial(contract, method, path, operation) {
  const room = make("details", { class: "try" }, make("summary", {}, "Try it"));
  room.addEventListener("toggle", () => room.open && room.children.length < 2 && room.append(form(contract, method, path, operation)));
  return room;
}

function form(contract, method, path, operation) {
  const fields = operation.parameters.filter((one) => one.name !== "token").map((one) => ({ ...one, input: field(one, operation) }));
  const body = operation.requestBody && bodyOf(contract, path, operation);
  const line = make("code");
  const answer = make("div", { class: "answer" });
  const asked = () => request(method, path, fields, body);
  const show = () => line.replaceChildren(curl(asked()));
  const stop = make("button", { type: "button", class: "button compact", hidden: true }, "Stop");
  const made = make("form", { class: "stack" },
    fields.length > 0 && make("div", { class: "asked" }, ...fields.map((one) => make("label", { class: "small" }, make("code", {}, one.name), one.required && " *", one.input))),
    body && make("label", { class: "small", for: body.id }, operation.requestBody.required ? "Body" : "Body (may be left out)"), body,
    make("div", { class: "line" }, make("button", { class: "button primary compact" }, "Send it"), stop,
      make("span", { class: "hint" }, method === "get" ? "Reads only." : "This really happens, on this service.")),
    make("pre", { tabindex: "0", "aria-label": "The same for a terminal" }, line), answer);
  made.addEventListener("input", show);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    const control = new AbortController();
    stop.hidden = false;
    stop.onclick = () => control.abort();
    send(asked(), { path, answer, signal: control.signal }).finally(() => {
      stop.hidden = true;
    });
  });
  show();
  return made;
}

/** JSON to be edited, or a file where the call takes bytes. */
function bodyOf(contract, path, operation) {
  const { content, required } = operation.requestBody;
  const id = `${operation.operationId}-body`;
  if (!content["application/json"]) return make("input", { type: "file", id });
  const written = make("textarea", { class: "input code", rows: 6, spellcheck: "false", id });
  written.value = required ? JSON.stringify(BODIES[path] ?? sample(contract, content["application/json"].schema), null, 2) : "";
  return written;
}

function field(one, operation) {
  const id = `${operation.operationId}-${one.name}`;
  const options = one.schema.enum || (one.schema.type === "boolean" ? ["true", "false"] : null);
  if (options) return make("select", { class: "select", id }, ...["", ...options].map((value) => make("option", { value }, value)));
  const input = make("input", { class: "input", id, required: one.in === "path", autocomplete: "off" });
  if (one.in === "path") {
    input.value = known[one.name] || "";
    input.addEventListener("focus", () => (input.value ||= known[one.name] || ""));
  }
  return input;
}

/** The request as it stands in the form. */
function request(method, path, fields, body) {
  const given = (where) => fields.filter((one) => one.in === where && one.input.value);
  let place = path;
  for (const one of fields.filter((found) => found.in === "path")) place = place.replace(`{${one.name}}`, encodeURIComponent(one.input.value) || `{${one.name}}`);
  const query = new URLSearchParams(given("query").map((one) => [one.name, one.input.value])).toString();
  const headers = Object.fromEntries(given("header").map((one) => [one.name, one.input.value]));
  const [file] = body?.files || [];
  const text = body?.files ? "" : body?.value.trim();
  if (text) headers["Content-Type"] = "application/json";
  if (remembered("key")) headers.Authorization = `Bearer ${remembered("key")}`;
  return { method: method.toUpperCase(), url: place + (query && `?${query}`), headers, body: file || text || undefined };
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl({ method, url, headers, body }) {
  const heads = Object.entries(headers).map(([name, value]) => (name === "Authorization" ? '-H "Authorization: Bearer $KEY"' : `-H ${quoted(`${name}: ${value}`)}`));
  const parts = ["curl", method !== "GET" && `-X ${method}`, url.endsWith("/events") && "-N", ...heads, body && (body.name ? `--data-binary ${quoted(`@${body.name}`)}` : `-d ${quoted(body)}`), quoted(location.origin + url)];
  const said = parts.filter(Boolean);
  return said.join(said.length > 2 ? " \\\n  " : " ");
}

async function send({ method, url, headers, body }, { path, answer, signal }) {
  const began = performance.now();
  const state = make("p", { role: "status", class: "strong" }, "Sending");
  answer.replaceChildren(state);
  try {
    const told = await fetch(url, { method, headers, body, signal });
    state.textContent = `${told.status} ${told.statusText}, ${Math.round(performance.now() - began)} ms`;
    state.className = `chip ${told.ok || told.status === 304 ? "done" : "bad"}`;
    answer.append(heads(told));
    await showBody(told, answer, path);
  } catch {
    state.textContent = signal.aborted ? `${state.textContent}; stopped.` : "Nothing answered. Look whether the service runs, and send it again.";
  }
}

function heads(told) {
  const shown = ["content-type", "etag", "location", "retry-after", "idempotency-replayed", "cache-status", "ratelimit"];
  const rows = shown.filter((name) => told.headers.get(name)).map((name) => make("div", {}, make("dt", {}, name), make("dd", {}, told.headers.get(name))));
  return make("dl", { class: "rows" }, ...rows);
}

/** JSON and text as text, a picture as a picture, a stream as it comes, anything else as a file. */
async function showBody(told, answer, path) {
  const type = told.headers.get("Content-Type") || "";
  const place = make("code");
  const text = () => answer.append(make("pre", { tabindex: "0", "aria-label": "The answer" }, place));
  if (type.includes("event-stream")) {
    text();
    const reader = told.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) place.append(part.value);
  } else if (type.includes("json")) {
    const found = JSON.parse(await told.text());
    learn(path, found);
    const written = JSON.stringify(found, null, 2);
    place.textContent = written.length > MOST ? `${written.slice(0, MOST)}\n...` : written;
    text();
  } else if (type.startsWith("text/")) {
    place.textContent = (await told.text()).slice(0, MOST);
    text();
  } else {
    const data = await told.blob();
    if (!data.size) return;
    const href = URL.createObjectURL(data);
    answer.append(type.startsWith("image/") ? make("img", { src: href, alt: "The picture that was answered" }) : make("a", { class: "button compact", href, download: url(told) }, `Save it, ${data.size.toLocaleString("en")} bytes`));
  }
}

const url = (told) => new URL(told.url).pathname.split("/").pop() || "answer";
