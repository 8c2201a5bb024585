import { css, html, LitElement, type TemplateResult } from 'lit';
import { HEAT_WINDOWS, type Match } from 'touchline-client';
import type { Cast, CastMember, Side } from '../render/cast.ts';
import './heat-legend.ts';
import { controlStyles, sharedStyles } from './shared-styles.ts';
import { isHeatScope, isHeatWindow, ViewChangeEvent, type ViewOptions, WINDOW_NAMES } from './view-options.ts';

const TRAILS = [
    ['off', 'No trails'],
    ['selected', 'Selected'],
    ['all', 'All trails'],
] as const;

/** How the pitch is shown: labels, trails and the heat map. Each choice is a {@link ViewChangeEvent}. */
export class ViewToolbar extends LitElement {
    static override properties = {
        view: { attribute: false },
        match: { attribute: false },
        cast: { attribute: false },
        heatTop: { type: Number },
    };
    declare view: ViewOptions;
    declare match: Match | undefined;
    declare cast: Cast;
    /** Seconds a square metre at the top of the heat map's scale; `undefined` while there is none. */
    declare heatTop: number | undefined;

    static override styles = [
        sharedStyles,
        controlStyles,
        css`
            :host {
                container-type: inline-size;
            }
            .bar {
                display: flex;
                align-items: center;
                gap: 1.25rem;
                height: 3rem;
            }
            @container (max-width: 72rem) {
                .bar {
                    gap: 0.75rem;
                }
                fieldset .label {
                    display: none;
                }
                select.control {
                    max-width: 10rem;
                }
            }
            fieldset {
                display: flex;
                align-items: center;
                gap: 0.625rem;
                margin: 0;
                padding: 0;
                border: 0;
                min-width: 0;
            }
            .segments {
                gap: 0;
            }
            .segments .control {
                margin-left: -0.0625rem;
                border-radius: 0;
                color: var(--quiet);
                white-space: nowrap;
            }
            .segments .control:first-of-type {
                border-radius: 0.375rem 0 0 0.375rem;
            }
            .segments .control:last-of-type {
                border-radius: 0 0.375rem 0.375rem 0;
            }
            .segments .control[aria-pressed='true'] {
                background: #3a4651;
                color: var(--text);
            }
            tl-heat-legend {
                flex: 1;
            }
        `,
    ];

    protected override render(): TemplateResult {
        const { names, trails, heatScope, heatWindow } = this.view;
        return html`<div class="bar" role="toolbar" aria-label="View">
            <fieldset class="segments" aria-label="Labels">
                ${this.#segment('Numbers', !names, { names: false })} ${this.#segment('Names', names, { names: true })}
            </fieldset>
            <fieldset class="segments" aria-label="Trails">
                ${TRAILS.map(([value, text]) => this.#segment(text, trails === value, { trails: value }))}
            </fieldset>
            <fieldset aria-label="Heat map">
                <span class="label" aria-hidden="true">Heat map</span>
                <select
                    class="control"
                    aria-label="Heat map of"
                    data-testid="heat-scope"
                    .value=${heatScope}
                    @change=${(event: Event) => this.#onScope((event.target as HTMLSelectElement).value)}
                >
                    <option value="off" ?selected=${heatScope === 'off'}>Off</option>
                    <option value="ball" ?selected=${heatScope === 'ball'}>Ball</option>
                    ${this.#teamScopes('home')} ${this.#teamScopes('away')}
                </select>
                <select
                    class="control"
                    aria-label="Heat map window"
                    data-testid="heat-window"
                    ?disabled=${heatScope === 'off'}
                    @change=${(event: Event) => this.#onWindow((event.target as HTMLSelectElement).value)}
                >
                    ${HEAT_WINDOWS.map(
                        (window) => html`<option value=${window} ?selected=${window === heatWindow}>
                            ${WINDOW_NAMES[window]}
                        </option>`,
                    )}
                </select>
            </fieldset>
            <tl-heat-legend .top=${heatScope === 'off' ? undefined : this.heatTop}></tl-heat-legend>
        </div>`;
    }

    #segment(text: string, pressed: boolean, change: Partial<ViewOptions>): TemplateResult {
        return html`<button
            class="control"
            aria-pressed=${pressed ? 'true' : 'false'}
            @click=${() => this.dispatchEvent(new ViewChangeEvent(change))}
        >
            ${text}
        </button>`;
    }

    #teamScopes(side: Side): TemplateResult {
        const name = this.match?.teams[side].name ?? side;
        const scope = `team/${side}`;
        return html`<optgroup label=${name}>
            <option value=${scope} ?selected=${this.view.heatScope === scope}>${name}, all</option>
            ${this.cast.team(side).map((who) => this.#playerScope(who))}
        </optgroup>`;
    }

    #playerScope({ objectId, label, name }: CastMember): TemplateResult {
        const scope = `player/${objectId}`;
        return html`<option value=${scope} ?selected=${this.view.heatScope === scope}>${label} ${name}</option>`;
    }

    #onScope(value: string): void {
        const heatScope = isHeatScope(value) ? value : 'off';
        const player = /^player\/(\d+)$/.exec(value)?.[1];
        const change: Partial<ViewOptions> =
            player === undefined ? { heatScope } : { heatScope, selected: Number(player) };
        this.dispatchEvent(new ViewChangeEvent(change));
    }

    #onWindow(value: string): void {
        if (isHeatWindow(value)) {
            this.dispatchEvent(new ViewChangeEvent({ heatWindow: value }));
        }
    }
}

customElements.define('tl-view-toolbar', ViewToolbar);
