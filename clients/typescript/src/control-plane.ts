import type { FeedState } from './messages.ts';

/** What `GET /server` says of the server. */
export interface ServerDocument {
    readonly name: string;
    readonly version: string;
    readonly liveUrl: string;
    readonly auth: 'none' | 'token';
}

/** A roster's slot. */
export interface Player {
    readonly objectId: number;
    readonly number: number;
    readonly name: string;
    readonly position?: string;
}

/** A team and its roster. */
export interface Team {
    readonly name: string;
    readonly shortName: string;
    /** `#rrggbb`. */
    readonly colour: string;
    readonly players: readonly Player[];
}

/** A match as it is configured; `rate` is how fast a replay is played. */
export interface Match {
    readonly id: number;
    readonly name: string;
    readonly mode: 'live' | 'replay';
    readonly rate: number;
    readonly pitch: { readonly lengthMetres: number; readonly widthMetres: number };
    readonly teams: { readonly home: Team; readonly away: Team };
}

/** How one source of a feed does; counts since the match was made. */
export interface SourceHealth {
    readonly id: number;
    readonly name: string;
    readonly state: FeedState;
    readonly received: number;
    readonly lost: number;
    readonly duplicates: number;
    readonly reordered: number;
    readonly recordsPerSecond: number;
    readonly lastRecordAgeMs: number | null;
}

/** How a match's feed does. */
export interface FeedHealth {
    readonly matchId: number;
    readonly state: FeedState;
    readonly recordsPerSecond: number;
    /** 0 to 1. */
    readonly lossRatio: number;
    readonly lastRecordAgeMs: number | null;
    readonly engineLatencyMicros: {
        readonly count: number;
        readonly p50: number;
        readonly p99: number;
        readonly p999: number;
        readonly max: number;
    };
    readonly sources: readonly SourceHealth[];
}

/** An answer of the control plane that is not a success. `status` is HTTP's. */
export class ControlPlaneError extends Error {
    readonly status: number;

    constructor(status: number, message: string) {
        super(message);
        this.name = 'ControlPlaneError';
        this.status = status;
    }
}

const TIMEOUT_MS = 4000;

/**
 * The routes of the HTTP control plane that a dashboard reads. Every method rejects with {@link ControlPlaneError} when
 * the server answers with an error, and with what `fetch` throws when it does not answer within 4 s.
 */
export class ControlPlane {
    readonly #base: string;
    readonly #token: () => string | undefined;

    /** @param base - where `/api/v1` lives; empty for the page's own origin */
    constructor(base: string, token: () => string | undefined) {
        this.#base = `${base}/api/v1`;
        this.#token = token;
    }

    server(): Promise<ServerDocument> {
        return this.#read('/server');
    }

    async matches(): Promise<readonly Match[]> {
        return (await this.#read<{ readonly matches: readonly Match[] }>('/matches')).matches;
    }

    feed(matchId: number): Promise<FeedHealth> {
        return this.#read(`/matches/${matchId}/feed`);
    }

    async #read<T>(path: string): Promise<T> {
        const token = this.#token();
        const headers: Record<string, string> = { Accept: 'application/json' };
        if (token !== undefined) {
            headers.Authorization = `Bearer ${token}`;
        }
        const response = await fetch(this.#base + path, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
        if (!response.ok) {
            throw new ControlPlaneError(response.status, `${path} answered ${response.status}`);
        }
        return (await response.json()) as T;
    }
}
