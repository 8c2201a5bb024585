import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { type FeedState, type LiveState, machineNowUs } from 'touchline-client';
import { spanText } from './format.ts';
import { sharedStyles } from './shared-styles.ts';

const FEED_TEXT: Readonly<Partial<Record<FeedState, readonly [string, string]>>> = {
    stale: ['Feed stale', 'no tracking data has arrived for half a second'],
    down: ['Feed down', 'no tracking data is arriving'],
};

/**
 * What a producer must not miss, across the whole width: a lost connection first, then a silent feed. Its text is
 * announced once; the seconds that count up are only seen.
 */
export class StateBanner extends LitElement {
    static override properties = {
        connection: { attribute: false },
        restored: { type: Boolean },
        feed: {},
        now: { type: Number },
    };
    declare connection: LiveState | undefined;
    declare restored: boolean;
    declare feed: FeedState | undefined;
    /** Any number that grows: makes the seconds count. */
    declare now: number;

    static override styles = [
        sharedStyles,
        css`
            :host {
                overflow: hidden;
            }
            .banner {
                display: flex;
                align-items: baseline;
                justify-content: center;
                gap: 1.25rem;
                padding: 0.75rem 1.5rem;
                color: #0a0d10;
                font-size: 2rem;
                font-weight: 700;
                white-space: nowrap;
                overflow: hidden;
            }
            .detail {
                font-size: 1.375rem;
                font-weight: 600;
            }
            .lost,
            .down {
                background: var(--down);
            }
            .stale {
                background: var(--stale);
            }
            .restored {
                background: var(--ok);
            }
            @media (prefers-reduced-motion: no-preference) {
                .banner {
                    animation: arrive 0.2s ease-out;
                }
                .lost {
                    animation:
                        arrive 0.2s ease-out,
                        breathe 2s ease-in-out 0.2s infinite;
                }
            }
            @keyframes arrive {
                from {
                    transform: translateY(-100%);
                }
            }
            @keyframes breathe {
                50% {
                    background-color: #ff8a8a;
                }
            }
        `,
    ];

    protected override render(): TemplateResult {
        return html`${this.#connection()} ${this.#feed()}`;
    }

    #connection(): TemplateResult | typeof nothing {
        const state = this.connection;
        if (state?.kind === 'lost') {
            const lostMs = (machineNowUs() - state.sinceUs) / 1000;
            return this.#banner('lost', 'Connection lost — reconnecting…', `for ${spanText(lostMs)}`);
        }
        if (state?.kind === 'refused' && !state.wantsToken) {
            return this.#banner('lost', 'Disconnected by the server', state.reason);
        }
        if (this.restored) {
            return html`<div class="banner restored" role="status" data-testid="connection-banner">
                Connection restored
            </div>`;
        }
        return nothing;
    }

    #banner(kind: string, text: string, detail: string): TemplateResult {
        return html`<div class="banner ${kind}" role="alert" data-testid="connection-banner">
            <span>${text}</span><span class="detail" aria-hidden="true">${detail}</span>
        </div>`;
    }

    #feed(): TemplateResult | typeof nothing {
        const text = this.feed === undefined ? undefined : FEED_TEXT[this.feed];
        if (this.connection?.kind !== 'ready' || text === undefined) {
            return nothing;
        }
        return html`<div class="banner ${this.feed}" role="alert" data-testid="feed-banner">
            <span>${text[0]}</span><span class="detail">${text[1]}</span>
        </div>`;
    }
}

customElements.define('tl-banner', StateBanner);
