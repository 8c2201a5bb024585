import { css } from 'lit';

export const playersTableStyles = css`
    :host {
        overflow-y: auto;
        scrollbar-width: thin;
        border-radius: 0.5rem;
        background: var(--panel);
    }
    :host([held]) tbody {
        opacity: 0.5;
    }
    table {
        width: 100%;
        height: 100%;
        border-collapse: collapse;
        table-layout: fixed;
        font-size: 1.25rem;
        line-height: 1.1;
    }
    caption {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
    }
    th,
    td {
        padding: 0 0.5rem;
        text-align: right;
        white-space: nowrap;
        overflow: hidden;
    }
    thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        padding: 0;
        height: 2.25rem;
        background: var(--panel);
    }
    .sort {
        width: 100%;
        height: 100%;
        padding: 0 0.5rem;
        border: 0;
        background: none;
        color: var(--quiet);
        font-size: 1rem;
        font-weight: 600;
        text-align: inherit;
    }
    th[aria-sort='ascending'] .sort,
    th[aria-sort='descending'] .sort {
        color: var(--text);
    }
    .number {
        width: 2.75rem;
    }
    .name,
    .team {
        text-align: left;
    }
    .quality {
        width: 7.75rem;
        padding-right: 0.25rem;
        text-align: left;
        font-size: 1rem;
    }
    .x,
    .y,
    .speed {
        width: 4.25rem;
    }
    .distance {
        width: 5rem;
    }
    .team {
        background: var(--raised);
        font-weight: 700;
    }
    .team .glyph {
        width: 1.0625rem;
        height: 1.0625rem;
        margin-right: 0.5rem;
        vertical-align: -0.125rem;
    }
    tbody tr {
        cursor: pointer;
    }
    tr.player + tr.player td {
        border-top: 0.0625rem solid #1d242b;
    }
    tbody tr.player:hover {
        background: #1a2128;
    }
    tr.selected,
    tbody tr.selected:hover {
        background: #ffd84a2b;
        box-shadow: inset 0.3125rem 0 0 var(--accent);
    }
    td.number {
        font-weight: 700;
    }
    .pick {
        display: block;
        width: 100%;
        padding: 0;
        border: 0;
        background: none;
        text-align: left;
        font-weight: 600;
        overflow: hidden;
        text-overflow: ellipsis;
    }
    .pick:focus-visible {
        outline-offset: -0.1875rem;
    }
    tr.stale td,
    tr.missing td {
        color: #7d8993;
    }
    tr.extrapolated .quality {
        color: var(--degraded);
    }
    tr.live .quality {
        color: var(--quiet);
    }
    .dot {
        display: inline-block;
        width: 0.6875rem;
        height: 0.6875rem;
        margin-right: 0.4375rem;
        border-radius: 50%;
        background: currentColor;
    }
    .extrapolated .dot {
        background: none;
        border: 0.125rem dashed currentColor;
    }
    .stale .dot {
        opacity: 0.5;
    }
`;
