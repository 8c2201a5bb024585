import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { pixelRatio } from './canvas-size.ts';
import { sharedStyles } from './shared-styles.ts';

/** The last minute of a rate as a line over a filled ground, from 0 to a little over its greatest. */
export class RateSparkline extends LitElement {
    static override properties = { rates: { attribute: false }, seconds: { type: Number } };
    declare rates: readonly number[];
    /** The width of the line in values. */
    declare seconds: number;

    static override styles = [
        sharedStyles,
        css`
            :host {
                color: var(--ok);
            }
            canvas {
                display: block;
                width: 100%;
                height: 100%;
            }
        `,
    ];

    constructor() {
        super();
        this.rates = [];
        this.seconds = 60;
    }

    protected override render(): TemplateResult {
        return html`<canvas aria-hidden="true"></canvas>`;
    }

    protected override updated(_changed: PropertyValues<this>): void {
        const canvas = this.renderRoot.querySelector('canvas');
        const context = canvas?.getContext('2d');
        if (!canvas || !context) {
            return;
        }
        const ratio = pixelRatio();
        canvas.width = Math.max(1, Math.round(this.clientWidth * ratio));
        canvas.height = Math.max(1, Math.round(this.clientHeight * ratio));
        this.#draw(context, canvas.width, canvas.height, ratio);
    }

    #draw(context: CanvasRenderingContext2D, width: number, height: number, ratio: number): void {
        const top = Math.max(1, ...this.rates) * 1.15;
        const first = this.seconds - this.rates.length;
        const points = this.rates.map((rate, i) => ({
            x: ((first + i) / Math.max(1, this.seconds - 1)) * width,
            y: height - ratio - (rate / top) * (height - 2 * ratio),
        }));
        const start = points[0];
        if (start === undefined) {
            return;
        }
        const colour = getComputedStyle(this).color;
        context.beginPath();
        for (const { x, y } of points) {
            context.lineTo(x, y);
        }
        context.strokeStyle = colour;
        context.lineWidth = 2 * ratio;
        context.lineJoin = 'round';
        context.stroke();
        context.lineTo(width, height);
        context.lineTo(start.x, height);
        context.closePath();
        context.globalAlpha = 0.16;
        context.fillStyle = colour;
        context.fill();
    }
}

customElements.define('tl-rate-sparkline', RateSparkline);
