// Draws the contract from /openapi.json: every call with its fields, its answers, and a form to try it.
import { choices, make, named, remember, remembered } from "./parts.js";
import { trial } from "./try.js";

const METHODS = ["post", "get", "patch", "put", "delete"];

function typeOf(schema) {
  if (schema.$ref) return named(schema);
  if (choices(schema).length) return [...new Set(choices(schema).map(typeOf))].join(" | ");
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.type === "array") return `${schema.items ? typeOf(schema.items) : "any"}[]`;
  if (schema.format) return `${schema.type} (${schema.format})`;
  return schema.type || "any";
}

function bounds(schema) {
  const found = [schema, ...choices(schema)].find((one) => "maximum" in one || "maxLength" in one || "maxItems" in one || "minimum" in one) || {};
  const told = [];
  const range = [["minimum", "from"], ["maximum", "to"]].filter(([name]) => name in found);
  if (range.length) told.push(range.map(([name, word]) => `${word} ${found[name].toLocaleString("en")}`).join(" "));
  if ("maxLength" in found) told.push(`at most ${found.maxLength.toLocaleString("en")} characters`);
  if ("maxItems" in found) told.push(`at most ${found.maxItems}`);
  if ("default" in schema && schema.default !== null && schema.default !== "") told.push(`default ${JSON.stringify(schema.default)}`);
  return told.join(", ");
}

function inner(schema) {
  if (schema.$ref) return [schema];
  if (schema.type === "array" && schema.items) return inner(schema.items);
  return choices(schema).flatMap(inner);
}

function fields(contract, schema) {
  const list = make("dl", { class: "rows" });
  const required = new Set(schema.required || []);
  for (const [name, field] of Object.entries(schema.properties || {})) {
    const told = make("dd", {}, make("div", { class: "type" }, [typeOf(field), bounds(field)].filter(Boolean).join(" · ")));
    const about = [field, ...choices(field)].map((one) => one.description).find(Boolean);
    if (about) told.append(make("div", {}, about));
    for (const one of inner(field)) told.append(unfolding(contract, one));
    list.append(make("div", {}, make("dt", {}, name, required.has(name) ? make("b", { title: "required" }, " *") : ""), told));
  }
  return list;
}

function unfolding(contract, schema, open = false) {
  const name = named(schema);
  const found = name ? contract.components.schemas[name] : schema;
  const details = make("details", {}, make("summary", {}, name || "object"));
  const fill = () => {
    if (details.children.length > 1) return;
    if (found.description) details.append(make("p", { class: "note" }, found.description));
    if (found.properties) details.append(fields(contract, found));
    else if (choices(found).length) details.append(...choices(found).map((one) => unfolding(contract, one)));
    else details.append(make("p", { class: "type" }, typeOf(found)));
  };
  details.addEventListener("toggle", fill);
  if (open) {
    fill();
    details.open = true;
  }
  return details;
}

function block(title, ...content) {
  return make("div", {}, make("h4", {}, title), ...content);
}

function parameters(operation) {
  if (!operation.parameters.length) return null;
  const list = make("dl", { class: "rows" });
  for (const one of operation.parameters) {
    const type = [one.in, typeOf(one.schema), bounds(one.schema)].filter(Boolean).join(" · ");
    list.append(make("div", {}, make("dt", {}, one.name, one.required ? make("b", { title: "required" }, " *") : ""),
      make("dd", {}, make("div", { class: "type" }, type), make("div", {}, one.description || ""))));
  }
  return block("Parameters", list);
}

function body(contract, operation) {
  if (!operation.requestBody) return null;
  const schema = operation.requestBody.content["application/json"]?.schema;
  if (!schema) return block("Body", make("p", { class: "type" }, Object.keys(operation.requestBody.content).join(", ")));
  const found = schema.$ref ? contract.components.schemas[named(schema)] : schema;
  const options = choices(found).length ? choices(found) : [schema];
  return block(operation.requestBody.required ? "Body" : "Body (may be left out)",
    ...options.map((one) => unfolding(contract, one)));
}

function answers(contract, operation) {
  const list = make("dl", { class: "rows" });
  const problems = [];
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answer.content && answer.content["application/problem+json"]) {
      problems.push(status);
      continue;
    }
    const told = make("dd", {}, answer.description);
    for (const [type, content] of Object.entries(answer.content || {})) {
      if (content.schema.$ref) told.append(unfolding(contract, content.schema));
      else told.append(make("div", { class: "type" }, type));
    }
    list.append(make("div", {}, make("dt", {}, status), told));
  }
  const told = problems.filter((status) => status !== "default");
  list.append(make("div", {}, make("dt", {}, told.join(" ") || "else"),
    make("dd", {}, "A ", make("a", { href: "#errors" }, "problem"), told.length ? ", as is anything else." : ".")));
  return block("Answers", list);
}

function card(contract, method, path, operation) {
  const heading = make("h3", {}, make("span", { class: `verb ${method}` }, method.toUpperCase()), make("span", { class: "path" }, path));
  const scope = operation["x-scope"] ? make("p", { class: "note" }, `Needs the scope ${operation["x-scope"]}, where keys are in use.`) : null;
  return make("section", { class: "card", id: operation.operationId, "aria-label": `${method} ${path}` }, heading,
    make("p", {}, operation.summary), parameters(operation), body(contract, operation), answers(contract, operation), scope,
    trial(contract, method, path, operation));
}

function errors(contract) {
  const list = make("dl", { class: "rows" });
  for (const one of contract["x-errors"]) {
    list.append(make("div", { id: `error-${one.code}` }, make("dt", {}, one.code, make("div", { class: "type" }, String(one.status))),
      make("dd", {}, make("div", {}, one.detail), make("div", { class: "note" }, one.action))));
  }
  const problem = unfolding(contract, { $ref: "#/components/schemas/Problem" });
  return make("section", { class: "card", id: "errors" }, make("h2", {}, "Errors"),
    make("p", {}, "Every error is application/problem+json: one sentence in detail, what to do about it in action, the fields that are wrong in errors."),
    problem, list);
}

/** The list of calls, narrowed to those that have every word. */
function finding(side) {
  const field = document.getElementById("find");
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of side.querySelectorAll("[data-words]")) row.hidden = !words.every((word) => row.dataset.words.includes(word));
    for (const part of side.querySelectorAll("section")) part.hidden = !part.querySelector("li:not([hidden])");
  });
}

function draw(contract) {
  const main = document.getElementById("main");
  const side = document.getElementById("side");
  document.getElementById("version").textContent = `version ${contract.info.version}`;
  document.getElementById("about").textContent = contract.info.description;
  for (const tag of contract.tags) {
    const list = make("ul");
    main.append(make("div", { class: "group" }, make("h2", {}, tag.name), make("p", {}, tag.description)));
    for (const [path, methods] of Object.entries(contract.paths)) {
      for (const method of METHODS.filter((one) => methods[one] && methods[one].tags.includes(tag.name))) {
        main.append(card(contract, method, path, methods[method]));
        list.append(make("li", { "data-words": `${method} ${path} ${methods[method].summary}`.toLowerCase() }, make("a", { href: `#${methods[method].operationId}` },
          make("span", { class: `verb ${method}` }, method.toUpperCase()), make("span", {}, path.replace("/v1", "")))));
      }
    }
    side.append(make("section", {}, make("h2", {}, tag.name), list));
  }
  main.append(errors(contract));
  side.append(make("h2", {}, "errors"), make("ul", {}, make("li", {}, make("a", { href: "#errors" }, "What can go wrong"))));
  finding(side);
  const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (wanted) wanted.scrollIntoView();
}

document.documentElement.dataset.theme = remembered("theme") || "auto";
const key = document.getElementById("key");
key.value = remembered("key");
key.form.addEventListener("submit", (event) => event.preventDefault());
key.addEventListener("input", () => remember("key", key.value.trim()));

fetch("/openapi.json")
  .then((answer) => answer.json())
  .then(draw)
  .catch(() => {
    const wrong = document.getElementById("wrong");
    wrong.textContent = "The contract could not be loaded. Reload the page, or open /openapi.json.";
    wrong.hidden = false;
  });
