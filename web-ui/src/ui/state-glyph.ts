import { html, svg, type TemplateResult } from 'lit';
import type { FeedState } from 'touchline-client';
import type { Side } from '../render/cast.ts';

const FEED_SHAPES: Readonly<Record<FeedState, TemplateResult<2>>> = {
    ok: svg`<circle cx="8" cy="8" r="6.5" />`,
    degraded: svg`<path d="M8 1.5 15 14H1Z" />`,
    stale: svg`<path d="M8 .8 15.2 8 8 15.2.8 8Z" />`,
    down: svg`<path d="M2 2h12v12H2Z" />`,
};

/** A feed state as a shape, so that colour is not all that tells it; coloured by the text around it. */
export function feedGlyph(state: FeedState): TemplateResult {
    return html`<svg class="glyph" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">${FEED_SHAPES[state]}</svg>`;
}

/** A team's mark as it is on the pitch: home round, away square. */
export function teamGlyph(side: Side, colour: string): TemplateResult {
    const shape =
        side === 'home'
            ? svg`<circle cx="8" cy="8" r="6.6" />`
            : svg`<rect x="1.8" y="1.8" width="12.4" height="12.4" rx="3" />`;
    return html`<svg class="glyph" viewBox="0 0 16 16" fill=${colour} stroke="#ffffffe0" stroke-width="1.4" aria-hidden="true">
        ${shape}
    </svg>`;
}
