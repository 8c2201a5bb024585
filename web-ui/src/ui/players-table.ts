import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Match } from 'touchline-client';
import type { Side } from '../render/cast.ts';
import { fixed, grouped, NOTHING } from './format.ts';
import { type PlayerRow, type PlayerRows, type SortKey, sorted } from './player-row.ts';
import { playersTableStyles } from './players-table.styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { teamGlyph } from './state-glyph.ts';
import { ViewChangeEvent } from './view-options.ts';

const COLUMNS: readonly (readonly [key: SortKey, text: string, description: string])[] = [
    ['number', 'No', 'Shirt number'],
    ['name', 'Player', 'Name'],
    ['x', 'x m', 'x, metres from the centre spot to the right'],
    ['y', 'y m', 'y, metres from the centre spot away from the main camera'],
    ['speed', 'km/h', 'Speed, kilometres per hour'],
    ['distance', 'Dist. m', 'Distance covered, metres'],
    ['quality', 'Track', 'Quality of the track'],
];

/**
 * The pitch in numbers: the ball, then each team, sorted within by any column. Rows are selected by click or, on the
 * names, by Enter or space; the arrow keys go from name to name.
 */
export class PlayersTable extends LitElement {
    static override properties = {
        rows: { attribute: false },
        match: { attribute: false },
        selected: { type: Number },
        held: { type: Boolean, reflect: true },
        sortKey: { state: true },
        descending: { state: true },
    };
    declare rows: PlayerRows | undefined;
    declare match: Match | undefined;
    declare selected: number | undefined;
    /** The numbers are old: there is nothing newer. */
    declare held: boolean;
    declare sortKey: SortKey;
    declare descending: boolean;

    static override styles = [sharedStyles, playersTableStyles];

    constructor() {
        super();
        this.held = false;
        this.sortKey = 'number';
        this.descending = false;
    }

    protected override render(): TemplateResult {
        return html`<table data-testid="players-table" @keydown=${(event: KeyboardEvent) => this.#onKey(event)}>
            <caption>
                Positions of the ball and the players
            </caption>
            <thead>
                <tr>
                    ${COLUMNS.map(([key, text, description]) => this.#heading(key, text, description))}
                </tr>
            </thead>
            ${this.rows === undefined ? nothing : this.#bodies(this.rows)}
        </table>`;
    }

    #bodies({ ball, home, away, others }: PlayerRows): TemplateResult {
        return html`<tbody>
                ${this.#row(ball)}
            </tbody>
            ${this.#team('home', home)} ${this.#team('away', away)}
            ${
                others.length === 0
                    ? nothing
                    : html`<tbody>
                      <tr>
                          <th class="team" colspan="7" scope="rowgroup">Others</th>
                      </tr>
                      ${this.#sorted(others)}
                  </tbody>`
            }`;
    }

    #heading(key: SortKey, text: string, description: string): TemplateResult {
        const order = key !== this.sortKey ? 'none' : this.descending ? 'descending' : 'ascending';
        const arrow = { none: '', ascending: ' ↑', descending: ' ↓' }[order];
        return html`<th class=${key} scope="col" aria-sort=${order}>
            <button class="sort" title=${description} @click=${() => this.#sortBy(key)}>${text}${arrow}</button>
        </th>`;
    }

    #team(side: Side, rows: readonly PlayerRow[]): TemplateResult {
        const team = this.match?.teams[side];
        return html`<tbody>
            <tr>
                <th class="team" colspan="7" scope="rowgroup">
                    ${teamGlyph(side, team?.colour ?? '#94a0aa')}${team?.name}
                </th>
            </tr>
            ${this.#sorted(rows)}
        </tbody>`;
    }

    #sorted(rows: readonly PlayerRow[]): unknown {
        const inOrder = sorted(rows, this.sortKey, this.descending);
        return repeat(
            inOrder,
            ({ who }) => who.objectId,
            (row) => this.#row(row),
        );
    }

    #row({ who, x, y, speedKmh, distanceMetres, quality }: PlayerRow): TemplateResult {
        const chosen = who.objectId === this.selected;
        return html`<tr
            class="player ${quality ?? 'missing'} ${chosen ? 'selected' : ''}"
            data-testid="player-row-${who.objectId}"
            @click=${() => this.#select(who.objectId)}
        >
            <td class="number">${who.label}</td>
            <td class="name">
                <button class="pick" aria-pressed=${chosen ? 'true' : 'false'}>${who.name}</button>
            </td>
            <td class="x">${fixed(x, 1)}</td>
            <td class="y">${fixed(y, 1)}</td>
            <td class="speed">${fixed(speedKmh, 1)}</td>
            <td class="distance">${grouped(distanceMetres)}</td>
            <td class="quality"><span class="dot"></span>${quality ?? NOTHING}</td>
        </tr>`;
    }

    #sortBy(key: SortKey): void {
        this.descending = key === this.sortKey ? !this.descending : key === 'speed' || key === 'distance';
        this.sortKey = key;
    }

    #select(objectId: number): void {
        this.dispatchEvent(new ViewChangeEvent({ selected: objectId === this.selected ? undefined : objectId }));
    }

    #onKey(event: KeyboardEvent): void {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const names = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.pick')];
        const at = names.indexOf(event.target as HTMLButtonElement);
        if (step !== undefined && at >= 0) {
            event.preventDefault();
            names[Math.max(0, Math.min(names.length - 1, at + step))]?.focus();
        }
    }
}

customElements.define('tl-players-table', PlayersTable);
