import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { BASE, close, DESKTOP, fits, isAccessible, made, PHONE, picture, SMALL, visit } from "./studio.js";

const IDEA = "A fox learns to sail";
const jobs = {};
before(async () => {
  const wishes = {
    comic: { scenes: 3, narration: true },
    lecture: { scenes: 2, narration: true },
    lesson: { scenes: 2 },
    presentation: { scenes: 3, narration: true },
  };
  const ask = ([kind, more]) => made({ kind, prompt: IDEA, ...more });
  for (const job of await Promise.all(Object.entries(wishes).map(ask))) jobs[job.kind] = job;
});
after(close);

const to = (kind, rest = "") => `/#/j/${jobs[kind].id}/read${rest}`;
/** @param {any} page */
const query = (page, name) => new URLSearchParams(page.url().split("?")[1]).get(name);
/** The job as it would be: every look at it is answered so. */
const pretend = async (page, job) => {
  const body = `event: done\nid: 1\ndata: ${JSON.stringify(job)}\n\n`;
  await page.route(`**/v1/jobs/${job.id}/events`, (route) => route.fulfill({ contentType: "text/event-stream", body }));
};

/** A finger that is drawn over the page. */
async function swipe(page, { from, to }) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...xs) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x) => ({ x, y: 300 })) });
  await touch("touchStart", from);
  await touch("touchMove", (from + to) / 2);
  await touch("touchMove", to);
  await touch("touchEnd");
}

test("a comic goes from an idea over its panels to a PDF, and to a file that is made first", async () => {
  const page = await visit("/");
  await page.getByLabel("Your idea").fill(IDEA);
  await page.getByRole("button", { name: "6 panels" }).click();
  await page.getByLabel("How many panels").fill("3");
  await page.keyboard.press("Escape");
  await page.getByText("Free", { exact: true }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: /Done in/ }).waitFor({ timeout: 60_000 });
  await page.getByRole("link", { name: "Read it" }).click();
  await page.getByRole("button", { name: "Whole page" }).waitFor();
  await picture(page, "comic-whole");

  await page.keyboard.press("p");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.waitForTimeout(500);

  assert.match(await page.locator(".strip p").innerText(), /3 of 3/);
  assert.deepEqual([query(page, "at"), query(page, "guided")], ["3", "1"]);
  await picture(page, "comic-guided");
  const seen = await page.locator(".stage").boundingBox();
  const lit = await page.locator(".lit").evaluate((node) => node.parentElement.getBoundingClientRect().width);
  assert.ok(lit > seen.width / 2, "the page is enlarged");
  for (const name of ["PDF", "ZIP"]) {
    await page.getByRole("button", { name: "Download" }).click();
    const loading = page.waitForEvent("download");
    await page.getByRole("link", { name }).click();
    const head = readFileSync(await (await loading).path())
      .subarray(0, 4)
      .toString("latin1");
    assert.equal(head, name === "PDF" ? "%PDF" : "PK\u0003\u0004");
    await page.keyboard.press("Escape");
  }
  await page.reload();
  await page.getByText("3 of 3").waitFor();
  await page.leave();
});

test("on a phone a comic opens panel by panel; taps and swipes turn it, and thumbnails lead anywhere", async () => {
  const page = await visit(to("comic"), PHONE);
  const place = page.locator(".strip p span");
  await page.getByText("1 of 3").waitFor();

  await page.touchscreen.tap(370, 300);
  assert.equal(await place.innerText(), "2 of 3");
  await page.touchscreen.tap(195, 300);
  assert.equal(await place.innerText(), "2 of 3");
  await page.touchscreen.tap(20, 300);
  assert.equal(await place.innerText(), "1 of 3");
  await swipe(page, { from: 300, to: 100 });
  assert.equal(await place.innerText(), "2 of 3");
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction(() => document.querySelector("audio").currentTime > 0.2);
  await page.getByRole("button", { name: "Panel 3" }).click();
  assert.equal(await place.innerText(), "3 of 3");
  await page.waitForTimeout(500);
  await picture(page, "comic-phone");
  await page.leave();
});

test("a comic in Arabic goes on to the left", async () => {
  const page = await visit("/");
  await pretend(page, { ...jobs.comic, language: "ar" });
  await page.goto(BASE + to("comic", "?guided=1"));
  await page.getByText("1 of 3").waitFor();

  await page.keyboard.press("ArrowLeft");
  assert.match(await page.locator(".strip p").innerText(), /2 of 3/);
  const next = await page.getByRole("button", { name: "Next panel" }).boundingBox();
  assert.ok(next.x < 100);
  const first = await page.getByRole("button", { name: "Panel 1" }).boundingBox();
  const last = await page.getByRole("button", { name: "Panel 3" }).boundingBox();
  assert.ok(first.x > last.x);
  await picture(page, "comic-arabic");
  await page.leave();
});

test("the sentence of a lecture that is marked is the one that is heard", async () => {
  const page = await visit(to("lecture"));
  const sentences = jobs.lecture.scenes[0].speech.sentences;
  await page.getByRole("button", { name: "Play" }).waitFor();
  await page.keyboard.press("k");
  await page.locator(".spoken").first().waitFor();

  /** What the ear and the eye have, forty times in two seconds of each part of the sound. */
  const looks = await page.evaluate(async (starts) => {
    const audio = document.querySelector("audio");
    const found = [];
    for (const start of starts) {
      audio.currentTime = start;
      for (let look = 0; look < 40; look++) {
        await new Promise((next) => setTimeout(next, 50));
        const marked = document.querySelector(".spoken")?.dataset.sentence;
        found.push([audio.currentTime, Number(marked)]);
      }
    }
    return found;
  }, [0, sentences[2].end - 1, sentences[4].end - 1]); // prettier-ignore
  const apart = looks.map(([time, at]) => {
    const { start, end } = sentences[at];
    return Math.max(0, start - time, time - end);
  });

  assert.ok(looks.at(-1)[0] > sentences[4].end, "the sound went on");
  assert.ok(new Set(looks.map(([, at]) => at)).size >= 5, "the mark went on");
  console.log(`eye after ear: at most ${Math.round(Math.max(...apart) * 1000)} ms in ${looks.length} looks`);
  assert.ok(Math.max(...apart) < 0.15);
  await picture(page, "lecture-spoken");
  await page.keyboard.press(",");
  await page.waitForTimeout(100);
  const [time, marked] = await page.evaluate(() => [document.querySelector("audio").currentTime, document.querySelector(".spoken").textContent]); // prettier-ignore
  const at = sentences.findIndex((one) => one.text === marked);
  assert.ok(Math.abs(time - sentences[at].start) < 0.5);
  await page.locator("[data-sentence='1']").first().click();
  await page.waitForTimeout(100);
  assert.equal(await page.locator(".spoken").first().getAttribute("data-sentence"), "1");
  await page.keyboard.press("k");
  await page.waitForFunction(() => document.querySelector("audio").paused);
  await page.leave();
});

test("after the last sentence the page turns itself and the next is heard", async () => {
  const page = await visit(to("lecture"));
  await page.getByRole("button", { name: "Play" }).click();
  await page.getByRole("button", { name: "Next page" }).focus();
  const { seconds } = jobs.lecture.scenes[0].speech;

  await page.waitForFunction(() => document.querySelector("audio").currentTime > 0);
  await page.getByRole("button", { name: "Speed: 1 times" }).press("Enter");
  await page.getByRole("button", { name: "Speed: 1.25 times" }).waitFor();
  await page.getByRole("button", { name: "Next page" }).focus();
  await page.evaluate((end) => (document.querySelector("audio").currentTime = end - 0.4), seconds);
  await page.locator(".pager", { hasText: "Part 2 of 2" }).waitFor();
  await page.waitForFunction(() => document.querySelector("audio").currentTime > 0.2);

  assert.equal(await page.locator(".spoken").first().getAttribute("data-sentence"), "0");
  assert.equal(query(page, "at"), "2");
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), "Next page");
  await page.reload();
  await page.getByRole("button", { name: "Speed: 1.25 times" }).waitFor();
  await page.waitForFunction(() => document.querySelector("audio").playbackRate === 1.25);
  await page.leave();
});

test("a presentation is read on the full screen by keys alone, and the speaker's window follows", async () => {
  const page = await visit(to("presentation"));
  const title = (at) => page.getByRole("heading", { level: 2, name: jobs.presentation.scenes[at - 1].title });
  await page.getByRole("link", { name: "Present" }).waitFor();
  await page.keyboard.press("p");
  await title(1).waitFor();
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement);

  await page.keyboard.press("ArrowRight");
  await title(2).waitFor();
  await page.waitForTimeout(3200);
  await picture(page, "present-full");
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await title(3).waitFor();
  await page.keyboard.press("b");
  await page.locator(".black").waitFor();
  await page.keyboard.press("b");
  await page.keyboard.press("Home");
  await page.getByRole("heading", { level: 2, name: jobs.presentation.title }).waitFor();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("n");
  await page.locator(".said").waitFor();
  await picture(page, "present-narrated");
  await page.keyboard.press("n");
  const opening = page.waitForEvent("popup");
  await page.keyboard.press("s");
  const desk = await opening;
  await desk.getByText("Audience's window is open").waitFor();
  await desk.getByText(jobs.presentation.scenes[0].notes.split("\n")[0]).waitFor();
  await desk.keyboard.press("Space");
  await title(2).waitFor();
  assert.equal(query(page, "at"), "2");
  await desk.waitForTimeout(600);
  await picture(desk, "speaker");
  await page.keyboard.press("End");
  await desk.getByText("Slide 3 of 3").waitFor();
  await desk.close();
  await page.keyboard.press("f");
  await page.waitForFunction(() => !document.fullscreenElement);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 2, name: jobs.presentation.scenes[2].title }).waitFor();
  assert.match(page.url(), /read\?at=3$/);
  await page.leave();
});

test("the questions of a lesson open, its letters grow, and both outlive a reload", async () => {
  const page = await visit(to("lesson"), PHONE);
  const { question, answer } = jobs.lesson.scenes[0].questions[0];
  await page.getByText(question).click();
  await page.getByText(answer, { exact: true }).waitFor();
  await picture(page, "lesson-phone", { fullPage: true });
  const size = () => page.locator(".prose").evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
  const usual = await size();

  await page.getByRole("button", { name: "Letters" }).click();
  await page.getByRole("button", { name: "Size 4 of 4" }).click();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByText(question).waitFor();

  assert.ok((await size()) > usual * 1.3);
  await fits(page);
  await page.leave();
});

test("with less motion nothing travels", async () => {
  const page = await visit(to("comic", "?guided=1"), { reducedMotion: "reduce" });
  await page.getByText("1 of 3").waitFor();
  await page.keyboard.press("ArrowRight");

  const moved = await page.evaluate(() =>
    document.getAnimations().flatMap((one) => one.effect.getKeyframes().flatMap((frame) => Object.keys(frame))),
  );

  assert.deepEqual(moved.filter((name) => !/^(offset|easing|composite|computedOffset|opacity|.*[cC]olor)$/.test(name)), []); // prettier-ignore
  await page.leave();
});

const VIEWS = [
  ["comic", "?guided=1", "comic-guided", ".lit"],
  ["comic", "?guided=0", "comic-whole", ".leaf button"],
  ["lecture", "?at=2", "lecture", ".track"],
  ["lesson", "", "lesson", ".ask:not(.notes)"],
  ["presentation", "/present?at=1", "present", ".tools"],
  ["presentation", "/speaker?at=1", "speaker", ".clock"],
];
for (const colorScheme of ["light", "dark"]) {
  for (const [name, screen] of Object.entries({ desktop: DESKTOP, small: SMALL })) {
    test(`readers break no rule of axe and scroll not sideways: ${name}, ${colorScheme}`, async () => {
      const page = await visit("/#/nowhere", { ...screen, colorScheme });
      for (const [kind, rest, called, sign] of VIEWS) {
        await page.goto(BASE + to(kind, rest));
        if (called === "comic-whole") await page.reload();
        await page.locator(sign).first().waitFor();
        await picture(page, `${called}-${name}-${colorScheme}`);
        await isAccessible(page, called);
        await fits(page);
      }
      await page.leave();
    });
  }
}
