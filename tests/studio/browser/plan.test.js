import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { crc32 } from "node:zlib";
import { limner } from "../../../functions/web/studio/limner.js";
import {
  BASE,
  boxes,
  close,
  DESKTOP,
  fits,
  held,
  isAccessible,
  made,
  PHONE,
  picture,
  SMALL,
  unmoved,
  visit,
} from "./studio.js";

after(close);

const api = limner({ base: BASE });
const WAITS = { kind: "lesson", topic: "Photosynthesis", scenes: 4, approval: "plan" };

/** A job that waits for approval. */
async function waiting(body = WAITS) {
  const { id } = await made(body, { end: false });
  for await (const { data } of api.jobs.watch(id)) if (data.state === "awaiting_approval") return id;
  return id;
}

/** A small Word document: its parts, stored. */
function docx(paragraphs) {
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${kinds}"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  };
  const [files, index] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [title, data] = [Buffer.from(name), Buffer.from(text)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    files.push(Buffer.from("PK\x03\x04"), head, title, data);
    index.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, title);
    at += 30 + title.length + data.length;
  }
  const [whole, list] = [Buffer.concat(files), Buffer.concat(index)];
  const end = Buffer.alloc(18);
  end.writeUInt16LE(3, 4);
  end.writeUInt16LE(3, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(whole.length, 12);
  return Buffer.concat([whole, list, Buffer.from("PK\x05\x06"), end]);
}

const TALE = [
  "Nell kept a lighthouse on a rock in the sea. Every evening she lit the lamp and counted the ships.",
  "One night the fog came and the lamp went out. Nell climbed the stairs in the dark with a candle.",
  "A small boat called from below. Nell rang the bell until the boat found the harbour.",
  "In the morning the fisherman brought her oil and bread, and the lamp burned again.",
];

test("a story from a Word file is approved after a change, drawn, and one scene of it is edited", async () => {
  const page = await visit("/");

  await page.getByRole("radio", { name: "Story", exact: true }).check();
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await page.locator("input[type=file]").setInputFiles({ name: "The lamp.docx", mimeType, buffer: docx(TALE) });
  await page.getByText("The lamp.docx").first().waitFor();
  await page.getByRole("button", { name: /^6 pages/ }).click();
  await page.getByLabel("How many pages").fill("3");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /what comes first/ }).click();
  await page.getByLabel("Show me the plan first").click();
  await page.getByRole("button", { name: "Write the plan" }).click();
  await page.getByRole("button", { name: "Approve and draw" }).waitFor({ timeout: 30_000 });
  await page.getByText("from The lamp.docx").waitFor();
  await picture(page, "story-from-word");
  assert.equal(await page.locator(".plan-row").count(), 3);

  await page
    .getByRole("button", { name: /^Edit:/ })
    .nth(1)
    .click();
  await page.getByLabel("Words", { exact: true }).fill("The fog came, and the lamp went out.");
  await picture(page, "plan-editing-light");
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page.getByText("Changed").waitFor();
  await page.getByText("The fog came, and the lamp went out.").waitFor();
  await page.getByRole("button", { name: "Approve and draw" }).click();
  await page.getByRole("heading", { level: 1, name: /Done in/ }).waitFor({ timeout: 60_000 });

  await page.locator(".panel a.open").nth(1).click();
  await page.getByRole("heading", { level: 1, name: "Page 2 of 3" }).waitFor();
  await page.getByLabel("The picture", { exact: true }).fill("a lighthouse without light in thick fog at night");
  await page.getByRole("button", { name: /^Draw again/ }).click();
  await page.getByText("Redrawn").waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: /^Draw again/, disabled: false }).waitFor();
  assert.equal(await page.getByRole("radio").count(), 2);
  await picture(page, "scene-redrawn-light");
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Use this one" }).click();
  await page.locator(".version", { hasText: "As it was" }).getByText("In use").waitFor({ timeout: 30_000 });

  await page.leave();
});

test("a plan is changed and approved by keyboard alone", async () => {
  const id = await waiting();
  const page = await visit(`/#/j/${id}`);
  const focused = () =>
    page.evaluate(() => document.activeElement.closest(".plan-row")?.querySelector("h2")?.textContent);
  const titles = () => page.locator(".plan-row h2").allTextContents();
  await page.locator(".plan-row").nth(3).waitFor();
  const before = await titles();

  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), before[0]);
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForFunction((first) => document.querySelectorAll(".plan-row h2")[1].textContent === first, before[0]);
  await page.waitForTimeout(200);
  assert.equal(await focused(), before[0]);
  await page.keyboard.press("e");
  await page.locator(".plan-row.editing .input:focus").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("A seed, asleep");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { name: "A seed, asleep" }).waitFor();
  await page.waitForTimeout(200);
  await page.keyboard.press("ArrowDown");
  const gone = await focused();
  await page.keyboard.press("Backspace");
  await page
    .getByText(/^Left out/)
    .first()
    .waitFor();
  assert.ok(!(await titles()).includes(gone));
  await page.waitForTimeout(200);
  assert.ok(await focused(), "the neighbour has the focus");
  await page.keyboard.press("z");
  await page.getByRole("heading", { name: gone }).waitFor();
  await page.keyboard.press("Backspace");
  await page.waitForFunction(() => document.querySelectorAll(".plan-row").length === 3);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: /Done in/ }).waitFor({ timeout: 60_000 });
  const { scenes } = await api.jobs.get(id);

  assert.deepEqual([scenes.length, scenes[0].title, scenes[1].title], [3, before[1], "A seed, asleep"]);
  await page.leave();
});

test("the price follows the plan, and a part that is added is drawn", async () => {
  const id = await waiting();
  const page = await visit(`/#/j/${id}`);

  await page.getByText("4 pictures").waitFor();
  await page.getByRole("button", { name: "Add a part" }).click();
  await page.getByLabel("Title").fill("The end of the day");
  await page.getByLabel("Words", { exact: true }).fill("At night a leaf rests. It breathes, as we do.");
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page.getByText("5 pictures").waitFor();
  await page.getByRole("button", { name: /^Edit: The end/ }).click();
  await page.getByRole("button", { name: "Leave out" }).click();
  await page.getByText("4 pictures").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("5 pictures").waitFor();

  assert.equal((await api.jobs.plan(id)).scenes.length, 5);
  await page.leave();
});

test("two people who change one part see both versions and say whose stays", async () => {
  const id = await waiting();
  const page = await visit(`/#/j/${id}`);

  await page
    .getByRole("button", { name: /^Edit:/ })
    .first()
    .click();
  await page.getByLabel("Words", { exact: true }).fill("Mine.");
  const { etag } = await api.jobs.plan(id);
  await api.jobs.editPlan(id, { scenes: [{ number: 1, narration: "Theirs." }] }, { ifMatch: etag });
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page.getByText("Someone else changed this scene.").first().waitFor();
  await picture(page, "plan-two-people");
  await isAccessible(page);
  await page.getByRole("button", { name: "Keep mine" }).click();
  await page.locator(".plan-row.editing").waitFor({ state: "detached" });

  assert.equal((await api.jobs.plan(id)).scenes[0].narration, "Mine.");
  await page.leave();
});

test("what is written in a part is never lost: not by what is typed while it is kept, another part, a language or leaving", async () => {
  const id = await waiting();
  const page = await visit(`/#/j/${id}`);
  const words = page.getByLabel(/^(Words|Text)$/, { exact: true });
  const edit = (at) =>
    page
      .getByRole("button", { name: /^(Edit|Ändern|Bearbeiten):?/ })
      .nth(at)
      .click();
  const kept = async (at, text) => {
    for (let tries = 0; ; tries++) {
      const { narration } = (await api.jobs.plan(id)).scenes[at];
      if (narration === text || tries > 40) return assert.equal(narration, text);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  };

  await edit(0);
  await words.fill("One.");
  const go = await held(page, "**/plan", { method: "PATCH" });
  await page.getByRole("button", { name: "Keep the change" }).click();
  await words.press("End");
  await page.keyboard.type(" Two.");
  go();
  await kept(0, "One.");
  await page.waitForTimeout(200);
  assert.equal(await words.inputValue(), "One. Two.");
  await page
    .getByRole("button", { name: /^Edit: /, exact: false })
    .nth(1)
    .click();
  await kept(0, "One. Two.");
  await page.locator(".plan-row:nth-child(3).editing .input:focus").waitFor();

  await words.fill("Three.");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Keep the change" }).waitFor();
  assert.equal(await words.inputValue(), "Three.");
  await page.getByRole("link", { name: "Library" }).click();
  await kept(2, "Three.");
  await page.leave();
});

test("a part that somebody else leaves out while it is written in stays open, and is kept as a new one", async () => {
  const id = await waiting();
  const page = await visit(`/#/j/${id}`);
  await page
    .getByRole("button", { name: /^Edit:/ })
    .nth(1)
    .click();
  await page.getByLabel("Words", { exact: true }).fill("Mine.");

  const { etag } = await api.jobs.plan(id);
  await api.jobs.editPlan(id, { drop: [2] }, { ifMatch: etag });
  await page.waitForFunction(() => document.querySelector(".plan-row:last-child.editing"));
  assert.equal(await page.getByLabel("Words", { exact: true }).inputValue(), "Mine.");
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page.locator(".plan-row.editing").waitFor({ state: "detached" });

  const { scenes } = await api.jobs.plan(id);
  assert.deepEqual([scenes.length, scenes[3].narration], [4, "Mine."]);
  await page.leave();
});

test("nothing moves under a hand when the price of a plan arrives", async () => {
  const id = await waiting();
  for (const screen of [DESKTOP, PHONE]) {
    const page = await visit("/#/library", screen);
    const go = await held(page, "**/v1/estimates");
    await page.goto(`${BASE}/#/j/${id}`);
    await page.locator(".plan-row").nth(3).waitFor();
    await page.waitForTimeout(300);
    const places = () => boxes(page, ".receipt .wide-only .button, .price.narrow-only .button, .plan-row");
    const before = await places();
    go();
    await page.getByText("Ready in").first().waitFor();
    await page.waitForTimeout(200);

    unmoved(before, await places());
    await page.leave();
  }
});

/** The big list of naughty strings where it is, with some of our own. */
function naughty() {
  const ours = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "{{7*7}}${7*7}",
    "‮txet desrever",
    "﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
  ];
  const folder = join(process.env.CORPUS || "", "text", "blns");
  const file = existsSync(folder) && readdirSync(folder, { recursive: true }).find((one) => one.endsWith("blns.json"));
  return [...ours, ...(file ? JSON.parse(readFileSync(join(folder, file), "utf8")) : [])].filter((one) => one.trim());
}

test("naughty strings as titles, words and captions are shown as text and run nothing", async () => {
  const texts = naughty();
  const id = await waiting({ kind: "comic", prompt: "A fox learns to sail", scenes: 4, approval: "plan" });
  const page = await visit(`/#/j/${id}`);
  const said = [];
  page.on("dialog", (dialog) => (said.push(dialog.message()), dialog.dismiss()));

  for (let at = 0; at < texts.length; at += 48) {
    const { etag, scenes } = await api.jobs.plan(id);
    const some = texts.slice(at, at + 48);
    const changes = scenes.map(({ number }) => {
      const mine = some.slice((number - 1) * 12, number * 12);
      return {
        number,
        title: (mine[0] || "").slice(0, 200),
        caption: mine.join(" "),
        prompt: mine[1]?.trim() ? mine[1] : "x",
      };
    });
    const plan = await api.jobs.editPlan(id, { scenes: changes }, { ifMatch: etag }).catch((fault) => fault);
    if (!plan.scenes) continue;
    const wanted = plan.scenes.map((one) => one.caption.replace(/\s+/g, " ").trim());
    await page.waitForFunction((all) => {
      const rows = [...document.querySelectorAll(".plan-row .clip")].map((one) => one.textContent.replace(/\s+/g, " "));
      return all.every((text, place) => rows[place]?.trim().startsWith(text));
    }, wanted);
  }
  await fits(page);
  await picture(page, "plan-naughty");
  await page.getByRole("button", { name: "Approve and draw" }).click();
  await page.getByRole("heading", { level: 1, name: /Done in/ }).waitFor({ timeout: 60_000 });
  await page.goto(`${BASE}/#/j/${id}/s/1`);
  await page.getByLabel("Caption").waitFor();
  await page.locator(".version img").first().waitFor();

  assert.deepEqual(said, []);
  await page.leave();
});

for (const colorScheme of ["light", "dark"])
  test(`Plan breaks no rule of axe and scrolls not sideways: ${colorScheme}`, async () => {
    const id = await waiting();
    for (const [name, screen] of Object.entries({ desktop: DESKTOP, phone: PHONE, small: SMALL })) {
      const page = await visit(`/#/j/${id}`, { ...screen, colorScheme });

      await page.getByText("Ready in").first().waitFor();
      await picture(page, `plan-${name}-${colorScheme}`);
      await page
        .getByRole("button", { name: /^Edit:/ })
        .nth(1)
        .click();
      await picture(page, `plan-open-${name}-${colorScheme}`);
      await isAccessible(page);
      await fits(page);
      await page.leave();
    }
  });
