// What is kept: the library of works, the gallery of pictures, and the pictures that another page kept in this browser.
import { ended } from "../limner.js";
import { sure } from "../parts/dialog.js";
import { Fault, told } from "../parts/fault.js";
import { Icon } from "../parts/icon.js";
import { Picture } from "../parts/sheet.js";
import { alarm, say } from "../shell/announcer.js";
import { useTitle } from "../shell/frame.js";
import { useKeys } from "../shell/keys.js";
import { ask, go } from "../shell/router.js";
import { api, store, useStore } from "../shell/session.js";
import { toast } from "../shell/toasts.js";
import { count, day, knows, listed, money, roughly, t, unit } from "../shell/words.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Cover } from "./make/lately.js";
import { headline, missing, named } from "./watch/now.js";

const newest = (one, other) => (one.created_at < other.created_at ? 1 : -1);

/** What these questions bring together, newest first, page by page. `items` is null until something came. */
function useListing(list, questions, { size = 30 } = {}) {
  const asked = JSON.stringify(questions);
  const [found, put] = useState({ asked: "", items: null, next: [], fault: null });
  /** @type {{ current: AbortController | null }} */
  const control = useRef(null);
  const load = async (pages, { more = false } = {}) => {
    control.current?.abort();
    const mine = (control.current = new AbortController());
    try {
      const all = await Promise.all(pages.map((one) => list({ page_size: size, ...one }, { signal: mine.signal })));
      const next = all.flatMap(({ next_page_token: token }, at) =>
        token ? [{ ...pages[at], page_token: token }] : [],
      );
      put((old) => {
        const before = more ? old.items : [];
        const known = new Map([...before, ...all.flatMap((page) => page.items)].map((one) => [one.id, one]));
        return { asked, items: [...known.values()].sort(newest), next, fault: null };
      });
    } catch (fault) {
      if (!mine.signal.aborted) put((old) => ({ ...old, fault }));
    }
  };
  useEffect(() => {
    load(questions);
    return () => control.current?.abort();
  }, [asked]);
  const change = (turn) => put((old) => ({ ...old, items: turn(old.items || []) }));
  return {
    ...found,
    fresh: found.asked === asked,
    more: found.next.length ? () => load(found.next, { more: true }) : null,
    again: () => load(questions),
    change,
  };
}

/** The foot of a list: what failed, or a button for the next page. */
function Foot({ listing: { fault, again, more } }) {
  if (fault)
    return html`<${Fault} fault=${fault} focus=${false}
      ><button type="button" class="button compact" onClick=${again}>${t("watch.retry")}</button><//
    >`;
  return (
    more && html`<p class="foot"><button type="button" class="button" onClick=${more}>${t("list.more")}</button></p>`
  );
}

/** A list that is not here yet, in the shape that it will have. */
const ghosts = (shape) =>
  Array.from({ length: 12 }, (_, at) => html`<li key=${at} class="shot ghost" aria-hidden="true">${shape}</li>`);

// Library

const STATES = {
  needs: ["awaiting_approval", "partial", "failed"],
  drawing: ["planning", "rendering", "assembling"],
};
const KINDS = ["comic", "story", "lecture", "lesson", "presentation", "image", "scene"];
const FILTERS = ["needs", "drawing", ...KINDS];

const questions = (show) =>
  STATES[show] ? STATES[show].map((state) => ({ state })) : KINDS.includes(show) ? [{ kind: show }] : [{}];

export function Library({ query }) {
  const show = FILTERS.includes(query.show) ? query.show : "";
  const listing = useListing(api.jobs.list, questions(show), { size: 24 });
  const known = useStore((state) => state.jobs);
  const jobs = (listing.items || []).map((one) => known[one.id] || one);
  const busy = jobs.some((one) => !ended(one) && one.state !== "awaiting_approval");
  useTitle(t("place.library"));
  useEffect(() => {
    if (listing.items) store.tell({ type: "jobs", items: listing.items });
  }, [listing.items]);
  useEffect(() => {
    if (!busy) return undefined;
    const look = () =>
      document.hidden ||
      api.jobs.list({ page_size: 24 }).then(
        (page) => store.tell({ type: "jobs", ...page }),
        () => {},
      );
    const clock = setInterval(look, 3000);
    return () => clearInterval(clock);
  }, [busy]);
  const remove = async (job) => {
    const title = job.title || t(`kind.${job.kind}`);
    const question = { title: t("library.delete", { title }), text: t("library.delete.why"), action: t("delete") };
    if (!(await sure(question))) return;
    const next =
      document.getElementById(job.id)?.nextElementSibling || document.getElementById(job.id)?.previousElementSibling;
    try {
      await api.jobs.delete(job.id);
      listing.change((items) => items.filter((one) => one.id !== job.id));
      store.tell({ type: "gone", id: job.id });
      /** @type {HTMLElement | null} */ ((next || document).querySelector("a.work, main h1"))?.focus();
    } catch (fault) {
      toast(told(fault).text);
    }
  };
  return html`<div class="wide hall stack">
    <div class="apart">
      <h1 tabindex="-1">${t("place.library")}</h1>
      <a class="button primary" href="#/"><${Icon} name="wand-sparkles" />${t("to_make")}</a>
    </div>
    <div class="line filters" role="group" aria-label=${t("list.show")}>
      ${["", ...FILTERS].map((one) => html`<button type="button" class="filter" key=${one} aria-pressed=${one === show} onClick=${() => ask({ show: one })}>${t(one ? (KINDS.includes(one) ? `kinds.${one}` : `library.${one}`) : "library.all")}${one === show && html`<span class="tiny many">${listing.fresh && !listing.more && count(jobs.length)}</span>`}</button>`)}
    </div>
    ${listing.fresh && !jobs.length && html`<div class="empty"><p>${t(show ? "library.none" : "library.empty")}</p></div>`}
    <ul class="works shelf" aria-busy=${!listing.fresh}>
      ${
        !listing.items &&
        !listing.fault &&
        ghosts(
          html`<span class="work"><span class="cover"></span><b></b></span>
            <div class="apart"><span class="only dense"></span></div>
            <p class="hint">${"\u00a0"}</p>`,
        )
      }
      ${jobs.map(
        (job) =>
          html`<li key=${job.id} id=${job.id}>
            <a class="work" href=${`#/j/${job.id}`}
              ><${Cover} job=${job} />
              <h2 dir="auto">${job.title || t(`kind.${job.kind}`)}</h2></a
            >
            <div class="apart">
              <${State} job=${job} /><button
                type="button"
                class="only dense"
                aria-label=${t("library.delete", { title: job.title || t(`kind.${job.kind}`) })}
                onClick=${() => remove(job)}
              >
                <${Icon} name="trash-2" small />
              </button>
            </div>
            <p class="hint">${about(job)}</p>
          </li>`,
      )}
    </ul>
    <${Foot} listing=${listing} />
  </div>`;
}

const LOOKS = {
  done: ["done", "circle-check"],
  partial: ["bad", "circle-alert"],
  failed: ["bad", "circle-alert"],
  cancelled: ["", "circle-stop"],
  awaiting_approval: ["wait", "eye"],
};

function State({ job }) {
  const [look, sign] = LOOKS[job.state] || ["work", "brush"];
  const gone = missing(job);
  const words = LOOKS[job.state]
    ? job.state === "partial" && gone.length
      ? t("state.missing", { places: named(job, gone) })
      : t(`state.${job.state}`)
    : headline(job);
  return html`<span class=${`chip ${look}`}><${Icon} name=${sign} small />${words}</span>`;
}

function about(job) {
  const { seconds_left: seconds } = job.progress;
  if (job.state === "awaiting_approval" && job.cost.estimate_usd)
    return t("library.approved", { usd: money(job.cost.estimate_usd) });
  if (!ended(job) && seconds) return t("watch.left", { time: roughly(seconds) });
  const n = job.scenes.length;
  return [n && `${count(n)} ${unit(job.kind, n)}`, day(job.created_at)].filter(Boolean).join(" · ");
}

// Gallery

const nameOf = (one) => one.alt || one.prompt || t("kind.image");
const path = (one) => `/gallery/${encodeURIComponent(one.id)}`;

export function Gallery({ params, query }) {
  return params.id ? html`<${Alone} id=${params.id} tagging=${query.tag} />` : html`<${Wall} query=${query} />`;
}

/** Gone at once, told with a way back; shown again where the service refuses. The picture as it is then. */
async function remove(one, { hide, show }) {
  hide();
  try {
    const { purge_at: until } = await api.images.delete(one.id);
    const back = () => api.images.undelete(one.id).then(show, (fault) => toast(told(fault).text));
    toast(t("gallery.deleted", { name: short(nameOf(one)), day: day(until) }), { undo: back });
    return { ...one, purge_at: until };
  } catch (fault) {
    show(one);
    toast(told(fault).text);
    return one;
  }
}

const short = (text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function Wall({ query }) {
  const [words, setWords] = useState(query.q || "");
  const { q = "", tag = "", featured = "", deleted = "" } = query;
  const listing = useListing(api.images.list, [{ q, tag, featured: featured && "true", deleted: deleted && "true" }]);
  const items = listing.items || [];
  const tags = useTags(items, tag);
  const n = items.length;
  useTitle(t("place.gallery"));
  useEffect(() => {
    if (words === q) return undefined;
    const later = setTimeout(() => ask({ q: words.trim() }), 250);
    return () => clearTimeout(later);
  }, [words]);
  useEffect(() => {
    if (listing.fresh && (q || tag || featured || deleted)) say(t("gallery.count", { n }));
  }, [listing.asked]);
  const put = (one) => listing.change((all) => all.map((old) => (old.id === one.id ? one : old)));
  const out = (one) => listing.change((all) => all.filter((old) => old.id !== one.id));
  const into = (one) => listing.change((all) => [...all, one].sort(newest));
  const acts = {
    star: (one) => api.images.edit(one.id, { featured: !one.featured }).then(put, (fault) => toast(told(fault).text)),
    remove: (one, card) => {
      neighbour(card);
      remove(one, { hide: () => out(one), show: into });
    },
    back: (one, card) => {
      neighbour(card);
      out(one);
      api.images.undelete(one.id).then(
        () => toast(t("gallery.back", { name: short(nameOf(one)) })),
        (fault) => {
          into(one);
          toast(told(fault).text);
        },
      );
    },
  };
  const chip = (name, icon) =>
    html`<button
      type="button"
      class=${`filter ${name === "featured" ? "gold" : ""}`}
      aria-pressed=${Boolean(query[name])}
      onClick=${() => ask({ [name]: query[name] ? "" : "1" })}
    >
      <${Icon} name=${icon} small />${t(name === "deleted" ? "gallery.bin" : "gallery.featured")}
    </button>`;
  return html`<div class="wide hall stack">
    <div class="apart">
      <h1 tabindex="-1">${t("place.gallery")}</h1>
      <a class="button" href="#/import"><${Icon} name="upload" />${t("import.title")}</a>
    </div>
    <div class="line seek">
      <div class="find">
        <${Icon} name="search" /><input
          class="input"
          type="search"
          maxlength="400"
          dir="auto"
          value=${words}
          aria-label=${t("gallery.search")}
          placeholder=${t("gallery.search")}
          onInput=${(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <div class="line filters" role="group" aria-label=${t("list.show")}>
        ${chip("featured", "star")} ${chip("deleted", "trash-2")}
        ${tags.map(([name, many]) => html`<button type="button" class="filter" key=${name} aria-pressed=${name === tag} onClick=${() => ask({ tag: name === tag ? "" : name })}><bdi>${name}</bdi>${many && !listing.more ? html`<span class="tiny">${count(many)}</span>` : ""}</button>`)}
      </div>
    </div>
    <p class="hint">
      ${listing.items && (n || !listing.fresh) ? t(listing.more ? "gallery.first" : "gallery.count", { n }) : "\u00a0"}
    </p>
    ${listing.fresh && !n && html`<div class="empty"><p dir="auto">${nothing({ q, tag, featured, deleted })}</p></div>`}
    <ul class="shots" aria-busy=${!listing.fresh}>
      ${
        !listing.items &&
        !listing.fault &&
        ghosts(
          html`<a></a>
            <p class="under"></p>`,
        )
      }
      ${items.map((one) => html`<${Shot} key=${one.id} one=${one} acts=${acts} />`)}
    </ul>
    <${Foot} listing=${listing} />
  </div>`;
}

/** After a card went, the focus is on the one beside it. */
function neighbour(card) {
  const next = card.nextElementSibling || card.previousElementSibling;
  (next?.querySelector("a") || document.querySelector("main h1")).focus();
}

function nothing({ q, tag, featured, deleted }) {
  if (q) return t("gallery.none", { words: listed(q.split(/\s+/)) });
  return t(deleted ? "gallery.none.deleted" : tag || featured ? "library.none" : "gallery.empty");
}

/** The commonest tags of what was seen, by how many have them; the chosen one stays. */
function useTags(items, chosen) {
  const seen = useRef(new Map());
  if (!chosen || !seen.current.size) {
    const found = new Map();
    for (const name of items.flatMap((one) => one.tags)) found.set(name, (found.get(name) || 0) + 1);
    if (found.size) seen.current = found;
  }
  const most = [...seen.current].sort((a, b) => b[1] - a[1]).slice(0, 8);
  return chosen && !most.some(([name]) => name === chosen) ? [[chosen, 0], ...most] : most;
}

function Shot({ one, acts }) {
  const card = useRef(null);
  const name = nameOf(one);
  const act = (icon, label, doing) =>
    html`<button type="button" class="only dense" aria-label=${`${label}: ${name}`} title=${label} onClick=${doing}>
      <${Icon} name=${icon} />
    </button>`;
  return html`<li class="shot" ref=${card}>
    <a href=${`#${path(one)}`} aria-label=${name} style=${{ backgroundColor: one.color }}
      ><img src=${api.url(one.thumb_url)} alt="" width="384" height="384" loading="lazy" decoding="async" />${
        one.featured && html`<span class="star"><${Icon} name="star" small /></span>`
      }</a
    >
    <div class="acts">
      ${
        one.purge_at
          ? act("undo-2", t("gallery.bring"), () => acts.back(one, card.current))
          : html`${act("star", t(one.featured ? "gallery.unstar" : "gallery.star"), () => acts.star(one))}
              <a
                class="only dense"
                href=${`#${path(one)}?tag=1`}
                aria-label=${`${t("gallery.tags")}: ${name}`}
                title=${t("gallery.tags")}
                ><${Icon} name="tag"
              /></a>
              <a
                class="only dense"
                href=${api.url(one.original_url)}
                download
                aria-label=${`${t("watch.download")}: ${name}`}
                title=${t("watch.download")}
                ><${Icon} name="download"
              /></a>
              ${act("trash-2", t("delete"), () => acts.remove(one, card.current))}`
      }
    </div>
    <p class="under">
      <span class="name" dir="auto">${name}</span
      >${one.tags[0] && html`<span class="chip"><bdi>${one.tags[0]}</bdi></span>`}
    </p>
  </li>`;
}

function Alone({ id, tagging }) {
  const [one, put] = useState(null);
  const [fault, setFault] = useState(null);
  useTitle(one ? short(nameOf(one)) : t("place.gallery"));
  useKeys({ Escape: () => go("/gallery") });
  useEffect(() => {
    const control = new AbortController();
    api.images.get(id, { signal: control.signal }).then(put, (found) => control.signal.aborted || setFault(found));
    return () => control.abort();
  }, [id]);
  const act = async (turn) => {
    setFault(null);
    try {
      put(await turn());
    } catch (found) {
      setFault(found);
    }
  };
  const head = useRef(null);
  const turn = useRef(Promise.resolve());
  const away = () => {
    head.current.focus();
    act(() => remove(one, { hide() {}, show: put }));
  };
  const back = () => {
    head.current.focus();
    act(() => api.images.undelete(one.id));
  };
  const up = html`<a class="link" href="#/gallery"><${Icon} name="arrow-left" small />${t("place.gallery")}</a>`;
  if (!one)
    return html`<div class="wide hall stack">
      <div>${up}</div>
      <h1 class="unseen" tabindex="-1">${t("place.gallery")}</h1>
      ${fault && html`<${Fault} fault=${fault} />`}
    </div>`;
  /** Shown at once and sent one after another: what is added next is added to this. */
  const edit = (change) => {
    put((now) => ({ ...now, ...change }));
    const mine = (turn.current = turn.current
      .then(() => api.images.edit(one.id, change))
      .then(
        (made) => void (mine === turn.current && put(made)),
        (found) => {
          setFault(found);
          return api.images.get(one.id).then(put, () => {});
        },
      ));
  };
  return html`<div class="wide hall stack">
    <div>${up}</div>
    <div class="alone">
      <div class="frame" style=${{ aspectRatio: `${one.width} / ${one.height}` }}>
        <${Picture} key=${one.url} picture=${{ ...one, thumb_url: "" }} alt=${nameOf(one)} />
      </div>
      <div class="stack">
        <h1 tabindex="-1" dir="auto" ref=${head}>${short(nameOf(one))}</h1>
        ${one.alt && !one.alt.startsWith(one.prompt) && html`<p class="quiet" dir="auto">${one.prompt}</p>`}
        ${fault && html`<${Fault} fault=${fault} />`}
        <div class="line">
          ${
            one.purge_at
              ? html`<button type="button" class="button primary" onClick=${back}>
                  <${Icon} name="undo-2" />${t("gallery.bring")}
                </button>`
              : html`<button
                    type="button"
                    class="button"
                    aria-pressed=${one.featured}
                    onClick=${() => edit({ featured: !one.featured })}
                  >
                    <${Icon} name="star" />${t(one.featured ? "gallery.unstar" : "gallery.star")}</button
                  ><a class="button" href=${api.url(one.original_url)} download
                    ><${Icon} name="download" />${t("watch.download")}</a
                  ><button type="button" class="button danger" onClick=${away}>
                    <${Icon} name="trash-2" />${t("delete")}
                  </button>`
          }
        </div>
        ${one.purge_at ? html`<p role="status">${t("gallery.until", { day: day(one.purge_at) })}</p>` : html`<${Tags} key=${one.id} one=${one} tagging=${tagging} onChange=${(tags) => edit({ tags })} />`}
        <dl class="rows">
          ${facts(one).map(
            ([what, how]) =>
              html`<div key=${what}>
                <dt class="quiet">${t(`gallery.${what}`)}</dt>
                <dd class="number" dir="auto">${how}</dd>
              </div>`,
          )}
        </dl>
      </div>
    </div>
  </div>`;
}

const facts = (one) =>
  [
    ["from", one.job && html`<a href=${`#/j/${one.job}`}>${t(`kind.${one.kind}`)}</a>`],
    ["style", one.style && (knows(`style.${one.style}`) ? t(`style.${one.style}`) : one.style)],
    ["model", one.model],
    ["cost", one.job && (one.cached ? t("gallery.cached") : money(one.cost_usd))],
    ["day", day(one.created_at)],
  ].filter(([, how]) => how);

function Tags({ one, tagging, onChange }) {
  const [text, put] = useState("");
  const field = useRef(null);
  useLayoutEffect(() => {
    if (tagging) field.current.focus();
  }, []);
  const add = (event) => {
    event.preventDefault();
    const tag = text.trim();
    if (tag && !one.tags.includes(tag)) onChange([...one.tags, tag]);
    put("");
  };
  return html`<div>
    <label class="label" for="tag">${t("gallery.tags")}</label>
    <ul class="line tags">
      ${one.tags.map(
        (tag) =>
          html`<li class="chip" key=${tag}>
            <a href=${`#/gallery?${new URLSearchParams({ tag })}`}><bdi>${tag}</bdi></a
            ><button
              type="button"
              aria-label=${`${t("remove")}: ${tag}`}
              onClick=${() => onChange(one.tags.filter((other) => other !== tag))}
            >
              <${Icon} name="x" small />
            </button>
          </li>`,
      )}
    </ul>
    <form class="line" onSubmit=${add}>
      <input
        class="input"
        id="tag"
        dir="auto"
        maxlength="50"
        ref=${field}
        value=${text}
        onInput=${(event) => put(event.currentTarget.value)}
      /><button class="button"><${Icon} name="plus" />${t("gallery.tag")}</button>
    </form>
  </div>`;
}

// Import

const PICTURE = /data:image\/(?:png|jpe?g|webp|gif);base64,[A-Za-z0-9+/=]+/g;

/** What may hold pictures, by its key; our own notes stay out. */
function kept(store = localStorage) {
  const found = Object.keys(store).filter(
    (key) => !key.startsWith("limner.") && /data:image\//.test(store.getItem(key)),
  );
  return Object.fromEntries(found.map((key) => [key, store.getItem(key)]));
}

const here = () => {
  try {
    return kept();
  } catch {
    return {};
  }
};

export function Import() {
  const [dump, setDump] = useState(here);
  const [name, setName] = useState("");
  const [report, put] = useState(null);
  const [fault, setFault] = useState(null);
  const [busy, setBusy] = useState(false);
  const file = useRef(null);
  const empty = !Object.keys(dump).length;
  useTitle(t("import.title"));
  const asked = useRef(0);
  const send = async (dryRun, signal) => {
    const mine = ++asked.current;
    setBusy(true);
    setFault(null);
    try {
      const told = await api.images.import(dump, { dryRun, signal });
      const words = dryRun ? t("import.found", { n: told.items.length }) : t("import.done", { n: told.imported });
      if (mine !== asked.current) return void (dryRun || toast(words));
      put(told);
      say(words);
    } catch (found) {
      if (!signal?.aborted) setFault(found);
    }
    if (mine === asked.current) setBusy(false);
  };
  useEffect(() => {
    put(null);
    if (empty) return undefined;
    const control = new AbortController();
    send(true, control.signal);
    return () => control.abort();
  }, [dump]);
  const take = async (event) => {
    const [chosen] = event.currentTarget.files;
    event.currentTarget.value = "";
    if (!chosen) return;
    try {
      setDump(JSON.parse(await chosen.text()));
      setName(chosen.name);
    } catch {
      setName("");
      setFault({ code: "import" });
      alarm(t("import.no_json"));
    }
  };
  return html`<div class="wide stack import">
    <div>
      <a class="link" href="#/gallery"><${Icon} name="arrow-left" small />${t("place.gallery")}</a>
    </div>
    <h1 tabindex="-1">${t("import.title")}</h1>
    <p class="quiet">${t("import.about")}</p>
    <div class="card stack">
      <div class="apart">
        <h2 dir="auto">${name ? name : t("import.here")}</h2>
        <button type="button" class="button compact" onClick=${() => file.current.click()}>
          <${Icon} name="paperclip" small />${t("import.file")}</button
        ><input
          type="file"
          hidden
          accept=".json,application/json"
          aria-label=${t("import.file")}
          ref=${file}
          onChange=${take}
        />
      </div>
      ${fault && (fault.code === "import" ? html`<p class="fault">${t("import.no_json")}</p>` : html`<${Fault} fault=${fault}><button type="button" class="button compact" onClick=${() => send(true)}>${t("watch.retry")}</button><//>`)}
      ${empty && html`<p class="quiet">${t("import.nothing")}</p>`}
      ${!empty && !report && !fault && html`<p class="quiet">${t("import.reading")}</p>`}
      ${report && html`<${Report} report=${report} dump=${dump} />`}
      ${
        report?.dry_run &&
        report.imported > 0 &&
        html`<div class="line">
          <button type="button" class="button primary" aria-disabled=${busy} onClick=${() => busy || send(false)}>
            <${Icon} name="upload" />${t(busy ? "import.busy" : "import.bring", { n: report.imported })}</button
          ><span class="hint">${t("import.stay")}</span>
        </div>`
      }
      ${
        report &&
        !report.dry_run &&
        html`<div>
          <a class="button primary" href="#/gallery"><${Icon} name="images" />${t("import.see")}</a>
        </div>`
      }
    </div>
    <p class="hint">${t("import.elsewhere")} <code>copy(JSON.stringify(localStorage))</code></p>
  </div>`;
}

function Report({ report, dump }) {
  const refused = report.items.filter((one) => one.result === "refused");
  const found = (JSON.stringify(dump).match(PICTURE) || []).slice(0, 12);
  const line = (what, icon, look) =>
    report[what] > 0 &&
    html`<li class="line">
      <span class=${`chip ${look}`}><${Icon} name=${icon} small />${count(report[what])}</span
      >${t(`import.${what}${what === "imported" && !report.dry_run ? ".now" : ""}`, { n: report[what] })}
    </li>`;
  return html`<p class="strong">
      ${report.dry_run ? t("import.found", { n: report.items.length }) : t("import.done", { n: report.imported })}
    </p>
    ${
      report.dry_run &&
      found.length > 0 &&
      html`<ul class="found" aria-hidden="true">
        ${found.map((one, at) => html`<li key=${at}><img src=${one} alt="" width="72" height="72" onError=${(event) => (event.currentTarget.hidden = true)} /></li>`)}
      </ul>`
    }
    <ul class="stack small">
      ${line("imported", "circle-check", "done")} ${line("exists", "copy", "")}
      ${line("refused", "circle-alert", "bad")}
    </ul>
    ${
      refused.length > 0 &&
      html`<details open=${refused.length < 6}>
        <summary>${t("import.why")}</summary>
        <ul class="rows small">
          ${refused.map(
            (one) =>
              html`<li key=${one.index}>
                <span class="name" dir="auto">${one.source_id || t("import.nth", { n: one.index + 1 })}</span
                ><span class="quiet" lang="en">${one.reason}</span>
              </li>`,
          )}
        </ul>
      </details>`
    }`;
}
