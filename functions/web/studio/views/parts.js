// Every state of every part on one page: for who builds on them, and for the tests that look at them.
import { Fault } from "../parts/fault.js";
import { Icon } from "../parts/icon.js";
import { promised } from "../parts/layout.js";
import { Pop } from "../parts/pop.js";
import { Sheet } from "../parts/sheet.js";
import { Stepper } from "./make/details.js";
import { useTitle } from "../shell/frame.js";
import { html, useEffect, useState } from "../ui.js";

const STATES = ["waiting", "working", "done", "placeholder", "failed", "waiting"];
const CODES =
  "invalid_request not_found conflict precondition_failed idempotency_mismatch payload_too_large unsupported_media unauthenticated forbidden rate_limited budget_exceeded quota_exhausted provider_unavailable safety_blocked empty_output invalid_output timeout no_text encrypted too_complex cancelled overloaded internal offline".split(
    " ",
  );
const DRAWN = new URL("../styles/comic.webp", import.meta.url).pathname;

const scene = (number) => ({
  number,
  title: ["The wood", "The harbour", "First wind", "The storm", "Quiet water", "Home"][number - 1],
  caption: "Night. The boat rests under the moon.",
  dialogue: [{ speaker: "Fen", text: "I am home!" }],
  narration: "",
  alt: "A fox",
  picture: { url: DRAWN, width: 192, height: 240 },
});

export default function Parts({ query }) {
  const [many, put] = useState(6);
  useTitle("Parts");
  useEffect(() => {
    document.documentElement.dir = query.rtl ? "rtl" : "ltr";
    return () => document.documentElement.removeAttribute("dir");
  }, [query.rtl]);
  const panel = (number) => ({
    state: STATES[number - 1],
    scene: scene(number),
    job: { kind: "comic" },
    seconds: 6,
    why:
      STATES[number - 1] === "failed" &&
      html`<div class="why"><span>Refused</span><button type="button" class="button compact">See why</button></div>`,
  });
  return html`<div class="wide stack">
    <h1 tabindex="-1">Parts</h1>
    <div class="parts-page">
      <${Sheet}
        title="Fen Learns to Sail"
        pages=${promised({ kind: "comic", scenes: 6 })}
        panel=${panel}
        label="Panels"
      />
    </div>
    <h2>Buttons</h2>
    <div class="line">
      <button type="button" class="button primary large">Draw the comic</button
      ><button type="button" class="button primary">Read it</button>
      <button type="button" class="button">Download</button
      ><button type="button" class="button danger">Stop here</button>
      <button type="button" class="button plain">Keep for later</button
      ><button type="button" class="button compact">See why</button>
      <button type="button" class="button primary" aria-disabled="true">No price yet</button
      ><button type="button" class="link"><${Icon} name="paperclip" small />Add a file</button>
      <button type="button" class="only" aria-label="Close"><${Icon} name="x" /></button
      ><${Pop} class="button" label="Open" title="A small window"><p>What is in it.</p><//>
    </div>
    <h2>Chips</h2>
    <div class="line">
      <span class="chip">npc</span><span class="chip done"><${Icon} name="circle-check" small />Done</span
      ><span class="chip wait"><${Icon} name="eye" small />Plan waits</span>
      <span class="chip bad"><${Icon} name="circle-alert" small />2 missing</span
      ><span class="chip work"><${Icon} name="brush" small />Drawing</span>
      <button type="button" class="filter" aria-pressed="false">sea 7</button
      ><button type="button" class="filter" aria-pressed="true">npc 9</button>
      <button type="button" class="filter gold" aria-pressed="true"><${Icon} name="star" small />Featured first</button>
    </div>
    <h2>Progress</h2>
    <div class="segments">
      ${["done", "done", "cached", "placeholder", "working", "failed", "skipped", "waiting"].map((one, at) => html`<i key=${at} class=${one}></i>`)}
    </div>
    <div class="meter"><i style=${{ width: "40%" }}></i><b style=${{ insetInlineStart: "62%" }}></b></div>
    <h2>Fields</h2>
    <div class="line">
      <div><label class="label" for="one">Title</label><input class="input" id="one" value="What goes in" /></div>
      <div>
        <label class="label" for="two">Wrong</label
        ><input class="input" id="two" aria-invalid="true" aria-describedby="two-fault" />
        <p class="fault" id="two-fault"><${Icon} name="circle-alert" small />Write a title.</p>
      </div>
      <div>
        <label class="label" for="three">Words</label
        ><textarea class="input" id="three">Water climbs from the roots.</textarea>
      </div>
      <div>
        <label class="label" for="four">Voice</label
        ><select class="select" id="four">
          <option>warm</option>
        </select>
      </div>
      <${Stepper} label="How many panels" value=${many} most=${10} onChange=${put} />
      <label class="switch"><input type="checkbox" role="switch" checked />Read it aloud</label>
    </div>
    <h2>What can go wrong</h2>
    <div class="works faults">
      ${CODES.map((code) => html`<${Fault} key=${code} focus=${false} fault=${{ code, detail: "", requestId: code === "internal" ? "a1b2" : "" }} values=${{ places: "panel 4" }} />`)}
    </div>
  </div>`;
}
