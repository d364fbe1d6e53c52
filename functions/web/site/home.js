"use strict";

// One form over the public API: a job is asked for, its events are followed, its pages and files are shown.

const part = (id) => document.getElementById(id);
let events = null;

function wrong(text) {
  part("wrong").textContent = text;
  part("wrong").hidden = !text;
}

function seen(job, url) {
  return `${url}?token=${encodeURIComponent(job.client_token)}`;
}

function panel(job, scene) {
  const place = part("panels").children[scene.number - 1];
  if (!place) return;
  const url = scene.picture.thumb_url;
  if (!url || place.dataset.url === url) return;
  place.dataset.url = url;
  const picture = new Image();
  picture.alt = scene.alt;
  picture.src = seen(job, url);
  place.replaceChildren(picture);
}

function whole(job) {
  part("work").hidden = false;
  part("title").textContent = job.title || "";
  part("bar").value = job.progress.percent;
  part("message").textContent = job.progress.message;
  const panels = part("panels");
  while (panels.children.length < job.scenes.length) {
    const place = document.createElement("li");
    place.textContent = String(panels.children.length + 1);
    panels.append(place);
  }
  job.scenes.forEach((scene) => panel(job, scene));
}

function ended(job) {
  whole(job);
  part("make").disabled = false;
  if (job.error) wrong(`${job.error.detail} ${job.error.action}`);
  part("panels").hidden = job.pages.length > 0;
  part("pages").replaceChildren(...job.pages.map((page) => {
    const picture = new Image(page.width, page.height);
    picture.alt = `Page ${page.number}`;
    picture.src = seen(job, page.url);
    return picture;
  }));
  if (!job.pages.length) return;
  part("files").replaceChildren("Take away: ", ...["pdf", "cbz", "zip", "html"].map((format) => {
    const link = document.createElement("a");
    link.href = `${seen(job, `${job.links.exports}/${format}`)}&wait=60`;
    link.textContent = format.toUpperCase();
    link.download = "";
    return link;
  }));
}

function follow(job) {
  let now = job;
  events = new EventSource(seen(job, job.links.events));
  events.addEventListener("job", (event) => whole((now = JSON.parse(event.data))));
  events.addEventListener("step", (event) => {
    const told = JSON.parse(event.data);
    if (told.job) whole((now = told.job));
    part("bar").value = told.progress.percent;
    part("message").textContent = told.progress.message;
    if (told.scene) panel(now, told.scene);
  });
  events.addEventListener("done", (event) => {
    events.close();
    ended(JSON.parse(event.data));
  });
}

part("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (events) events.close();
  wrong("");
  for (const id of ["panels", "pages", "files"]) part(id).replaceChildren();
  part("panels").hidden = false;
  part("make").disabled = true;
  const form = new FormData(part("form"));
  const body = { kind: "comic", prompt: form.get("prompt"), scenes: Number(form.get("scenes")), style: form.get("style") };
  try {
    const answer = await fetch("/v1/jobs", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": `page-${Date.now()}-${Math.random().toString(36).slice(2)}` },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(`${told.detail} ${told.action}`);
    whole(told);
    follow(told);
  } catch (error) {
    part("make").disabled = false;
    wrong(error.message);
  }
});

fetch("/v1/styles")
  .then((answer) => answer.json())
  .then((told) => part("style").append(...told.items.map((one) => new Option(one.title, one.name))))
  .catch(() => wrong("The styles could not be loaded. Reload the page."));
