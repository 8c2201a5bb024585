import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { cssColour } from '../render/colour.ts';
import { HEAT_RAMP, heatAlpha } from '../render/heat-ramp.ts';
import { formatDwell } from '../render/heat-scale.ts';
import { sharedStyles } from './shared-styles.ts';

const STOPS = 24;
const GRADIENT = Array.from({ length: STOPS + 1 }, (_, i) => {
    const share = i / STOPS;
    const colour = HEAT_RAMP[Math.round(share * (HEAT_RAMP.length - 1))] ?? [0, 0, 0];
    return `${cssColour(colour, heatAlpha(share))} ${(share * 100).toFixed(1)}%`;
}).join(', ');

/** The heat map's colours and what they mean: seconds of dwell on each square metre. Nothing without a map. */
export class HeatLegend extends LitElement {
    static override properties = { top: { type: Number } };
    /** Seconds a square metre at the right end. */
    declare top: number | undefined;

    static override styles = [
        sharedStyles,
        css`
            :host {
                container-type: inline-size;
            }
            @container (max-width: 16rem) {
                .middle {
                    display: none;
                }
            }
            .legend {
                display: grid;
                grid-template-columns: 1fr auto;
                column-gap: 0.75rem;
                align-items: center;
                max-width: 28rem;
            }
            .scale {
                min-width: 0;
            }
            .bar {
                height: 0.875rem;
                border-radius: 0.1875rem;
                background-color: #13251d;
            }
            .ends {
                display: flex;
                justify-content: space-between;
                font-size: 1.125rem;
                font-weight: 600;
                white-space: nowrap;
            }
        `,
    ];

    protected override render(): TemplateResult {
        const top = this.top;
        return html`<div data-testid="heat-legend">${top === undefined ? nothing : this.#scale(top)}</div>`;
    }

    #scale(top: number): TemplateResult {
        if (top <= 0) {
            return html`<span class="label">No dwell in this window yet</span>`;
        }
        const seconds = formatDwell(top);
        return html`<div
            class="legend"
            role="img"
            aria-label="Heat map scale: from 0 to ${seconds} seconds of dwell on each square metre"
        >
            <div class="scale">
                <div class="bar" style="background-image: linear-gradient(to right, ${GRADIENT})"></div>
                <div class="ends"><span>0 s</span><span class="middle">${formatDwell(top / 2)} s</span><span>${seconds} s</span></div>
            </div>
            <span class="label">per m²</span>
        </div>`;
    }
}

customElements.define('tl-heat-legend', HeatLegend);
