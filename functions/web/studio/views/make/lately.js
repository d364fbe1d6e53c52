import { Icon } from "../../parts/icon.js";
import { ROUTES } from "../../shell/router.js";
import { api, seen, store } from "../../shell/session.js";
import { t } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";

/** The last five works; their room is there before them, so that nothing moves under a hand. */
export function Lately() {
  const [jobs, setJobs] = useState(null);
  const foot = useRef(null);
  useEffect(() => {
    const control = new AbortController();
    const near = new IntersectionObserver(([seen]) => {
      if (!seen.isIntersecting) return;
      near.disconnect();
      api.jobs.list({ page_size: 5 }, { signal: control.signal }).then(told, () => setJobs([]));
    });
    const told = ({ items }) => {
      store.tell({ type: "jobs", items });
      setJobs(items);
    };
    near.observe(foot.current);
    return () => {
      near.disconnect();
      control.abort();
    };
  }, []);
  return html`<section class="lately" aria-labelledby="lately" ref=${foot}>
    <div class="apart">
      <h2 id="lately">${t("make.lately")}</h2>
      ${ROUTES.some((one) => one.path === "/library") && html`<a href="#/library">${t("make.all")}</a>`}
    </div>
    <ul class="works" aria-busy=${!jobs}>
      ${jobs?.map(
        (job) =>
          html`<li key=${job.id}>
            <a class="work" href=${`#/j/${job.id}`}
              ><${Cover} job=${job} />
              <h3 dir="auto">${job.title || t(`kind.${job.kind}`)}</h3></a
            >
          </li>`,
      )}
      ${
        !jobs?.length &&
        html`<li>
          <span class="work"
            ><span class="cover none">${jobs && html`<${Icon} name="image" />`}</span
            ><span class="hint">${jobs ? t("make.lately.none") : "\u00a0"}</span></span
          >
        </li>`
      }
    </ul>
  </section>`;
}

/** The first picture of a job, or its kind in pencil while there is none. */
export function Cover({ job }) {
  const drawn = job.scenes.find((one) => one.picture?.thumb_url)?.picture;
  if (!drawn) return html`<span class="cover none"><${Icon} name="image" /></span>`;
  return html`<img
    class="cover"
    src=${seen(drawn.thumb_url, job)}
    alt=""
    width="200"
    height="150"
    loading="lazy"
    style=${{ backgroundColor: drawn.color || "" }}
  />`;
}
