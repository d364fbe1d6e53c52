import { Fault } from "../../parts/fault.js";
import { Icon } from "../../parts/icon.js";
import { Pop } from "../../parts/pop.js";
import { readAs, topics } from "../../parts/wish.js";
import { remembered } from "../../shell/preferences.js";
import { api } from "../../shell/session.js";
import { language, t } from "../../shell/words.js";
import { html, useEffect, useRef, useState } from "../../ui.js";

const TYPES =
  ".pdf,.docx,.txt,.md,.markdown,application/pdf,text/plain,text/markdown,application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const MOST = 20 * 1024 * 1024;
const WAYS = ["prompt", "topic", "script", "text"];

export const sizeOf = (bytes) => {
  const [unit, value] =
    bytes >= 1024 * 1024 ? ["megabyte", bytes / 1024 / 1024] : ["kilobyte", Math.max(1, bytes / 1024)];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
};

/** One field for everything that can be told; the whole window takes a file. */
export function Field({ wish, kind, change, fault }) {
  const [file, setFile] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const picker = useRef(null);
  const sending = useRef(null);

  async function take(found) {
    sending.current?.abort();
    sending.current = new AbortController();
    setRefusal(null);
    change({ upload: null });
    if (found.size > MOST) {
      setFile(null);
      return setRefusal({ code: "payload_too_large", size: sizeOf(found.size) });
    }
    setFile({ name: found.name, size: found.size, share: 0 });
    try {
      const { signal } = sending.current;
      const made = await api.upload(found, {
        signal,
        onProgress: (share) => setFile((now) => now && { ...now, share }),
      });
      change({ upload: { id: made.id, name: found.name } });
      setFile((now) => now && { ...now, share: 1 });
    } catch (failed) {
      if (sending.current.signal.aborted) return;
      setFile(null);
      setRefusal(failed);
    }
  }
  function leave() {
    sending.current?.abort();
    setFile(null);
    setRefusal(null);
    change({ upload: null });
    picker.current.value = "";
  }
  const wrong = refusal || (fault?.status >= 400 && fault.status < 500 ? fault : null);
  const over = useDrop(take);
  return html`<div class="stack">
    ${
      wrong &&
      html`<${Fault} fault=${wrong} values=${{ size: wrong.size }} focus=${wrong === refusal}>
        ${(file || refusal) && html`<button type="button" class="button compact" onClick=${() => picker.current.click()}>${t("file.another")}</button>`}
      <//>`
    }
    <div class="wish">
      <label class="unseen" for="words">${t("make.field")}</label>
      <textarea
        id="words"
        dir="auto"
        rows="3"
        maxlength="200000"
        placeholder=${t("make.hint")}
        value=${wish.words}
        onInput=${(event) => change({ words: event.currentTarget.value })}
      ></textarea>
      ${
        file &&
        html`<div class=${`reading ${fault ? "bad" : ""}`}>
          <${Icon} name="file-text" /><span class="name" dir="auto"
            ><strong>${file.name}</strong> <span class="quiet small">${sizeOf(file.size)}</span></span
          >
          <button type="button" class="button compact" onClick=${leave}>${t("remove")}</button>
          ${file.share < 1 && html`<progress max="1" value=${file.share} aria-label=${t("make.reading", { name: file.name })}></progress>`}
        </div>`
      }
      <div class="foot">
        <button type="button" class="link" onClick=${() => picker.current.click()}>
          <${Icon} name="paperclip" small />${t("make.add")}
        </button>
        <input
          ref=${picker}
          class="unseen"
          type="file"
          tabindex="-1"
          accept=${TYPES}
          aria-label=${t("make.add")}
          onChange=${(event) => event.currentTarget.files[0] && take(event.currentTarget.files[0])}
        />
        <${Topics} wish=${wish} change=${change} />
        ${kind && !wish.upload && html`<${ReadAs} wish=${wish} kind=${kind} change=${change} />`}
      </div>
    </div>
    ${over && html`<div class="drop" aria-hidden="true">${t("make.drop")}</div>`}
  </div>`;
}

/** What was asked for lately, while the field is empty: nothing that is written is lost to it. */
function Topics({ wish, change }) {
  const all = topics(remembered("topics", []));
  const choose = (words, close) => {
    change({ words });
    close();
    document.getElementById("words").focus();
  };
  return (
    all.length > 0 &&
    html`<${Pop}
      class=${`link ${wish.words ? "away" : ""}`}
      label=${html`${t("make.topics")}<${Icon} name="chevron-down" small />`}
      title=${t("make.topics")}
    >
      ${(close) =>
        html`<ul class="stack">
          ${all.map(
            (one) =>
              html`<li key=${one}>
                <button type="button" class="link" dir="auto" onClick=${() => choose(one, close)}>${one}</button>
              </li>`,
          )}
        </ul>`}
    <//>`
  );
}

function ReadAs({ wish, kind, change }) {
  const now = readAs(wish, kind);
  const ways = WAYS.filter((one) => kind.sources.includes(one));
  if (ways.length < 2) return null;
  const label = html`${t("make.read_as", { what: t(`as.${now}`) })}<${Icon} name="chevron-down" small />`;
  return html`<${Pop} label=${label} title=${t("make.read_as.title")}>
    ${(close) =>
      html`<div class="stack" role="radiogroup" aria-label=${t("make.read_as.title")}>
        ${["", ...ways].map(
          (one) =>
            html`<label class="line" key=${one}>
              <input
                type="radio"
                name="as"
                checked=${wish.as === one}
                onChange=${() => (change({ as: one }), close())}
              />
              <span
                >${one ? t(`as.${one}`) : t("make.guess")}${one && html`<br /><span class="hint">${t(`as.${one}.why`)}</span>`}</span
              >
            </label>`,
        )}
      </div>`}
  <//>`;
}

function useDrop(take) {
  const [over, setOver] = useState(false);
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const hasFile = (event) => event.dataTransfer?.types.includes("Files");
    const on = (event) => hasFile(event) && (event.preventDefault(), setOver(true));
    const off = (event) => !event.relatedTarget && setOver(false);
    const drop = (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(false);
      taking.current(event.dataTransfer.files[0]);
    };
    addEventListener("dragover", on);
    addEventListener("dragleave", off);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", on);
      removeEventListener("dragleave", off);
      removeEventListener("drop", drop);
    };
  }, []);
  return over;
}
