import { css, html, LitElement, type TemplateResult } from 'lit';
import { cssColour } from '../render/colour.ts';
import { fixed, grouped } from './format.ts';
import type { PlayerRow } from './player-row.ts';
import { controlStyles, sharedStyles } from './shared-styles.ts';
import { teamGlyph } from './state-glyph.ts';
import { isHeatScope, ViewChangeEvent, type ViewOptions } from './view-options.ts';

/** Who is selected, how fast, how far; offers the heat map. */
export class SelectionBar extends LitElement {
    static override properties = { row: { attribute: false }, view: { attribute: false } };
    declare row: PlayerRow | undefined;
    declare view: ViewOptions;

    static override styles = [
        sharedStyles,
        controlStyles,
        css`
            .bar {
                display: flex;
                align-items: center;
                gap: 1rem;
                height: 3rem;
                white-space: nowrap;
            }
            .who {
                flex: 1;
                min-width: 0;
                overflow: hidden;
                text-overflow: ellipsis;
                font-size: 1.75rem;
                font-weight: 700;
            }
            .figure {
                font-size: 1.5rem;
                font-weight: 600;
            }
            .glyph {
                width: 1.25rem;
                height: 1.25rem;
                margin-right: 0.625rem;
                vertical-align: -0.0625rem;
            }
            .control[aria-pressed='true'] {
                background: var(--accent);
                border-color: var(--accent);
                color: #0a0d10;
            }
        `,
    ];

    protected override render(): TemplateResult {
        const row = this.row;
        if (row === undefined) {
            return html`<div class="bar">
                <span class="label">Select a player for the name, the trail and the heat map</span>
            </div>`;
        }
        const { who } = row;
        return html`<div class="bar" data-testid="selection">
            <span class="who">
                ${who.side === 'home' || who.side === 'away' ? teamGlyph(who.side, cssColour(who.colour)) : ''}
                ${who.label} ${who.name}
            </span>
            <span class="figure">${fixed(row.speedKmh, 1)} <span class="label">km/h</span></span>
            <span class="figure">${grouped(row.distanceMetres)} <span class="label">m</span></span>
            ${this.#heatButton(who.side === 'ball' ? 'ball' : `player/${who.objectId}`)}
            <button
                class="control"
                aria-label="Clear selection"
                @click=${() => this.dispatchEvent(new ViewChangeEvent({ selected: undefined }))}
            >
                Clear
            </button>
        </div>`;
    }

    #heatButton(scope: string): TemplateResult {
        const shown = this.view.heatScope === scope;
        return html`<button
            class="control"
            data-testid="heat-of-selected"
            aria-pressed=${shown ? 'true' : 'false'}
            @click=${() => {
                const heatScope = !shown && isHeatScope(scope) ? scope : 'off';
                this.dispatchEvent(new ViewChangeEvent({ heatScope }));
            }}
        >
            Heat map
        </button>`;
    }
}

customElements.define('tl-selection-bar', SelectionBar);
