import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Match, MatchClock } from 'touchline-client';
import type { Side } from '../render/cast.ts';
import { clockText, latencyText, periodText } from './format.ts';
import { controlStyles, sharedStyles } from './shared-styles.ts';
import { teamGlyph } from './state-glyph.ts';

/** What the picture is worth: moving, held, or a recording at a rate. */
export type Signal =
    | { readonly kind: 'live' }
    | { readonly kind: 'replay'; readonly rate: number }
    | { readonly kind: 'none' }
    /** An operator holds the picture. */
    | { readonly kind: 'frozen' };

const LONG_NAME = 18;

/** Who plays, what the match clock says, and whether it is live. `match-chosen` carries another match's id. */
export class MatchHeader extends LitElement {
    static override properties = {
        match: { attribute: false },
        choices: { attribute: false },
        clock: { attribute: false },
        signal: { attribute: false },
        rttMs: { type: Number },
    };
    declare match: Match | undefined;
    declare choices: readonly Match[];
    declare clock: MatchClock | undefined;
    declare signal: Signal;
    /** The round trip to the server; `undefined` while there is no connection. */
    declare rttMs: number | undefined;

    static override styles = [
        sharedStyles,
        controlStyles,
        css`
            header {
                display: grid;
                grid-template-columns: 1fr auto 1fr;
                align-items: center;
                gap: 2rem;
                height: 5rem;
                padding: 0 1.5rem;
                background: var(--panel);
            }
            h1,
            .end,
            .teams {
                display: flex;
                align-items: center;
                margin: 0;
                min-width: 0;
            }
            h1 {
                gap: 0.75rem;
                font-size: 1.25rem;
                font-weight: 600;
                color: var(--quiet);
            }
            h1 .name {
                overflow: hidden;
                text-overflow: ellipsis;
                white-space: nowrap;
            }
            .end {
                justify-content: flex-end;
                gap: 1rem;
            }
            .teams {
                gap: 2rem;
            }
            .team {
                display: flex;
                align-items: center;
                gap: 0.75rem;
                width: 21rem;
                font-size: 2.25rem;
                font-weight: 700;
                white-space: nowrap;
            }
            .team span {
                overflow: hidden;
                text-overflow: ellipsis;
            }
            .team.long {
                font-size: 1.625rem;
            }
            .team.home {
                flex-direction: row-reverse;
                text-align: right;
            }
            .glyph {
                flex: none;
                width: 1.75rem;
                height: 1.75rem;
            }
            .clock {
                min-width: 10.5rem;
                text-align: center;
            }
            .clock b {
                display: block;
                font-size: 3rem;
                line-height: 0.95;
            }
            .clock.paused b {
                color: var(--quiet);
            }
            .badge {
                padding: 0.125rem 0.875rem;
                border-radius: 0.375rem;
                font-size: 1.625rem;
                font-weight: 700;
                white-space: nowrap;
            }
            .badge.live {
                background: #e5484d;
                color: #ffffff;
            }
            .badge.replay {
                background: #8fb8ff;
                color: #0a0d10;
            }
            .badge.frozen {
                background: var(--accent);
                color: #0a0d10;
            }
            .badge.none {
                box-shadow: inset 0 0 0 0.125rem var(--quiet);
                color: var(--quiet);
            }
        `,
    ];

    protected override render(): TemplateResult {
        return html`<header>
            <h1>
                <span class="name">Touchline</span>
                ${this.#selector()}
            </h1>
            <div class="teams">${this.#team('home')} ${this.#clock()} ${this.#team('away')}</div>
            <div class="end">
                <span class="label">${
                    this.rttMs === undefined ? 'Not connected' : `Connected, ${latencyText(this.rttMs)} ms`
                }</span>
                ${this.#badge()}
            </div>
        </header>`;
    }

    #selector(): TemplateResult | typeof nothing {
        if (this.choices.length < 2) {
            return nothing;
        }
        return html`<select
            class="control"
            aria-label="Match"
            data-testid="match-select"
            @change=${(event: Event) => this.#choose(event)}
        >
            ${this.choices.map(
                ({ id, name }) => html`<option value=${id} ?selected=${id === this.match?.id}>${name}</option>`,
            )}
        </select>`;
    }

    #choose(event: Event): void {
        const matchId = Number((event.target as HTMLSelectElement).value);
        this.dispatchEvent(new CustomEvent('match-chosen', { detail: matchId }));
    }

    #team(side: Side): TemplateResult | typeof nothing {
        const team = this.match?.teams[side];
        return team === undefined
            ? nothing
            : html`<div class="team ${side} ${team.name.length > LONG_NAME ? 'long' : ''}">${teamGlyph(side, team.colour)}<span>${team.name}</span></div>`;
    }

    #clock(): TemplateResult {
        const clock = this.clock;
        if (clock === undefined || clock.period === 0) {
            return html`<div class="clock paused" data-testid="match-clock">
                <b>––:––</b><span class="label">No match clock</span>
            </div>`;
        }
        return html`<div class="clock ${clock.running ? '' : 'paused'}" role="timer" data-testid="match-clock">
            <b>${clockText(clock)}</b>
            <span class="label">${periodText(clock.period)}${clock.running ? '' : ', stopped'}</span>
        </div>`;
    }

    #badge(): TemplateResult {
        const signal = this.signal;
        const text = { live: 'LIVE', replay: 'REPLAY', none: 'NO SIGNAL', frozen: 'FROZEN' }[signal.kind];
        const rate = signal.kind === 'replay' ? ` ×${signal.rate}` : '';
        return html`<span class="badge ${signal.kind}" data-testid="signal">${text}${rate}</span>`;
    }
}

customElements.define('tl-match-header', MatchHeader);
