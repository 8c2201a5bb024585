import { css } from 'lit';

export const feedStripStyles = css`
    .strip {
        display: flex;
        height: 6.25rem;
        border-radius: 0.5rem;
        background: var(--panel);
    }
    .cell {
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: 0.125rem;
        padding: 0 1.5rem;
        border-left: 0.0625rem solid var(--line);
        white-space: nowrap;
    }
    .cell:first-child {
        border-left: 0;
    }
    .value {
        font-size: 2.125rem;
        font-weight: 600;
        line-height: 1.05;
    }
    .value small {
        font-size: 1.25rem;
        color: var(--quiet);
    }
    .state {
        min-width: 11.5rem;
        border-radius: 0.5rem 0 0 0.5rem;
    }
    .state .value {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        font-weight: 700;
    }
    .glyph {
        flex: none;
        width: 1.625rem;
        height: 1.625rem;
    }
    .ok {
        color: var(--ok);
    }
    .degraded {
        color: var(--degraded);
    }
    .stale {
        color: var(--stale);
    }
    .down {
        color: var(--down);
    }
    .state.alarm {
        color: #0a0d10;
    }
    .state.alarm .label {
        color: #0a0d10;
    }
    .state.degraded.alarm {
        background: var(--degraded);
    }
    .state.stale.alarm {
        background: var(--stale);
    }
    .state.down.alarm {
        background: var(--down);
    }
    .rate {
        flex-direction: row;
        align-items: center;
        gap: 1rem;
    }
    .rate .value {
        min-width: 4.5rem;
    }
    tl-rate-sparkline {
        width: 10rem;
        height: 3.75rem;
    }
    .sources {
        flex: 1;
        min-width: 16rem;
        overflow-y: auto;
        scrollbar-width: thin;
        justify-content: safe center;
    }
    .sources table {
        border-collapse: collapse;
        font-size: 1.125rem;
        font-weight: 600;
    }
    .sources th,
    .sources td {
        padding: 0.0625rem 1.25rem 0.0625rem 0;
        text-align: left;
    }
    .sources thead th {
        color: var(--quiet);
        font-size: 1rem;
    }
    .sources .glyph {
        width: 0.875rem;
        height: 0.875rem;
        margin-right: 0.4375rem;
    }
    .unsure {
        opacity: 0.45;
    }
`;
