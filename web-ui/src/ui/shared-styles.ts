import { css } from 'lit';

/** What every component's style starts from. */
export const sharedStyles = css`
    :host {
        display: block;
        min-width: 0;
        min-height: 0;
    }
    *,
    ::before,
    ::after {
        box-sizing: border-box;
    }
    button,
    select,
    input {
        font: inherit;
        color: inherit;
    }
    button,
    select {
        cursor: pointer;
    }
    :focus-visible {
        outline: 0.1875rem solid var(--accent);
        outline-offset: 0.125rem;
    }
    .label {
        color: var(--quiet);
        font-size: 1rem;
        font-weight: 600;
    }
`;

/** Buttons and selectors of the toolbars. */
export const controlStyles = css`
    .control {
        height: 2.5rem;
        padding: 0 0.75rem;
        border: 0.0625rem solid var(--line);
        border-radius: 0.375rem;
        background: var(--raised);
        font-size: 1.125rem;
        font-weight: 600;
    }
    select.control {
        padding-right: 0.5rem;
        max-width: 15rem;
    }
    .control:hover {
        border-color: var(--quiet);
    }
    .control:disabled {
        opacity: 0.45;
        cursor: default;
        border-color: var(--line);
    }
`;
