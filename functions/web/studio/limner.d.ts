// Limner's client: what each call takes and gives. The fields of bodies and answers are in api.d.ts.
import type * as api from "./api.d.ts";

export type * from "./api.d.ts";
export type Job = api.JobReply;
export type Scene = api.SceneReply;
export type Step = api.StepReply;
export type ErrorCode = api.Problem["code"] | "offline";

/** What the service refuses, or "offline" where nothing answered. */
export class LimnerError extends Error {
    constructor(
        problem: Partial<api.Problem>,
        about?: { status?: number; retryAfter?: number | null; cause?: unknown },
    );
    code: ErrorCode;
    /** 0 where nothing answered. */
    status: number;
    /** What to do about it, in one sentence. */
    action: string;
    /** Whether the same request can succeed later. */
    retryable: boolean;
    /** Seconds. */
    retryAfter: number | null;
    /** Names the request in the service's log. */
    requestId: string;
    errors: api.FieldFault[];
}

export interface Options {
    signal?: AbortSignal;
}
export interface Keyed extends Options {
    /** Your own name for the request; a random one by default, so that a lost answer is asked for again, not paid for. */
    idempotencyKey?: string;
}
export interface Matched extends Options {
    /** The `etag` of what the edits were made from; `precondition_failed` when it is stale. */
    ifMatch?: string;
}
export type Query = Record<string, string | number | boolean | null | undefined>;
export type Tagged<T> = T & { etag: string | null };

/** One thing that happened to a job. "lost" is the client's own: the connection is gone and is sought again. */
export type JobEvent =
    | { type: "job" | "done"; id?: string; data: Job }
    | { type: "step"; id?: string; data: StepEvent }
    | { type: "lost"; id?: string; data: null };

export interface StepEvent {
    step: Step;
    progress: Omit<api.ProgressReply, "steps">;
    state: Job["state"];
    scene?: Scene;
    title?: string | null;
    pages?: api.PageReply[];
    /** The whole job, with changes that belong to no step. */
    job?: Job;
}

/** The job after an event; pure, so that it can be a reducer. */
export function merge(job: Job | undefined, event: JobEvent): Job | undefined;
/** Whether the run is over: done, partial, failed or cancelled. */
export function ended(job: Job): boolean;

export interface Client {
    /** Any request; the answer as it came. What is safe to repeat is repeated while nothing answers. */
    send(
        method: string,
        path: string,
        options?: Options & {
            body?: unknown;
            query?: Query;
            headers?: HeadersInit;
            idempotencyKey?: string;
            /** Statuses that are answers here, and no faults. */
            also?: number[];
            tries?: number;
        },
    ): Promise<Response>;
    /** Any request; the answer's JSON. */
    json(method: string, path: string, options?: Options & { body?: unknown; query?: Query }): Promise<any>;
    /** Each item of a list, page after page. */
    all<T>(
        list: (query: Query, options?: Options) => Promise<{ items: T[]; next_page_token: string | null }>,
        query?: Query,
        options?: Options,
    ): AsyncGenerator<T, void>;
    /** A document sent ahead; its id goes into a job as `upload`. */
    upload(
        data: Blob,
        options?: Options & {
            name?: string;
            /** The share that was sent, 0 to 1. */ onProgress?: (share: number) => void;
        },
    ): Promise<api.UploadReply>;
    /** An address that an `img` or an `a` can use; with a job, its read token is added. */
    url(path: string, job?: Job): string;
    jobs: {
        create(body: api.Create, options?: Keyed): Promise<Job>;
        list(query?: Query, options?: Options): Promise<api.JobsReply>;
        get(id: string, options?: Options): Promise<Job>;
        /** Everything that happens to a job, to its end: a stream that goes on after a lost connection, else by asking. */
        watch(id: string, options?: Options & { lastEventId?: string }): AsyncGenerator<JobEvent, void>;
        /** The job when its run is over. */
        end(id: string, options?: Options): Promise<Job>;
        plan(id: string, options?: Options): Promise<Tagged<api.PlanReply>>;
        editPlan(id: string, edits: unknown, options?: Matched): Promise<Tagged<api.PlanChanged>>;
        approve(id: string, edits?: unknown, options?: Matched): Promise<Tagged<Job>>;
        scene(id: string, number: number, options?: Options): Promise<Tagged<Scene>>;
        editScene(id: string, number: number, edits: unknown, options?: Matched): Promise<Tagged<api.SceneChanged>>;
        cancel(id: string, options?: Options): Promise<Job>;
        /** "offline" draws here what no model draws, now and in later runs. */
        retry(id: string, options?: Options & { onUnavailable?: "wait" | "fail" | "offline" }): Promise<Job>;
        delete(id: string, options?: Options): Promise<null>;
        exports(id: string, options?: Options): Promise<api.ExportsReply>;
        /** The bytes of an export, once it is built. */
        file(id: string, format: string, options?: Options): Promise<Blob>;
    };
    images: {
        list(query?: Query, options?: Options): Promise<api.ImagesReply>;
        get(id: string, options?: Options): Promise<api.ImageReply>;
        edit(id: string, change: api.PictureChange, options?: Options): Promise<api.ImageReply>;
        delete(id: string, options?: Options): Promise<api.ImageReply>;
        undelete(id: string, options?: Options): Promise<api.ImageReply>;
        import(records: api.Import, options?: Options & { dryRun?: boolean }): Promise<api.ImportReply>;
    };
    characters: {
        list(query?: Query, options?: Options): Promise<api.CharactersReply>;
        create(body: api.NewCharacter, options?: Options): Promise<api.LastingReply>;
        edit(id: string, change: api.CharacterChange, options?: Options): Promise<api.LastingReply>;
        delete(id: string, options?: Options): Promise<null>;
    };
    styles: {
        list(query?: Query, options?: Options): Promise<api.StylesReply>;
        create(body: api.NewStyle, options?: Options): Promise<api.StyleReply>;
        delete(name: string, options?: Options): Promise<null>;
    };
    /** What a request would cost; spends nothing. */
    estimate(body: api.Create | api.EstimateAgain, options?: Options): Promise<api.EstimateReply>;
    kinds(query?: Query, options?: Options): Promise<api.KindsReply>;
    voices(query?: Query, options?: Options): Promise<api.VoicesReply>;
    models(query?: Query, options?: Options): Promise<api.ModelsReply>;
    account(query?: Query, options?: Options): Promise<api.AccountReply>;
    /** Also where the house is unwell. */
    health(options?: Options): Promise<api.HealthReply>;
    /** These need the scope admin. */
    admin: {
        stats(query?: Query, options?: Options): Promise<api.StatsReply>;
        failures(query?: Query, options?: Options): Promise<api.FailuresReply>;
        retryFailures(body?: api.RetryFailures, options?: Options): Promise<api.RetriedReply>;
        breakers(query?: Query, options?: Options): Promise<api.BreakersReply>;
        resetBreaker(name: string, options?: Options): Promise<api.BreakerReply>;
        cache(query?: Query, options?: Options): Promise<api.CacheReply>;
        clearCache(query?: Query, options?: Options): Promise<api.ClearedReply>;
        cleanUp(how?: { dryRun?: boolean }, options?: Options): Promise<api.CleanedReply>;
        debug(query?: Query, options?: Options): Promise<api.DebugReply>;
    };
}

export interface Service {
    /** Where the service is, such as "https://limner.example"; empty for the page's own. */
    base?: string;
    /** An API key; none where the service is open. */
    key?: string;
    /** How often a request that is safe to repeat is repeated while nothing answers. */
    retries?: number;
    /** For tests and proxies. */
    fetch?: typeof globalThis.fetch;
    /** false asks instead of listening, for networks that let no stream through. */
    stream?: boolean;
}

/** A client of one service. */
export function limner(service?: Service): Client;
