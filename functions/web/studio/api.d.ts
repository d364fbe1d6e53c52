// The fields of /openapi.json as types. Made by tools/studio/types.py; a test holds both equal.

/** One owner's day. */
export type AccountReply = {
  owner: string;
  scopes: Array<"read" | "write" | "admin">;
  /** US dollars */
  spent_today_usd: number;
  /** held for what running jobs may still cost, in US dollars */
  reserved_today_usd: number;
  daily_budget_usd: number | null;
  resets_at: string;
  limits: LimitsReply;
  running_jobs: number;
};

/** The scene cache, with three numbers under other names. */
export type AdventureCacheReply = {
  entries: number;
  fresh: number;
  stale: number;
  /** leases of those who are making something */
  at_work: number;
  bytes: number;
  hits: number;
  misses: number;
  /** of all that was asked for; null before the first */
  hit_rate: number | null;
  /** US dollars */
  saved_usd: number;
  oldest: string | null;
  models: Array<CacheModel>;
  levels: Array<CacheLevel>;
  limits: CacheLimits;
  total_entries: number;
  active_entries: number;
  expired_entries: number;
};

/** One picture of the gallery. */
export type AdventureImage = {
  id: string;
  /** of the job that drew it; null where it was brought here */
  request_id: string | null;
  prompt: string;
  alt: string;
  image_url: string;
  url: string;
  thumbnail_url: string;
  width: number;
  height: number;
  is_featured: boolean;
  featured: boolean;
  item: string | null;
  tags: Array<string>;
  kind: string | null;
  style: string | null;
  model: string | null;
  cached: boolean;
  /** US dollars */
  cost_usd: number;
  created_at: string;
  is_deleted: boolean;
  purge_at: string | null;
};

/** A page of pictures. */
export type AdventurePage = {
  images: Array<AdventureImage>;
  page: number;
  page_size: number;
  has_more: boolean;
  next_page_token: string | null;
};

/** The scenes that are approved: numbers keep those and drop the others, objects change theirs; all without it. */
export type Approval = {
  session_id?: string | null;
  request_id?: string | null;
  scenes?: Array<unknown> | null;
};

/** Shapes of a picture; none where pages decide it. */
export type Aspects = {
  default: string | null;
  all: Array<string>;
};

/** Which breaker is to be closed; all of them without a name. */
export type Breaker = {
  name?: string | null;
};

/** A model's breaker. */
export type BreakerReply = {
  name: string;
  /** closed, open or half_open */
  state: string;
  failure_count: number;
  opened_at: string | null;
  /** null while all may call */
  next_trial_at: string | null;
  history: Array<TurnReply>;
};

/** Of every model at work, and of all that were ever stopped. */
export type BreakersReply = {
  items: Array<BreakerReply>;
  next_page_token: null;
};

/** A job of any owner, in short. */
export type BriefReply = {
  job: string;
  owner: string;
  kind: string;
  state: string;
  run: number;
  created_at: string;
  updated_at: string;
  /** US dollars */
  spent_usd: number;
};

/** What went from the scene cache. */
export type CacheClearedReply = {
  status: "success";
  cleared: number;
  bytes: number;
};

/** A quicker place in front of the store, since this process began. */
export type CacheLevel = {
  name: "process" | "redis";
  connected: boolean;
  host: string | null;
  /** null where it is not counted */
  entries: number | null;
  hits: number;
  misses: number;
};

/** How the cache was set up. */
export type CacheLimits = {
  max_size: number;
  expiry_days: number;
  /** of texts */
  ttl_seconds: number;
  scope: "owner" | "shared";
};

/** Entries that one model made. */
export type CacheModel = {
  model: string;
  entries: number;
};

/** The scene cache: what it holds, and what it did since the store was made. */
export type CacheReply = {
  entries: number;
  fresh: number;
  stale: number;
  /** leases of those who are making something */
  at_work: number;
  bytes: number;
  hits: number;
  misses: number;
  /** of all that was asked for; null before the first */
  hit_rate: number | null;
  /** US dollars */
  saved_usd: number;
  oldest: string | null;
  models: Array<CacheModel>;
  levels: Array<CacheLevel>;
  limits: CacheLimits;
};

/** What is told anew of a character; what is left out stays, null takes away. */
export type CharacterChange = {
  name?: string | null;
  look?: string | null;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  reference?: string | null;
};

/** Someone who looks the same in every picture. */
export type CharacterReply = {
  name: string;
  look: string;
  /** the role of its voice; null for one that is given to it */
  voice: string | null;
};

/** A page of characters. */
export type CharactersReply = {
  items: Array<LastingReply>;
  next_page_token: string | null;
};

/** How many of each went, or would. */
export type CleanedReply = {
  dry_run: boolean;
  expired_cache: number;
  orphaned_files: number;
  old_jobs: number;
  old_records: number;
};

/** What went from the scene cache, or would go. */
export type ClearedReply = {
  entries: number;
  bytes: number;
  dry_run: boolean;
};

/** Somebody who must appear, and looks so in every picture. */
export type ComicCharacter = {
  name?: string | null;
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  id?: string | null;
};

/** A comic. Exactly one of prompt, topic, script, text, file and upload. */
export type ComicCreate = {
  kind: "comic";
  prompt?: string | null;
  style?: string;
  language?: string | null;
  audience?: string | null;
  characters?: Array<ComicCharacter> | null;
  /** plan: wait for you before anything is drawn */
  approval?: "none" | "plan";
  cache?: "prefer" | "bypass";
  on_unavailable?: "wait" | "fail" | "offline";
  budget_usd?: number | null;
  seed?: number;
  /** what of yours the pictures belong to */
  item?: string;
  tags?: Array<string> | null;
  webhook?: ComicWebhook | null;
  topic?: string | null;
  script?: string | null;
  text?: string | null;
  file?: ComicFile | null;
  upload?: string | null;
  scenes?: number | null;
  /** read aloud as well */
  narration?: boolean;
  /** role of the voice that narrates */
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young";
  /** its layout decides each picture's aspect */
  page?: "a4" | "us";
};

/** A document that comes with the request; as JSON with its bytes, in a form as a file. */
export type ComicFile = {
  /** as it is called, such as plants.docx */
  name?: string;
  /** its bytes in base64: PDF, DOCX, Markdown or plain text */
  data: string;
};

/** One thing said, thought or heard. */
export type ComicLineChange = {
  text: string;
  speaker?: string;
  kind?: "speech" | "thought" | "shout" | "whisper" | "radio" | "sfx";
};

/** A change of the scene with that number. */
export type ComicNumberedChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  caption?: string | null;
  dialogue?: Array<ComicLineChange> | null;
  narration?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
  number: number;
};

/** Changes of a plan, in its own numbers before the change. */
export type ComicPlan = {
  scenes?: Array<ComicNumberedChange>;
  add?: Array<ComicSceneChange>;
  drop?: Array<number>;
  order?: Array<number>;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type ComicScene = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  caption?: string | null;
  dialogue?: Array<ComicLineChange> | null;
  narration?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type ComicSceneChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  caption?: string | null;
  dialogue?: Array<ComicLineChange> | null;
  narration?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type ComicWebhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** The settings; of what could open something only whether it is set. */
export type ConfigReply = {
  version: string;
  config: Record<string, string>;
};

/** Expected, at most, and so far. */
export type CostReply = {
  /** US dollars */
  estimate_usd: number;
  max_usd: number | null;
  /** US dollars */
  spent_usd: number;
};

export type Create = ComicCreate | StoryCreate | LectureCreate | LessonCreate | PresentationCreate | SceneCreate | ImageCreate;

/** One day, in UTC. */
export type DayReply = {
  date: string;
  /** US dollars */
  spent_usd: number;
  models: Array<ModelSpent>;
  cache_hits: number;
  /** what the cache's answers had cost to make, in US dollars */
  saved_usd: number;
  steps: Array<StepsCounted>;
};

/** The house from inside, without secrets. */
export type DebugReply = {
  version: string;
  python: string;
  threads: number;
  settings: Record<string, string>;
  jobs: Array<JobsCounted>;
  newest: Array<BriefReply>;
  counted: Record<string, Record<string, number>>;
};

/** One event, and how far its telling is. */
export type DeliveryReply = {
  /** the header webhook-id; the same in every try */
  id: string;
  event: string;
  run: number;
  state: "owed" | "delivered" | "given_up";
  attempts: number;
  /** null where nobody answered */
  last_status: number | null;
  next_at: string | null;
  /** what went wrong in the last try, in a sentence */
  detail: string | null;
};

/** How a reference picture is drawn. */
export type Drawing = {
  style?: string;
  seed?: number;
};

/** Scenes of a job that would be painted once more; of a plan that waits for approval, all that it would keep. */
export type EstimateAgain = {
  job: string;
  scenes: Array<number>;
};

/** One line of an estimate. */
export type EstimateItem = {
  what: string;
  count: number;
  /** US dollars */
  usd: number;
};

/** A price, before anything is spent. */
export type EstimateReply = {
  items: Array<EstimateItem>;
  /** US dollars */
  usd: number;
  /** US dollars */
  max_usd: number;
  /** at best, at worst */
  seconds: Array<number>;
};

/** A format and how far its file is. `available` is built when it is first fetched. */
export type ExportItem = {
  format: string;
  state: "waiting" | "available" | "building" | "ready" | "failed";
  url: string;
  mime: string;
  bytes: number | null;
  error: StoredProblem | null;
};

/** A file that is being built: ask again. */
export type ExportReply = {
  format: string;
  state: "building";
  url: string;
};

/** Every format that the job can be had in. */
export type ExportsReply = {
  items: Array<ExportItem>;
  next_page_token: null;
};

/** A job that did not bring everything. */
export type FailureReply = {
  job: string;
  owner: string;
  kind: string;
  state: string;
  run: number;
  created_at: string;
  updated_at: string;
  /** US dollars */
  spent_usd: number;
  /** of your own job; null for another owner's, and without a plan */
  title: string | null;
  error: StoredProblem | null;
  steps: Array<MissingStep>;
};

/** A page of them; with a code it may hold fewer than page_size. */
export type FailuresReply = {
  items: Array<FailureReply>;
  next_page_token: string | null;
};

/** One field of a request, and what is wrong with it. */
export type FieldFault = {
  field: string;
  message: string;
};

/** One lettered page, or one slide. */
export type FollowedPage = {
  number: number;
  image_url: string;
  thumbnail_url: string | null;
};

/** A job by both of its names, and how far it is. */
export type FollowedReply = {
  request_id: string;
  /** the same id */
  session_id: string;
  kind: string;
  status: "planning" | "awaiting_approval" | "rendering" | "assembling" | "done" | "partial" | "failed" | "cancelled";
  progress: number;
  message: string;
  /** at the end, when there is one */
  result: Result | null;
  /** as soon as they are planned */
  scenes: Array<FollowedScene>;
  error: StoredProblem | null;
  warnings: Array<string>;
};

/** One scene, its files by their whole addresses. */
export type FollowedScene = {
  number: number;
  title: string;
  caption: string;
  dialogue: Array<LineReply>;
  narration: string;
  alt: string;
  prompt: string;
  points: Array<string>;
  notes: string;
  examples: Array<string>;
  questions: Array<QuestionReply>;
  cast: Array<string>;
  image_status: "waiting" | "working" | "done" | "placeholder" | "failed" | "skipped" | null;
  image_url: string | null;
  thumbnail_url: string | null;
  audio_url: string | null;
  audio_seconds: number | null;
};

/** The worst of all components, and each of them. */
export type HealthReply = {
  status: "healthy" | "degraded" | "unhealthy";
  timestamp: string;
  components: Record<string, Record<string, unknown>>;
};

/** Somebody who must appear, and looks so in every picture. */
export type ImageCharacter = {
  name?: string | null;
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  id?: string | null;
};

/** One picture, from a prompt; the same again is another picture, unless a seed is given. */
export type ImageCreate = {
  kind: "image";
  prompt?: string | null;
  style?: string;
  language?: string | null;
  audience?: string | null;
  characters?: Array<ImageCharacter> | null;
  /** plan: wait for you before anything is drawn */
  approval?: "none" | "plan";
  /** an image is always new */
  cache?: "prefer" | "bypass";
  on_unavailable?: "wait" | "fail" | "offline";
  budget_usd?: number | null;
  seed?: number;
  /** what of yours the pictures belong to */
  item?: string;
  tags?: Array<string> | null;
  webhook?: ImageWebhook | null;
  aspect?: "square" | "4:3" | "3:4" | "16:9" | "9:16";
  scenes?: number | null;
};

/** A change of the scene with that number. */
export type ImageNumberedChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
  number: number;
};

/** Changes of a plan, in its own numbers before the change. */
export type ImagePlan = {
  scenes?: Array<ImageNumberedChange>;
  add?: Array<ImageSceneChange>;
  drop?: Array<number>;
  order?: Array<number>;
};

/** One picture of the gallery and where it came from. */
export type ImageReply = {
  id: string;
  /** null for a picture that was imported */
  job: string | null;
  kind: string | null;
  /** where its scene stood when it was drawn */
  scene: number | null;
  step: string | null;
  /** of the scene's picture; a redrawn one has the next */
  version: number;
  item: string | null;
  prompt: string;
  alt: string;
  tags: Array<string>;
  featured: boolean;
  style: string | null;
  model: string | null;
  /** US dollars */
  cost_usd: number;
  cached: boolean;
  url: string;
  thumb_url: string;
  original_url: string;
  width: number;
  height: number;
  placeholder: string;
  color: string;
  created_at: string;
  /** in the bin until then; null while it is shown */
  purge_at: string | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type ImageScene = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type ImageSceneChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type ImageWebhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** A page of pictures. */
export type ImagesReply = {
  items: Array<ImageReply>;
  next_page_token: string | null;
};

/** LocalStorage as it was dumped, or an array of data URIs or records. */
export type Import = Array<string | Record> | Record<string, unknown>;

/** What became of all of them; in a dry run, what would. */
export type ImportReply = {
  dry_run: boolean;
  imported: number;
  exists: number;
  refused: number;
  items: Array<ImportedReply>;
};

/** What became of one picture. */
export type ImportedReply = {
  index: number;
  /** its name where it came from */
  source_id: string | null;
  id: string | null;
  result: "imported" | "exists" | "refused";
  reason: string | null;
};

/** One accepted request and everything that became of it. */
export type JobReply = {
  id: string;
  kind: string;
  state: "planning" | "awaiting_approval" | "rendering" | "assembling" | "done" | "partial" | "failed" | "cancelled";
  /** the run is over: done, partial, failed or cancelled */
  done: boolean;
  run: number;
  deadline_at: string;
  title: string | null;
  summary: string | null;
  style: string | null;
  language: string | null;
  /** of kinds with pages: a4, us */
  page: string | null;
  /** of the pictures, for kinds without pages */
  aspect: string | null;
  progress: ProgressReply;
  source: SourceReply | null;
  scenes: Array<SceneReply>;
  /** of comics, as soon as the plan stands; in reading order */
  layout: Array<LayoutReply>;
  pages: Array<PageReply>;
  cost: CostReply;
  warnings: Array<string>;
  error: StoredProblem | null;
  /** null where the request named no receiver */
  webhook: WebhookReply | null;
  /** reads this job and its files as ?token=, for about a day */
  client_token: string;
  links: LinksReply;
  created_at: string;
  updated_at: string;
  expires_at: string | null;
};

/** How many jobs there are. */
export type JobsCounted = {
  kind: string;
  state: string;
  count: number;
};

/** A page of jobs. */
export type JobsReply = {
  items: Array<JobReply>;
  next_page_token: string | null;
};

/** An API key, without what opens anything. */
export type KeyReply = {
  id: string;
  owner: string;
  scopes: Array<"read" | "write" | "admin">;
  created_at: string;
  /** the day, in UTC; null for never */
  last_used: string | null;
};

/** A page of keys. */
export type KeysReply = {
  items: Array<KeyReply>;
  next_page_token: string | null;
};

/** The formats of a kind; the narrated ones are made where a job is read aloud. */
export type KindExports = {
  default: Array<string>;
  all: Array<string>;
  narrated: Array<string>;
};

/** Something that can be asked for. */
export type KindReply = {
  name: string;
  title: string;
  description: string;
  sources: Array<string>;
  scenes: SceneBounds;
  pages: boolean;
  slides: boolean;
  aspects: Aspects;
  narrated: "never" | "optional" | "always";
  voices: Array<string>;
  styles: Array<string>;
  exports: KindExports;
};

/** Everything that can be asked for. */
export type KindsReply = {
  items: Array<KindReply>;
  next_page_token: null;
};

/** A character that lasts. */
export type LastingReply = {
  id: string;
  name: string;
  look: string;
  voice: string | null;
  reference: ReferenceReply | null;
  /** the job that draws its reference picture */
  drawing: string | null;
  created_at: string;
};

/** Prices that are announced. */
export type LaterPrices = {
  since: string;
  prices: PricesReply;
};

/** A page before it is made; only the ratio of width and height means something. */
export type LayoutReply = {
  number: number;
  width: number;
  height: number;
  panels: Array<PlaceReply>;
};

/** Somebody who must appear, and looks so in every picture. */
export type LectureCharacter = {
  name?: string | null;
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  id?: string | null;
};

/** A lecture. Exactly one of prompt, topic, script, text, file and upload. */
export type LectureCreate = {
  kind: "lecture";
  prompt?: string | null;
  style?: string;
  language?: string | null;
  audience?: string | null;
  characters?: Array<LectureCharacter> | null;
  /** plan: wait for you before anything is drawn */
  approval?: "none" | "plan";
  cache?: "prefer" | "bypass";
  on_unavailable?: "wait" | "fail" | "offline";
  budget_usd?: number | null;
  seed?: number;
  /** what of yours the pictures belong to */
  item?: string;
  tags?: Array<string> | null;
  webhook?: LectureWebhook | null;
  topic?: string | null;
  script?: string | null;
  text?: string | null;
  file?: LectureFile | null;
  upload?: string | null;
  scenes?: number | null;
  /** a lecture is always read aloud */
  narration?: boolean;
  /** role of the voice that narrates */
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young";
  aspect?: "square" | "4:3" | "3:4" | "16:9" | "9:16";
};

/** A document that comes with the request; as JSON with its bytes, in a form as a file. */
export type LectureFile = {
  /** as it is called, such as plants.docx */
  name?: string;
  /** its bytes in base64: PDF, DOCX, Markdown or plain text */
  data: string;
};

/** A change of the scene with that number. */
export type LectureNumberedChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
  number: number;
};

/** Changes of a plan, in its own numbers before the change. */
export type LecturePlan = {
  scenes?: Array<LectureNumberedChange>;
  add?: Array<LectureSceneChange>;
  drop?: Array<number>;
  order?: Array<number>;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type LectureScene = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type LectureSceneChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type LectureWebhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** Somebody who must appear, and looks so in every picture. */
export type LessonCharacter = {
  name?: string | null;
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  id?: string | null;
};

/** A lesson. Exactly one of prompt, topic, script, text, file and upload. */
export type LessonCreate = {
  kind: "lesson";
  prompt?: string | null;
  style?: string;
  language?: string | null;
  audience?: string | null;
  characters?: Array<LessonCharacter> | null;
  /** plan: wait for you before anything is drawn */
  approval?: "none" | "plan";
  cache?: "prefer" | "bypass";
  on_unavailable?: "wait" | "fail" | "offline";
  budget_usd?: number | null;
  seed?: number;
  /** what of yours the pictures belong to */
  item?: string;
  tags?: Array<string> | null;
  webhook?: LessonWebhook | null;
  topic?: string | null;
  script?: string | null;
  text?: string | null;
  file?: LessonFile | null;
  upload?: string | null;
  scenes?: number | null;
  /** read aloud as well */
  narration?: boolean;
  /** role of the voice that narrates */
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young";
  aspect?: "square" | "4:3" | "3:4" | "16:9" | "9:16";
};

/** A document that comes with the request; as JSON with its bytes, in a form as a file. */
export type LessonFile = {
  /** as it is called, such as plants.docx */
  name?: string;
  /** its bytes in base64: PDF, DOCX, Markdown or plain text */
  data: string;
};

/** A change of the scene with that number. */
export type LessonNumberedChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  examples?: Array<string> | null;
  questions?: Array<LessonQuestionChange> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
  number: number;
};

/** Changes of a plan, in its own numbers before the change. */
export type LessonPlan = {
  scenes?: Array<LessonNumberedChange>;
  add?: Array<LessonSceneChange>;
  drop?: Array<number>;
  order?: Array<number>;
};

/** A question and its answer. */
export type LessonQuestionChange = {
  question: string;
  answer: string;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type LessonScene = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  examples?: Array<string> | null;
  questions?: Array<LessonQuestionChange> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type LessonSceneChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  examples?: Array<string> | null;
  questions?: Array<LessonQuestionChange> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type LessonWebhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** What one owner may ask for; null for no limit. */
export type LimitsReply = {
  requests_per_minute: number | null;
  scene_requests_per_minute: number | null;
  running_jobs: number;
  json_bytes: number;
  document_bytes: number;
};

/** One thing said, thought or heard. */
export type LineReply = {
  speaker: string;
  text: string;
  kind: "speech" | "thought" | "shout" | "whisper" | "radio" | "sfx";
};

/** What can be done now; null for what the state does not allow. */
export type LinksReply = {
  self: string;
  events: string;
  plan: string | null;
  exports: string;
  approve: string | null;
  cancel: string | null;
  retry: string | null;
};

/** How much there is of everything. */
export type MaintenanceReply = {
  images: PicturesCounted;
  cache: CacheReply;
  jobs: Array<JobsCounted>;
  timestamp: string;
};

/** What became of the pictures of a browser. */
export type MigrationReply = {
  dry_run: boolean;
  imported: number;
  exists: number;
  refused: number;
  items: Array<ImportedReply>;
  /** none was refused */
  success: boolean;
  migrated: number;
  /** were here already */
  skipped: number;
  failed: number;
};

/** A step that did not finish. */
export type MissingStep = {
  id: string;
  what: string;
  /** failed, placeholder or skipped */
  state: string;
  tries: number;
  at: string;
  error: StoredProblem | null;
};

/** A model and what it costs. */
export type ModelReply = {
  name: string;
  roles: Array<"text" | "picture" | "speech">;
  grades: Array<"economy" | "standard" | "best">;
  /** what it does in this house now */
  at_work: Array<"text" | "picture" | "speech">;
  prices: PricesReply;
  later: Array<LaterPrices>;
  /** the day on which it goes, where that is known */
  retires: string | null;
};

/** What one model was paid. */
export type ModelSpent = {
  model: string;
  /** US dollars */
  spent_usd: number;
};

/** Every model of the price list, those at work first. */
export type ModelsReply = {
  items: Array<ModelReply>;
  next_page_token: null;
  prices_as_of: string;
};

/** A character that lasts. */
export type NewCharacter = {
  name: string;
  /** how it looks, as a painter must be told */
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  reference?: string | null;
  /** have its reference picture drawn now; needs a look */
  draw?: boolean;
  /** that it is drawn in */
  style?: string;
};

/** A key for one owner. */
export type NewKey = {
  /** lower-case letters, digits, . _ - */
  owner: string;
  scopes: Array<"read" | "write" | "admin">;
};

/** A key that was just made. */
export type NewKeyReply = {
  id: string;
  owner: string;
  scopes: Array<"read" | "write" | "admin">;
  created_at: string;
  /** the day, in UTC; null for never */
  last_used: string | null;
  /** shown this once; only its hash is kept */
  key: string;
};

/** A style of your own: a built-in one, and words that are told to the painter with every picture. */
export type NewStyle = {
  name: string;
  base?: "storybook" | "watercolour" | "comic" | "noir";
  words: string;
};

/** A document that will be sent. */
export type NewUpload = {
  /** as it is called, such as plants.docx */
  name: string;
  size?: number | null;
};

/** Cache, breakers, and what this process counted since its start. */
export type NumbersReply = {
  timestamp: string;
  cache: CacheReply;
  circuit_breaker: WorstBreakerReply;
  counted: Record<string, Record<string, number>>;
};

/** What is to be made. The fields of `POST /v1/jobs` for this kind are known, and other names for them. */
export type Order = {
  /** an idea; also text, topic, script, content, story ... */
  prompt?: string | null;
  /** how many; also num_scenes, panels, slides ... */
  scenes?: number | null;
  style?: string | null;
  language?: string | null;
  /** also level, age_group, grade */
  audience?: string | null;
};

/** One lettered page. */
export type PageReply = {
  number: number;
  url: string;
  thumb_url: string | null;
  width: number;
  height: number;
  panels: Array<PanelReply>;
};

/** Where a scene stands on a page. */
export type PanelReply = {
  scene: number;
  /** left, top, width, height: fractions */
  rect: Array<number>;
  url: string | null;
};

/** Another picture of the same words; the one that it has stays as a version. */
export type PictureAnew = {
  redraw: true;
};

/** What an owner says of a picture; what is left out stays. */
export type PictureChange = {
  featured?: boolean | null;
  tags?: Array<string> | null;
  item?: string | null;
};

/** An earlier picture of a scene, shown again. */
export type PictureChoice = {
  picture_version: number;
};

/** The picture of a scene, without lettering. */
export type PictureReply = {
  state: "waiting" | "working" | "done" | "placeholder" | "failed" | "skipped";
  url: string | null;
  thumb_url: string | null;
  width: number | null;
  height: number | null;
  cached: boolean;
  /** US dollars */
  cost_usd: number;
  model: string | null;
  error: StoredProblem | null;
  /** a tiny picture as a data URI, to show while it loads */
  placeholder: string | null;
  color: string | null;
  versions: Array<VersionReply>;
};

/** Pictures of all galleries. */
export type PicturesCounted = {
  total: number;
  featured: number;
  /** in the bin */
  deleted: number;
};

/** Where a scene will stand on a page. */
export type PlaceReply = {
  scene: number;
  /** left, top, width, height: fractions */
  rect: Array<number>;
};

/** The plan after the change, and its job. */
export type PlanChanged = {
  title: string;
  summary: string;
  style: string;
  language: string;
  /** edit number: the plan's tag for If-Match */
  edit: number;
  characters: Array<CharacterReply>;
  scenes: Array<SceneWords>;
  job: JobReply;
};

/** The work before it is drawn. */
export type PlanReply = {
  title: string;
  summary: string;
  style: string;
  language: string;
  /** edit number: the plan's tag for If-Match */
  edit: number;
  characters: Array<CharacterReply>;
  scenes: Array<SceneWords>;
};

/** Somebody who must appear, and looks so in every picture. */
export type PresentationCharacter = {
  name?: string | null;
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  id?: string | null;
};

/** A presentation. Exactly one of topic, prompt, script, text, file and upload. */
export type PresentationCreate = {
  kind: "presentation";
  prompt?: string | null;
  style?: string;
  language?: string | null;
  audience?: string | null;
  characters?: Array<PresentationCharacter> | null;
  /** plan: wait for you before anything is drawn */
  approval?: "none" | "plan";
  cache?: "prefer" | "bypass";
  on_unavailable?: "wait" | "fail" | "offline";
  budget_usd?: number | null;
  seed?: number;
  /** what of yours the pictures belong to */
  item?: string;
  tags?: Array<string> | null;
  webhook?: PresentationWebhook | null;
  topic?: string | null;
  script?: string | null;
  text?: string | null;
  file?: PresentationFile | null;
  upload?: string | null;
  scenes?: number | null;
  /** read aloud as well */
  narration?: boolean;
  /** role of the voice that narrates */
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young";
  aspect?: "square" | "4:3" | "3:4" | "16:9" | "9:16";
  subtopics?: Array<string> | null;
};

/** A document that comes with the request; as JSON with its bytes, in a form as a file. */
export type PresentationFile = {
  /** as it is called, such as plants.docx */
  name?: string;
  /** its bytes in base64: PDF, DOCX, Markdown or plain text */
  data: string;
};

/** A change of the scene with that number. */
export type PresentationNumberedChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  caption?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
  number: number;
};

/** Changes of a plan, in its own numbers before the change. */
export type PresentationPlan = {
  scenes?: Array<PresentationNumberedChange>;
  add?: Array<PresentationSceneChange>;
  drop?: Array<number>;
  order?: Array<number>;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type PresentationScene = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  caption?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type PresentationSceneChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  caption?: string | null;
  narration?: string | null;
  points?: Array<string> | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type PresentationWebhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** In US dollars; null for what a model does not sell. */
export type PricesReply = {
  /** one picture of 1024 pixels a side */
  picture_usd: number | null;
  /** one picture shown to the model beside the prompt */
  reference_usd: number | null;
  speech_minute_usd: number | null;
  million_tokens_in_usd: number | null;
  million_tokens_out_usd: number | null;
};

/** A failure, as application/problem+json (RFC 9457). */
export type Problem = {
  type: string;
  title: string;
  code: "budget_exceeded" | "cancelled" | "conflict" | "empty_output" | "encrypted" | "forbidden" | "idempotency_mismatch" | "internal" | "invalid_output" | "invalid_request" | "no_text" | "not_found" | "overloaded" | "payload_too_large" | "precondition_failed" | "provider_unavailable" | "quota_exhausted" | "rate_limited" | "safety_blocked" | "timeout" | "too_complex" | "unauthenticated" | "unsupported_media";
  /** one sentence for people */
  detail: string;
  retryable: boolean;
  /** what to do about it */
  action: string;
  status: number;
  instance: string;
  request_id: string;
  errors: Array<FieldFault>;
};

/** How far the run is. */
export type ProgressReply = {
  /** never falls within a run */
  percent: number;
  total: number;
  done: number;
  failed: number;
  placeholder: number;
  skipped: number;
  cached: number;
  message: string;
  /** a guess; null before the first picture */
  seconds_left: number | null;
  queue_place: number | null;
  steps: Array<StepReply>;
};

/** Something to ask after reading, and what is right. */
export type QuestionReply = {
  question: string;
  answer: string;
};

/** A picture from elsewhere. Other names that frontends use for these fields are known too. */
export type Record = {
  id?: string;
  /** data URI; also as image, url, src ... */
  data?: string;
  prompt?: string;
  alt?: string;
  tags?: Array<string>;
  item?: string;
  featured?: boolean;
  createdAt?: string | number | null;
};

/** The picture that a character is drawn after. */
export type ReferenceReply = {
  url: string;
  thumb_url: string;
  width: number;
  height: number;
};

/** A job that was not taken up again. */
export type RefusedRetry = {
  job: string;
  error: StoredProblem;
};

/** How many went, or would. */
export type RemovedReply = {
  success: true;
  deleted: number;
  dry_run: boolean;
};

/** What was made. */
export type Result = {
  id: string;
  kind: string;
  title: string | null;
  summary: string | null;
  style: string | null;
  language: string | null;
  scenes: Array<FollowedScene>;
  pages: Array<FollowedPage>;
  /** format -> where the file is */
  exports: Record<string, string>;
  /** US dollars */
  cost_usd: number;
};

/** What became of a retry of many. */
export type RetriedReply = {
  dry_run: boolean;
  retried: Array<string>;
  refused: Array<RefusedRetry>;
};

/** Which failed jobs are tried again: these, or else the newest hundred; with a code those that ended so. */
export type RetryFailures = {
  /** ids of jobs; empty for the newest that failed */
  jobs?: Array<string>;
  /** only jobs of which a step ended with this code */
  code?: string;
};

/** How what is unfinished is tried again. */
export type RetryJob = {
  /** from now on, in place of what the job was made with; offline draws what no model draws */
  on_unavailable?: "wait" | "fail" | "offline" | null;
};

/** How many scenes. */
export type SceneBounds = {
  default: number;
  most: number;
};

/** The scene after the change, and its job. */
export type SceneChanged = {
  number: number;
  title: string;
  caption: string;
  dialogue: Array<LineReply>;
  narration: string;
  alt: string;
  /** the picture in words */
  prompt: string;
  /** edit number: the scene's tag for If-Match */
  edit: number;
  cast: Array<string>;
  shot: string;
  side: string;
  setting: string;
  time: string;
  weather: string;
  /** share of the picture's height, from the top */
  horizon: number | null;
  points: Array<string>;
  /** for who speaks to it; never read aloud */
  notes: string;
  examples: Array<string>;
  questions: Array<QuestionReply>;
  revision: number;
  /** null for a scene that has no picture */
  picture: PictureReply | null;
  /** null where the plan itself holds the words */
  text: TextReply | null;
  /** null where nothing is read aloud */
  speech: SpeechReply | null;
  source: SourcePages | SourceParagraphs | null;
  job: JobReply;
};

/** Somebody who must appear, and looks so in every picture. */
export type SceneCharacter = {
  name?: string | null;
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  id?: string | null;
};

/** One picture, from a prompt; the same again is answered from the cache. */
export type SceneCreate = {
  kind: "scene";
  prompt?: string | null;
  style?: string;
  language?: string | null;
  audience?: string | null;
  characters?: Array<SceneCharacter> | null;
  /** plan: wait for you before anything is drawn */
  approval?: "none" | "plan";
  cache?: "prefer" | "bypass";
  on_unavailable?: "wait" | "fail" | "offline";
  budget_usd?: number | null;
  seed?: number;
  /** what of yours the pictures belong to */
  item?: string;
  tags?: Array<string> | null;
  webhook?: SceneWebhook | null;
  aspect?: "square" | "4:3" | "3:4" | "16:9" | "9:16";
  scenes?: number | null;
};

/** A change of the scene with that number. */
export type SceneNumberedChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
  number: number;
};

/** Changes of a plan, in its own numbers before the change. */
export type ScenePlan = {
  scenes?: Array<SceneNumberedChange>;
  add?: Array<SceneSceneChange>;
  drop?: Array<number>;
  order?: Array<number>;
};

/** One scene with its picture and its sound. */
export type SceneReply = {
  number: number;
  title: string;
  caption: string;
  dialogue: Array<LineReply>;
  narration: string;
  alt: string;
  /** the picture in words */
  prompt: string;
  /** edit number: the scene's tag for If-Match */
  edit: number;
  cast: Array<string>;
  shot: string;
  side: string;
  setting: string;
  time: string;
  weather: string;
  /** share of the picture's height, from the top */
  horizon: number | null;
  points: Array<string>;
  /** for who speaks to it; never read aloud */
  notes: string;
  examples: Array<string>;
  questions: Array<QuestionReply>;
  revision: number;
  /** null for a scene that has no picture */
  picture: PictureReply | null;
  /** null where the plan itself holds the words */
  text: TextReply | null;
  /** null where nothing is read aloud */
  speech: SpeechReply | null;
  source: SourcePages | SourceParagraphs | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type SceneScene = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type SceneSceneChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type SceneWebhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** The words of one scene. */
export type SceneWords = {
  number: number;
  title: string;
  caption: string;
  dialogue: Array<LineReply>;
  narration: string;
  alt: string;
  /** the picture in words */
  prompt: string;
  /** edit number: the scene's tag for If-Match */
  edit: number;
  cast: Array<string>;
  shot: string;
  side: string;
  setting: string;
  time: string;
  weather: string;
  /** share of the picture's height, from the top */
  horizon: number | null;
  points: Array<string>;
  /** for who speaks to it; never read aloud */
  notes: string;
  examples: Array<string>;
  questions: Array<QuestionReply>;
};

/** One sentence, and when it is heard, in seconds. */
export type SentenceReply = {
  text: string;
  start: number;
  end: number;
};

/** A job by either of its names. */
export type Session = {
  session_id?: string | null;
  request_id?: string | null;
};

/** A job of any owner in short. */
export type SessionReply = {
  session_id: string;
  request_id: string;
  owner: string;
  kind: string;
  status: "planning" | "awaiting_approval" | "rendering" | "assembling" | "done" | "partial" | "failed" | "cancelled";
  created_at: string;
  updated_at: string;
};

/** A page of jobs that have not ended. */
export type SessionsReply = {
  active_sessions: number;
  /** that one owner may have at once */
  max_sessions: number;
  sessions: Array<SessionReply>;
  next_page_token: string | null;
};

/** Where in the source a scene comes from. */
export type SourcePages = {
  pages: Array<number>;
};

/** The same in a source without pages. */
export type SourceParagraphs = {
  /** its first and its last one, counted from 1 */
  paragraphs: Array<number>;
};

/** The document that a job is made from. */
export type SourceReply = {
  name: string;
  /** 0 where its format has none */
  pages: number;
  /** pages without text */
  left_out: Array<number>;
};

/** What of a scene is read aloud. */
export type SpeechReply = {
  state: "waiting" | "working" | "done" | "placeholder" | "failed" | "skipped";
  cached: boolean;
  model: string | null;
  /** US dollars */
  cost_usd: number;
  error: StoredProblem | null;
  /** a WAV; null until it is recorded, and where that failed */
  url: string | null;
  seconds: number | null;
  sentences: Array<SentenceReply>;
};

/** What the house did, the newest day first, and its jobs as they are now. */
export type StatsReply = {
  days: Array<DayReply>;
  total: TotalReply;
  jobs: Array<JobsCounted>;
};

/** One unit of work. */
export type StepReply = {
  id: string;
  what: "plan" | "sheet" | "text" | "picture" | "speech" | "assembly";
  /** number of the scene, for texts, pictures and speech */
  scene: number | null;
  state: "waiting" | "working" | "done" | "placeholder" | "failed" | "skipped";
  revision: number;
  seconds: number | null;
  /** US dollars */
  cost_usd: number;
  cached: boolean;
  started_at: string | null;
  error: StoredProblem | null;
};

/** Steps of one sort by what became of them. */
export type StepsCounted = {
  what: string;
  /** done, cached, placeholder or failed */
  outcome: string;
  count: number;
};

/** Why something did not work out. */
export type StoredProblem = {
  type: string;
  title: string;
  code: "budget_exceeded" | "cancelled" | "conflict" | "empty_output" | "encrypted" | "forbidden" | "idempotency_mismatch" | "internal" | "invalid_output" | "invalid_request" | "no_text" | "not_found" | "overloaded" | "payload_too_large" | "precondition_failed" | "provider_unavailable" | "quota_exhausted" | "rate_limited" | "safety_blocked" | "timeout" | "too_complex" | "unauthenticated" | "unsupported_media";
  /** one sentence for people */
  detail: string;
  retryable: boolean;
  /** what to do about it */
  action: string;
};

/** Somebody who must appear, and looks so in every picture. */
export type StoryCharacter = {
  name?: string | null;
  look?: string;
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young" | null;
  id?: string | null;
};

/** A story. Exactly one of prompt, topic, script, text, file and upload. */
export type StoryCreate = {
  kind: "story";
  prompt?: string | null;
  style?: string;
  language?: string | null;
  audience?: string | null;
  characters?: Array<StoryCharacter> | null;
  /** plan: wait for you before anything is drawn */
  approval?: "none" | "plan";
  cache?: "prefer" | "bypass";
  on_unavailable?: "wait" | "fail" | "offline";
  budget_usd?: number | null;
  seed?: number;
  /** what of yours the pictures belong to */
  item?: string;
  tags?: Array<string> | null;
  webhook?: StoryWebhook | null;
  topic?: string | null;
  script?: string | null;
  text?: string | null;
  file?: StoryFile | null;
  upload?: string | null;
  scenes?: number | null;
  /** read aloud as well */
  narration?: boolean;
  /** role of the voice that narrates */
  voice?: "warm" | "bright" | "calm" | "deep" | "clear" | "young";
  aspect?: "square" | "4:3" | "3:4" | "16:9" | "9:16";
};

/** A document that comes with the request; as JSON with its bytes, in a form as a file. */
export type StoryFile = {
  /** as it is called, such as plants.docx */
  name?: string;
  /** its bytes in base64: PDF, DOCX, Markdown or plain text */
  data: string;
};

/** A change of the scene with that number. */
export type StoryNumberedChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
  number: number;
};

/** Changes of a plan, in its own numbers before the change. */
export type StoryPlan = {
  scenes?: Array<StoryNumberedChange>;
  add?: Array<StorySceneChange>;
  drop?: Array<number>;
  order?: Array<number>;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type StoryScene = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** The fields of a scene that may be written; those left out stay as they are, null empties. */
export type StorySceneChange = {
  title?: string | null;
  prompt?: string | null;
  alt?: string | null;
  narration?: string | null;
  notes?: string | null;
  cast?: Array<string> | null;
  shot?: "" | "wide" | "medium" | "close" | null;
  side?: "" | "left" | "right" | null;
  setting?: string | null;
  time?: "" | "dawn" | "day" | "dusk" | "night" | null;
  weather?: "" | "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | null;
  horizon?: number | null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type StoryWebhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** A way to paint. */
export type StyleReply = {
  name: string;
  title: string;
  description: string;
  own: boolean;
  /** the built-in style that it is painted in */
  base: string;
  /** told to the painter with every picture */
  words: string | null;
  sample_url: string | null;
};

/** Every way to paint: the built-in ones, then your own. */
export type StylesReply = {
  items: Array<StyleReply>;
  next_page_token: null;
};

/** A topic and what it is divided into. */
export type SubtopicsReply = {
  topic: string;
  subtopics: Array<string>;
};

/** How a scene's text came that its plan only named. */
export type TextReply = {
  state: "waiting" | "working" | "done" | "placeholder" | "failed" | "skipped";
  cached: boolean;
  model: string | null;
  /** US dollars */
  cost_usd: number;
  error: StoredProblem | null;
};

/** A topic to be divided, or to be presented. */
export type Topic = {
  /** an idea; also text, topic, script, content, story ... */
  prompt?: string | null;
  /** how many; also num_scenes, panels, slides ... */
  scenes?: number | null;
  style?: string | null;
  language?: string | null;
  /** also level, age_group, grade */
  audience?: string | null;
  topic?: string | null;
  /** of a presentation: the titles of its slides */
  subtopics?: Array<unknown> | null;
};

/** All days together. */
export type TotalReply = {
  /** US dollars */
  spent_usd: number;
  cache_hits: number;
  /** US dollars */
  saved_usd: number;
};

/** One turn of a breaker. */
export type TurnReply = {
  at: string;
  from: string;
  to: string;
  why: string;
};

/** A document that was announced. */
export type UploadReply = {
  /** what a job names it by, in the field upload */
  id: string;
  name: string;
  /** bytes that were announced */
  size: number | null;
  /** where its bytes are PUT: a path of this API, or a whole address; no key is needed there */
  upload_url: string;
  /** its bytes are here */
  filled: boolean;
  expires_at: string;
};

/** One picture that a scene has had. */
export type VersionReply = {
  version: number;
  url: string;
  thumb_url: string | null;
  /** US dollars */
  cost_usd: number;
  at: string;
  chosen: boolean;
};

/** A role that reads aloud. */
export type VoiceReply = {
  name: string;
  title: string;
  description: string;
  /** who plays it here */
  model: string;
  sample_url: string | null;
};

/** Every role that can read aloud. */
export type VoicesReply = {
  items: Array<VoiceReply>;
  next_page_token: null;
};

/** A receiver of your own, which is told of the job's end and of a plan that waits for you. */
export type Webhook = {
  /** https, on the public internet */
  url: string;
  secret?: string | null;
};

/** How far the newest event is, and the events before it. */
export type WebhookReply = {
  state: "waiting" | "owed" | "delivered" | "given_up";
  attempts: number;
  last_status: number | null;
  next_at: string | null;
  /** newest first, at most twenty that are over */
  deliveries: Array<DeliveryReply>;
};

/** What events are signed with, where a job brings no secret of its own. */
export type WebhookSecretReply = {
  /** whsec_ and the key in base64, as Standard Webhooks has it */
  secret: string;
};

/** What became of a test event. */
export type WebhookTestReply = {
  id: string;
  delivered: boolean;
  status: number | null;
  seconds: number;
  /** one sentence for people */
  detail: string;
};

/** The breaker that is furthest from closed, and every one. */
export type WorstBreakerReply = {
  status: "healthy" | "degraded";
  state: "closed" | "open" | "half_open";
  failure_count: number;
  breakers: Array<BreakerReply>;
};
