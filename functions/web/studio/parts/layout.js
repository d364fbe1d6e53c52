// Where panels stand before the service has said it: the page that is promised while words are still being typed.

/** Panels a row of a comic page, for one to ten of them. */
const TIERS = {
  1: [1],
  2: [1, 1],
  3: [1, 2],
  4: [2, 2],
  5: [2, 1, 2],
  6: [2, 2, 2],
  7: [2, 3, 2],
  8: [2, 2, 2, 2],
  9: [3, 3, 3],
  10: [2, 3, 2, 3],
};
const ASPECTS = { square: 1, "4:3": 4 / 3, "3:4": 3 / 4, "16:9": 16 / 9, "9:16": 9 / 16 };
const GAP = 0.035;

export const ratio = (aspect) => ASPECTS[aspect] || 1;

/** Rows of boxes within a box one unit wide: `{ height, panels: [{ scene, rect: [x, y, w, h] }] }`, rect in its width. */
function rows(tiers, heights) {
  const panels = [];
  let y = 0;
  let scene = 1;
  tiers.forEach((many, row) => {
    const width = (1 - GAP * (many - 1)) / many;
    for (let column = 0; column < many; column++)
      panels.push({ scene: scene++, rect: [column * (width + GAP), y, width, heights[row]] });
    y += heights[row] + GAP;
  });
  return { height: y - GAP, panels };
}

function comic(number, page) {
  const tiers = TIERS[Math.max(1, Math.min(10, number))];
  const whole = page === "us" ? 1.5 : 1.42;
  const each = (whole - GAP * (tiers.length - 1)) / tiers.length;
  return [
    rows(
      tiers,
      tiers.map(() => Math.min(each, 0.98)),
    ),
  ];
}

function cards(number, aspect) {
  const columns = number === 1 ? 1 : aspect > 1.5 && number < 5 ? 1 : number > 12 ? 3 : 2;
  const tiers = Array.from({ length: Math.ceil(number / columns) }, (_, row) =>
    Math.min(columns, number - row * columns),
  );
  const width = (1 - GAP * (columns - 1)) / columns;
  const made = rows(
    tiers.map(() => columns),
    tiers.map(() => width / aspect),
  );
  return [{ ...made, panels: made.panels.slice(0, number) }];
}

/**
 * The pages that a wish of this kind will have.
 * @param {{ kind: string, scenes: number, page?: string, aspect?: string }} wish
 */
export function promised({ kind, scenes, page, aspect }) {
  if (kind === "comic") return comic(scenes, page);
  return cards(scenes, ratio(aspect || "square"));
}

/** The pages as the service laid them out, cut to the panels; null where it has not. */
export function laidOut(job) {
  const pages = job.layout?.length ? job.layout : null;
  if (!pages) return null;
  return pages.map((page) => {
    const [x, y] = [0, 1].map((at) => Math.min(...page.panels.map((one) => one.rect[at])));
    const [right, bottom] = [0, 1].map((at) => Math.max(...page.panels.map((one) => one.rect[at] + one.rect[at + 2])));
    const width = (right - x) * page.width;
    const panels = page.panels.map(({ scene, rect: [left, top, w, h] }) => ({
      scene,
      rect: [
        ((left - x) * page.width) / width,
        ((top - y) * page.height) / width,
        (w * page.width) / width,
        (h * page.height) / width,
      ],
    }));
    return { height: ((bottom - y) * page.height) / width, panels };
  });
}

/** The pages of a job: laid out, or promised for as many scenes as its plan has. */
export function pagesOf(job, fallback = 6) {
  const scenes = job.scenes.length || fallback;
  return laidOut(job) || promised({ kind: job.kind, scenes, page: job.page, aspect: job.aspect });
}
