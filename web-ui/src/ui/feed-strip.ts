import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { FeedHealth, FeedState, SourceHealth } from 'touchline-client';
import { feedStripStyles } from './feed-strip.styles.ts';
import { fixed, grouped, latencyText, spanText } from './format.ts';
import './rate-sparkline.ts';
import { sharedStyles } from './shared-styles.ts';
import { feedGlyph } from './state-glyph.ts';

/** What this client measured itself, milliseconds. */
export interface ClientLatency {
    readonly p50: number | undefined;
    readonly p99: number | undefined;
    readonly drawDelay: number;
}

const LOSS_DIGITS = 2;

/** How the feed does, from the cameras to this screen. */
export class FeedStrip extends LitElement {
    static override properties = {
        state: { attribute: false },
        health: { attribute: false },
        rates: { attribute: false },
        latency: { attribute: false },
        unsure: { type: Boolean },
    };
    declare state: FeedState | undefined;
    declare health: FeedHealth | undefined;
    declare rates: readonly number[];
    declare latency: ClientLatency | undefined;
    /** There is no connection: the numbers are the last ones known. */
    declare unsure: boolean;

    static override styles = [sharedStyles, feedStripStyles];

    protected override render(): TemplateResult {
        const { health, latency } = this;
        const engine = health?.engineLatencyMicros;
        return html`<section class="strip ${this.unsure ? 'unsure' : ''}" aria-label="Feed health">
            ${this.#state()}
            <div class="cell rate">
                <div>
                    <div class="label">Records/s</div>
                    <div class="value">${grouped(health?.recordsPerSecond)}</div>
                </div>
                <tl-rate-sparkline .rates=${this.rates}></tl-rate-sparkline>
            </div>
            ${this.#cell('Loss', html`${fixed(percent(health?.lossRatio), LOSS_DIGITS)} <small>%</small>`)}
            ${this.#cell('Last record', spanText(health?.lastRecordAgeMs), 'ago')}
            ${this.#pair('Engine p50 / p99', milliseconds(engine?.p50), milliseconds(engine?.p99))}
            ${this.#pair('Capture to here p50 / p99', latency?.p50, latency?.p99, 'latency')}
            ${this.#cell('Drawn behind', html`${fixed(latency?.drawDelay, 0)} <small>ms</small>`)}
            <div class="cell sources">${this.#sources(health?.sources ?? [])}</div>
        </section>`;
    }

    #state(): TemplateResult {
        const state = this.unsure ? undefined : this.state;
        const alarm = state !== undefined && state !== 'ok' ? 'alarm' : '';
        return html`<div class="cell state ${state ?? ''} ${alarm}">
            <div class="label">Feed</div>
            <div class="value" data-testid="feed-state">
                ${state === undefined ? 'unknown' : html`${feedGlyph(state)}${state}`}
            </div>
        </div>`;
    }

    #cell(label: string, value: TemplateResult | string, suffix?: string): TemplateResult {
        return html`<div class="cell">
            <div class="label">${label}</div>
            <div class="value">${value}${suffix === undefined ? nothing : html` <small>${suffix}</small>`}</div>
        </div>`;
    }

    #pair(label: string, p50: number | undefined, p99: number | undefined, testId?: string): TemplateResult {
        return html`<div class="cell">
            <div class="label">${label}</div>
            <div class="value" data-testid=${testId ?? 'engine-latency'}>
                ${latencyText(p50)} / ${latencyText(p99)} <small>ms</small>
            </div>
        </div>`;
    }

    #sources(sources: readonly SourceHealth[]): TemplateResult {
        if (sources.length === 0) {
            return html`<span class="label">No sources</span>`;
        }
        return html`<table>
            <thead>
                <tr>
                    <th scope="col">Source</th>
                    <th scope="col">Records/s</th>
                    <th scope="col">Lost</th>
                    <th scope="col">Last</th>
                </tr>
            </thead>
            <tbody>
                ${sources.map(
                    (source) => html`<tr data-testid="source-row-${source.id}">
                        <th scope="row">
                            <span class=${source.state}>${feedGlyph(source.state)}</span>${source.name}
                        </th>
                        <td>${grouped(source.recordsPerSecond)}</td>
                        <td>${grouped(source.lost)}</td>
                        <td>${spanText(source.lastRecordAgeMs)}</td>
                    </tr>`,
                )}
            </tbody>
        </table>`;
    }
}

function percent(ratio: number | undefined): number | undefined {
    return ratio === undefined ? undefined : ratio * 100;
}

function milliseconds(micros: number | undefined): number | undefined {
    return micros === undefined ? undefined : micros / 1000;
}

customElements.define('tl-feed-strip', FeedStrip);
