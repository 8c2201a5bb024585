import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type DrawingStats, machineNowUs, type Scene, STALE_AFTER_MS } from 'touchline-client';
import './client-identity.ts';
import { DashboardModel } from './dashboard-model.ts';
import type { ClientLatency } from './feed-strip.ts';
import './feed-strip.ts';
import type { Signal } from './match-header.ts';
import './match-header.ts';
import type { PitchStage } from './pitch-stage.ts';
import './pitch-stage.ts';
import { playerRows } from './player-row.ts';
import './players-table.ts';
import './selection-bar.ts';
import { sharedStyles } from './shared-styles.ts';
import './state-banner.ts';
import './token-form.ts';
import { FIRST_VIEW, type ViewChangeEvent, type ViewOptions } from './view-options.ts';
import './view-toolbar.ts';

const TICK_MS = 250;

/** The producer's dashboard: lays the parts out, hands them what is new, and does as the producer chose. */
export class TouchlineDashboard extends LitElement {
    static override properties = { view: { state: true }, heatTop: { state: true } };
    declare view: ViewOptions;
    declare heatTop: number | undefined;
    readonly #model = new DashboardModel(
        () => this.requestUpdate(),
        () => this.#drawing(),
    );
    #tick: ReturnType<typeof setInterval> | undefined;

    static override styles = [
        sharedStyles,
        css`
            :host {
                display: grid;
                grid-template-rows: auto auto minmax(0, 1fr) auto;
                height: 100vh;
                overflow: hidden;
            }
            main {
                display: grid;
                grid-template-columns: minmax(0, 1fr) minmax(0, 40rem);
                grid-template-rows: auto minmax(0, 1fr);
                gap: 0.5rem 1rem;
                padding: 0.5rem 1rem 1rem;
            }
            tl-feed-strip {
                padding: 0 1rem 1rem;
            }
            .nothing {
                display: grid;
                place-content: center;
                justify-items: center;
                gap: 0.5rem;
                font-size: 2rem;
                font-weight: 600;
                color: var(--quiet);
            }
        `,
    ];

    constructor() {
        super();
        this.view = FIRST_VIEW;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.addEventListener('view-change', this.#onView);
        this.#model.start();
        this.#tick = setInterval(() => this.requestUpdate(), TICK_MS);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.removeEventListener('view-change', this.#onView);
        clearInterval(this.#tick);
        this.#model.stop();
    }

    protected override willUpdate(_changed: PropertyValues<this>): void {
        const { heatScope, heatWindow } = this.view;
        this.#model.session?.watchHeat(heatScope === 'off' ? undefined : { scope: heatScope, window: heatWindow });
        document.title = this.#model.match === undefined ? 'Touchline' : `${this.#model.match.name} - Touchline`;
    }

    protected override render(): TemplateResult {
        const model = this.#model;
        const scene = model.session?.scene(machineNowUs());
        return html`<tl-match-header
                .match=${model.match}
                .choices=${model.matches}
                .clock=${scene?.clock}
                .signal=${this.#signal(scene)}
                .rttMs=${this.#rttMs()}
                @match-chosen=${(event: CustomEvent<number>) => this.#onMatch(event.detail)}
            ></tl-match-header>
            <tl-banner
                .connection=${model.wantsToken ? undefined : model.connection}
                .restored=${model.restored}
                .feed=${model.feedState}
                .now=${machineNowUs()}
            ></tl-banner>
            ${this.#content(scene)}
            <tl-feed-strip
                .state=${model.feedState}
                .health=${model.health}
                .rates=${[...model.rates]}
                .latency=${this.#latency()}
                .unsure=${model.connection.kind !== 'ready'}
            ></tl-feed-strip>
            ${
                model.identity === undefined
                    ? nothing
                    : html`<tl-client-identity .clientId=${model.identity}></tl-client-identity>`
            }`;
    }

    #content(scene: Scene | undefined): TemplateResult {
        const model = this.#model;
        if (model.wantsToken) {
            return html`<tl-token-form
                .rejected=${model.token.value !== undefined}
                @token-given=${(event: CustomEvent<string>) => model.useToken(event.detail)}
            ></tl-token-form>`;
        }
        if (model.match === undefined) {
            return html`<div class="nothing">
                ${model.isEmpty ? 'The server has no match yet.' : 'Looking for the server…'}
            </div>`;
        }
        const { frozen, cleared } = model.wishes;
        const rows = playerRows(cleared ? undefined : scene, model.cast);
        const { selected } = this.view;
        const everybody = [rows.ball, ...rows.home, ...rows.away, ...rows.others];
        return html`<main>
            <tl-view-toolbar
                .view=${this.view}
                .match=${model.match}
                .cast=${model.cast}
                .heatTop=${this.heatTop}
            ></tl-view-toolbar>
            <tl-selection-bar
                .view=${this.view}
                .row=${everybody.find(({ who }) => who.objectId === selected)}
            ></tl-selection-bar>
            <tl-pitch-stage
                .session=${model.session}
                .cast=${model.cast}
                .pitch=${model.match.pitch}
                .view=${this.view}
                .heatRevision=${model.session?.heatRevision ?? 0}
                .overdueMs=${scene?.overdueMs ?? 0}
                .dimmed=${model.connection.kind !== 'ready'}
                .frozen=${frozen}
                .cleared=${cleared}
                @show-again=${() => model.wishes.showAgain()}
                @heat-drawn=${(event: CustomEvent<number | undefined>) => {
                    this.heatTop = event.detail;
                }}
            ></tl-pitch-stage>
            <tl-players-table
                .rows=${rows}
                .match=${model.match}
                .selected=${selected}
                .held=${(scene?.overdueMs ?? 0) > STALE_AFTER_MS}
            ></tl-players-table>
        </main>`;
    }

    #signal(scene: Scene | undefined): Signal {
        const { connection, session, match, wishes } = this.#model;
        const timeline = session?.delayLine.timeline;
        if (wishes.frozen) {
            return { kind: 'frozen' };
        }
        if (connection.kind !== 'ready' || !(scene?.objects.length ?? 0) || (scene?.overdueMs ?? 0) > STALE_AFTER_MS) {
            return { kind: 'none' };
        }
        const replayed = (timeline?.mode ?? match?.mode) === 'replay';
        return replayed ? { kind: 'replay', rate: timeline?.rate ?? match?.rate ?? 1 } : { kind: 'live' };
    }

    /** The round trip to the server in milliseconds; `undefined` while there is no connection. */
    #rttMs(): number | undefined {
        const { clock, state } = this.#model.client;
        return state.kind === 'ready' && clock.rttUs !== undefined ? clock.rttUs / 1000 : undefined;
    }

    #latency(): ClientLatency | undefined {
        const session = this.#model.session;
        return session === undefined
            ? undefined
            : {
                  p50: session.latencyMs.at(0.5),
                  p99: session.latencyMs.at(0.99),
                  drawDelay: session.delayLine.delayMs,
              };
    }

    #drawing(): DrawingStats {
        const { session } = this.#model;
        const stage = this.renderRoot.querySelector<PitchStage>('tl-pitch-stage');
        return {
            fps: stage?.takeDrawn() ?? 0,
            dropped: session?.passedOver ?? 0,
            lastSeq: session?.delayLine.newest?.seq ?? 0,
            ageMs: Math.round(session?.latencyMs.at(0.5) ?? 0),
            bufMs: Math.round(session?.delayLine.delayMs ?? 0),
        };
    }

    #onMatch(matchId: number): void {
        this.view = { ...FIRST_VIEW, names: this.view.names };
        this.#model.chooseMatch(matchId);
    }

    readonly #onView = (event: ViewChangeEvent): void => {
        this.view = { ...this.view, ...event.change };
    };
}

customElements.define('touchline-dashboard', TouchlineDashboard);
