import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { machineNowUs, STALE_AFTER_MS } from 'touchline-client';
import { Cast } from '../render/cast.ts';
import { type HeatField, heatField } from '../render/heat-field.ts';
import { drawHeat } from '../render/heat-layer.ts';
import { type PitchSize, PitchView } from '../render/pitch-geometry.ts';
import { drawGround, drawMarkings } from '../render/pitch-markings.ts';
import { drawScene, objectAt } from '../render/scene-layer.ts';
import { pixelRatio, sizeCanvases } from './canvas-size.ts';
import { spanText } from './format.ts';
import type { MatchSession } from './match-session.ts';
import { controlStyles, sharedStyles } from './shared-styles.ts';
import { FIRST_VIEW, ViewChangeEvent, type ViewOptions } from './view-options.ts';

const MARGIN_METRES = 3.2;

/**
 * The pitch: canvases over each other, for the grass, the heat map (each second), the lines, and what moves with the
 * display. Draws once per refresh, from {@link MatchSession.scene}. A click selects. `heat-drawn` tells the
 * top of the heat map's scale, seconds a square metre. While an operator holds or hides the picture it says so;
 * `show-again` tells that somebody wants a hidden one back.
 */
export class PitchStage extends LitElement {
    static override properties = {
        session: { attribute: false },
        cast: { attribute: false },
        pitch: { attribute: false },
        view: { attribute: false },
        heatRevision: { type: Number },
        overdueMs: { type: Number },
        dimmed: { type: Boolean, reflect: true },
        frozen: { type: Boolean },
        cleared: { type: Boolean, reflect: true },
    };
    declare session: MatchSession | undefined;
    declare cast: Cast;
    declare pitch: PitchSize | undefined;
    declare view: ViewOptions;
    declare heatRevision: number;
    declare overdueMs: number;
    declare dimmed: boolean;
    /** Whether an operator holds the picture as it is. */
    declare frozen: boolean;
    /** Whether an operator has the picture hidden. */
    declare cleared: boolean;
    #geometry: PitchView | undefined;
    #heat: HeatField | undefined;
    #loop = 0;
    #drawn = 0;
    readonly #resize = new ResizeObserver(() => this.#layOut());

    static override styles = [
        sharedStyles,
        controlStyles,
        css`
            :host {
                position: relative;
                overflow: hidden;
                border-radius: 0.5rem;
                background: #0c1613;
            }
            canvas {
                position: absolute;
                inset: 0;
                width: 100%;
                height: 100%;
            }
            :host([dimmed]) canvas {
                filter: grayscale(0.75) brightness(0.65);
            }
            :host([cleared]) canvas.heat,
            :host([cleared]) canvas.scene {
                visibility: hidden;
            }
            .operator {
                position: absolute;
                inset: auto 0 0.75rem;
                display: flex;
                align-items: center;
                justify-content: center;
                gap: 1rem;
                color: var(--accent);
                font-size: 2rem;
                font-weight: 700;
                pointer-events: none;
            }
            .operator span {
                padding: 0.25rem 1.25rem;
                border-radius: 0.375rem;
                background: #0a0d10e6;
                box-shadow: inset 0 0 0 0.125rem var(--accent);
            }
            .operator button {
                pointer-events: auto;
            }
            .held {
                position: absolute;
                top: 0.75rem;
                left: 50%;
                transform: translateX(-50%);
                padding: 0.25rem 1rem;
                border-radius: 0.375rem;
                background: #0a0d10e6;
                box-shadow: inset 0 0 0 0.125rem var(--stale);
                color: var(--stale);
                font-size: 1.5rem;
                font-weight: 700;
                white-space: nowrap;
            }
        `,
    ];

    constructor() {
        super();
        this.cast = new Cast(undefined);
        this.view = FIRST_VIEW;
        this.heatRevision = 0;
        this.overdueMs = 0;
        this.dimmed = false;
        this.frozen = false;
        this.cleared = false;
    }

    /** Scenes drawn since the last call. */
    takeDrawn(): number {
        const drawn = this.#drawn;
        this.#drawn = 0;
        return drawn;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resize.observe(this);
        const draw = () => {
            this.#loop = requestAnimationFrame(draw);
            this.#draw();
        };
        this.#loop = requestAnimationFrame(draw);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resize.disconnect();
        cancelAnimationFrame(this.#loop);
    }

    protected override render(): TemplateResult {
        return html`<canvas class="ground" aria-hidden="true"></canvas>
            <canvas class="heat" data-testid="heat-canvas" aria-hidden="true"></canvas>
            <canvas class="lines" aria-hidden="true"></canvas>
            <canvas
                class="scene"
                data-testid="pitch-canvas"
                role="img"
                aria-label="The pitch from above. The table of players says the same in numbers."
                @click=${(event: MouseEvent) => this.#onClick(event)}
                @pointermove=${(event: PointerEvent) => this.#onPointer(event)}
            ></canvas>
            ${
                this.overdueMs > STALE_AFTER_MS && !this.frozen && !this.cleared
                    ? html`<div class="held" data-testid="held">Stale: held for ${spanText(this.overdueMs)}</div>`
                    : nothing
            }
            ${this.#operator()}`;
    }

    #operator(): TemplateResult | typeof nothing {
        if (this.cleared) {
            return html`<div class="operator" role="status" data-testid="operator-word">
                <span>Cleared by the operator</span>
                <button class="control" data-testid="show-again" @click=${() => this.dispatchEvent(new CustomEvent('show-again'))}>
                    Show again
                </button>
            </div>`;
        }
        return this.frozen
            ? html`<div class="operator" role="status" data-testid="operator-word"><span>Frozen by the operator</span></div>`
            : nothing;
    }

    protected override updated(changed: PropertyValues<this>): void {
        if (changed.has('pitch')) {
            this.#layOut();
        } else if (!this.frozen && (['heatRevision', 'session', 'frozen'] as const).some((name) => changed.has(name))) {
            this.#paintHeat();
        }
    }

    #context(name: string): CanvasRenderingContext2D | undefined {
        return this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${name}`)?.getContext('2d') ?? undefined;
    }

    #layOut(): void {
        const canvases = [...this.renderRoot.querySelectorAll('canvas')];
        const first = canvases[0];
        if (this.pitch === undefined || first === undefined) {
            return;
        }
        sizeCanvases(canvases, this.clientWidth, this.clientHeight);
        this.#geometry = new PitchView(this.pitch, first.width, first.height, MARGIN_METRES);
        const ground = this.#context('ground');
        const lines = this.#context('lines');
        if (ground !== undefined && lines !== undefined) {
            drawGround(ground, this.#geometry);
            drawMarkings(lines, this.#geometry);
        }
        this.#paintHeat();
        this.#draw();
    }

    #paintHeat(): void {
        const heat = this.session?.heat;
        const context = this.#context('heat');
        if (context === undefined || this.#geometry === undefined) {
            return;
        }
        this.#heat = heat?.present === true ? heatField(heat) : undefined;
        drawHeat(context, this.#geometry, this.#heat, heat?.cellMetres ?? 1);
        const detail = this.#heat?.topSecondsPerSquareMetre;
        this.dispatchEvent(new CustomEvent('heat-drawn', { detail }));
    }

    #draw(): void {
        const context = this.#context('scene');
        if (context === undefined || this.#geometry === undefined || this.session === undefined) {
            return;
        }
        const scene = this.session.scene(machineNowUs());
        drawScene(context, this.#geometry, scene, this.cast, this.session.trails, this.view);
        this.#drawn++;
    }

    #under(event: MouseEvent): number | undefined {
        if (this.cleared) {
            return undefined;
        }
        const ratio = pixelRatio();
        const point = { x: event.offsetX * ratio, y: event.offsetY * ratio };
        return this.#geometry && this.session
            ? objectAt(this.#geometry, this.session.scene(machineNowUs()), point)
            : undefined;
    }

    #onClick(event: MouseEvent): void {
        this.dispatchEvent(new ViewChangeEvent({ selected: this.#under(event) }));
    }

    #onPointer(event: PointerEvent): void {
        (event.target as HTMLElement).style.cursor = this.#under(event) === undefined ? 'default' : 'pointer';
    }
}

customElements.define('tl-pitch-stage', PitchStage);
