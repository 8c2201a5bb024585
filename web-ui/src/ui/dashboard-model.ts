import {
    type ControlMessage,
    ControlPlane,
    ControlPlaneError,
    type DrawingStats,
    type FeedHealth,
    type FeedState,
    LiveClient,
    type LiveState,
    type Match,
    machineNowUs,
    reachableUrl,
} from 'touchline-client';
import { Cast } from '../render/cast.ts';
import { AccessToken } from './access-token.ts';
import { MatchSession } from './match-session.ts';
import { OperatorWishes } from './operator-wishes.ts';

const FEED_POLL_MS = 1000;
const MATCHES_POLL_MS = 5000;
const RESTORED_MS = 4000;
const RATE_HISTORY = 60;

/**
 * What the dashboard knows and does, apart from how it looks: the connection, the matches, the chosen match's session and
 * its feed. Calls `changed` whenever something other than the tracks is new. One thread.
 */
export class DashboardModel {
    readonly token = new AccessToken();
    readonly client: LiveClient;
    /** What an operator wants of the picture. */
    readonly wishes: OperatorWishes;
    readonly #control = new ControlPlane('', () => this.token.value);
    readonly #changed: () => void;
    readonly #rates: number[] = [];
    #wanted: number | undefined;
    #matches: readonly Match[] | undefined;
    #session: MatchSession | undefined;
    #cast = new Cast(undefined);
    #health: FeedHealth | undefined;
    #polledState: FeedState | undefined;
    #wantsToken = false;
    #restored = false;
    #videoMs = 0;
    #timers: ReturnType<typeof setInterval>[] = [];

    /** @param drawing - how the page draws, for the operator */
    constructor(changed: () => void, drawing: () => DrawingStats) {
        this.#changed = changed;
        this.wishes = new OperatorWishes(() => {
            this.#holdOrRelease();
            changed();
        });
        const wanted = new URLSearchParams(location.search).get('match');
        this.#wanted = wanted === null ? undefined : Number(wanted);
        this.client = new LiveClient(
            {
                servers: [() => this.#findServer()],
                stats: drawing,
                token: () => this.token.value,
                client: { name: 'dashboard', kind: 'dashboard', engine: 'browser', fps: 60 },
            },
            {
                onState: (state) => this.#onState(state),
                onHeartbeat: (message) => {
                    this.#session?.onHeartbeat(message);
                    this.#polledState = undefined;
                    this.#changed();
                },
                onClockOffset: () => this.#session?.onClockOffset(),
                onControl: (message) => this.#onControl(message),
            },
        );
    }

    start(): void {
        this.client.start();
        this.#timers = [
            setInterval(() => void this.#pollFeed(), FEED_POLL_MS),
            setInterval(() => void this.#pollMatches(), MATCHES_POLL_MS),
        ];
    }

    stop(): void {
        for (const timer of this.#timers) {
            clearInterval(timer);
        }
        this.wishes.stop();
        this.client.stop();
    }

    get connection(): LiveState {
        return this.client.state;
    }

    /** Whether the connection came back a moment ago. */
    get restored(): boolean {
        return this.#restored;
    }

    /** Whether the server wants a token, or another one. */
    get wantsToken(): boolean {
        return this.#wantsToken;
    }

    get matches(): readonly Match[] {
        return this.#matches ?? [];
    }

    get match(): Match | undefined {
        return this.#matches?.find(({ id }) => id === this.#session?.matchId);
    }

    /** Whether the server was asked and has no match. */
    get isEmpty(): boolean {
        return this.#matches?.length === 0;
    }

    get session(): MatchSession | undefined {
        return this.#session;
    }

    get cast(): Cast {
        return this.#cast;
    }

    /** The last answer about the feed. */
    get health(): FeedHealth | undefined {
        return this.#health;
    }

    /** The newest word on the feed, be it a heartbeat's or a poll's. */
    get feedState(): FeedState | undefined {
        return this.#polledState ?? this.#session?.feed;
    }

    /** Records a second of the last minute, oldest first. */
    get rates(): readonly number[] {
        return this.#rates;
    }

    /** The id that an operator knows this client by; `undefined` unless one asked to see it. */
    get identity(): string | undefined {
        const { state } = this.client;
        return this.wishes.identifying && state.kind === 'ready' ? state.clientId : undefined;
    }

    chooseMatch(matchId: number): void {
        const address = new URL(location.href);
        address.searchParams.set('match', `${matchId}`);
        history.replaceState(null, '', address);
        this.#wanted = matchId;
        this.wishes.showAgain();
        this.#takeMatches(this.matches);
    }

    useToken(token: string): void {
        this.token.set(token);
        this.#wantsToken = false;
        this.client.stop();
        this.client.start();
        this.#changed();
    }

    #onControl(message: ControlMessage): void {
        if (message.command === 'setDelay') {
            this.#videoMs = message.delayMs;
            this.#session?.delayLine.delayBy(message.delayMs);
        } else if (message.command === 'reload') {
            location.reload();
        } else {
            this.wishes.onControl(message);
        }
    }

    #holdOrRelease(): void {
        if (this.wishes.frozen) {
            this.#session?.hold(machineNowUs());
        } else {
            this.#session?.release();
        }
    }

    async #findServer(): Promise<string> {
        try {
            const [server, matches] = await Promise.all([this.#control.server(), this.#control.matches()]);
            this.#takeMatches(matches);
            return reachableUrl(server.liveUrl, location.hostname);
        } catch (error) {
            if (error instanceof ControlPlaneError && error.status === 401) {
                this.#wantsToken = true;
                this.client.stop();
            }
            throw error;
        }
    }

    #takeMatches(matches: readonly Match[]): void {
        this.#matches = matches;
        const chosen = matches.find(({ id }) => id === this.#wanted) ?? matches[0];
        if (chosen !== undefined && chosen.id !== this.#session?.matchId) {
            this.#session?.close();
            this.#session = new MatchSession(this.client, chosen.id);
            this.#session.delayLine.delayBy(this.#videoMs);
            this.#holdOrRelease();
            this.#health = undefined;
            this.#polledState = undefined;
            this.#rates.length = 0;
        }
        this.#cast = new Cast(this.match);
        this.#changed();
    }

    #onState(state: LiveState): void {
        if (state.kind === 'ready' && state.recovered) {
            this.#restored = true;
            setTimeout(() => {
                this.#restored = false;
                this.#changed();
            }, RESTORED_MS);
        } else if (state.kind !== 'ready') {
            this.#restored = false;
        }
        if (state.kind === 'refused' && state.wantsToken) {
            this.#wantsToken = true;
        }
        this.#changed();
    }

    async #pollFeed(): Promise<void> {
        const session = this.#session;
        if (session === undefined || this.client.state.kind !== 'ready') {
            return;
        }
        const health = await this.#control.feed(session.matchId).catch(() => undefined);
        if (health !== undefined && session === this.#session) {
            this.#health = health;
            this.#polledState = health.state;
            this.#rates.push(health.recordsPerSecond);
            this.#rates.splice(0, this.#rates.length - RATE_HISTORY);
            this.#changed();
        }
    }

    async #pollMatches(): Promise<void> {
        if (this.client.state.kind === 'ready') {
            const matches = await this.#control.matches().catch(() => undefined);
            if (matches !== undefined && JSON.stringify(matches) !== JSON.stringify(this.#matches)) {
                this.#takeMatches(matches);
            }
        }
    }
}
