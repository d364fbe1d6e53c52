// What somebody wishes for, before it is sent: pure, so that the price, the sheet and the request agree.

/** Words that name a speaker or a panel at the beginning of lines make a script. */
const CUE =
  /^\s*(?:(?:[Pp]anel|[Pp]age|[Ss]cene|[Ss]lide|PANEL|SCENE|Seite|Szene|Bild|Folie)\s*\d+|\p{Lu}[\p{L} .'-]{0,24}:\s)/u;

/** What a text seems to be: an idea, a topic, a script, a text. */
export function guessed(words) {
  const text = words.trim();
  const lines = text.split("\n").filter((line) => line.trim());
  if (lines.length > 1 && lines.filter((line) => CUE.test(line)).length >= Math.max(2, lines.length * 0.4))
    return "script";
  if (text.length > 700 || (lines.length > 3 && text.length > 300)) return "text";
  const count = text.split(/\s+/).length;
  if (text && count <= 3 && !/[.!?,;:]/.test(text)) return "topic";
  return "prompt";
}

/** How the words are read: as chosen, else as guessed, and never as something that the kind cannot take. */
export function readAs(wish, kind) {
  const can = kind?.sources || ["prompt"];
  const wanted = wish.as || guessed(wish.words);
  return can.includes(wanted) ? wanted : "prompt";
}

export const isReady = (wish) => Boolean(wish.upload?.id || wish.words.trim());

/** As many scenes as are wished for, or as the kind has by itself. */
export const scenesOf = (wish, kind) => Math.min(wish.scenes[kind.name] || kind.scenes.default, kind.scenes.most);

export const styleOf = (wish, kind) =>
  kind.styles.includes(wish.style) || wish.ownStyle ? wish.style : kind.styles[0];

export const isNarrated = (wish, kind) =>
  kind.narrated === "always" || (kind.narrated === "optional" && wish.narration);

/** The body of POST /v1/jobs: only what the kind knows, and nothing that is at its default. */
export function bodyOf(wish, kind) {
  const body = { kind: kind.name, style: styleOf(wish, kind) };
  if (wish.upload?.id && kind.sources.includes("upload")) body.upload = wish.upload.id;
  else body[readAs(wish, kind)] = wish.words.trim();
  if (kind.scenes.most > 1) body.scenes = scenesOf(wish, kind);
  if (kind.pages && wish.page) body.page = wish.page;
  if (!kind.pages && wish.aspect && kind.aspects.all.includes(wish.aspect)) body.aspect = wish.aspect;
  if (wish.language) body.language = wish.language;
  if (wish.audience.trim()) body.audience = wish.audience.trim();
  const heroes = wish.characters.filter((one) => one.id || one.name.trim());
  if (heroes.length)
    body.characters = heroes.map((one) => (one.id ? { id: one.id } : { name: one.name.trim(), look: one.look.trim() }));
  if (kind.narrated === "optional") body.narration = wish.narration;
  if (isNarrated(wish, kind) && wish.voice) body.voice = wish.voice;
  if (wish.approval && kind.name !== "image" && kind.name !== "scene") body.approval = "plan";
  if (wish.budget) body.budget_usd = wish.budget;
  return body;
}

export const BLANK = {
  words: "",
  as: "",
  upload: null,
  kind: "comic",
  style: "comic",
  ownStyle: false,
  scenes: {},
  page: "a4",
  aspect: "",
  language: "",
  audience: "",
  characters: [],
  narration: false,
  voice: "warm",
  approval: false,
  budget: 0,
};

/** What of `kept` has a name and a shape that `like` has, too. */
export const fitting = (kept, like) =>
  Object.fromEntries(
    Object.entries(kept || {}).filter(
      ([name, value]) =>
        Object.hasOwn(like, name) &&
        typeof value === typeof like[name] &&
        Array.isArray(value) === Array.isArray(like[name]),
    ),
  );

/** What was kept, where it still has the shape of a wish. */
export const revived = (kept) => ({ ...BLANK, ...fitting(kept, BLANK), upload: null });

/** What was asked for lately, from this browser's own memory. */
export const topics = (kept) => (Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : []);

/** With one more, which is the first then; long texts are no topics. */
export const withTopic = (kept, words) =>
  words && words.length <= 300 ? [words, ...topics(kept).filter((one) => one !== words)].slice(0, 8) : topics(kept);
