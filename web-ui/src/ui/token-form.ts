import { css, html, LitElement, type TemplateResult } from 'lit';
import { controlStyles, sharedStyles } from './shared-styles.ts';

/** Asks for the server's token. `token-given` carries it. */
export class TokenForm extends LitElement {
    static override properties = { rejected: { type: Boolean } };
    /** The token given before was refused. */
    declare rejected: boolean;

    static override styles = [
        sharedStyles,
        controlStyles,
        css`
            :host {
                display: grid;
                place-items: center;
                height: 100%;
            }
            form {
                display: grid;
                gap: 1rem;
                width: 30rem;
                padding: 2.5rem;
                border-radius: 0.75rem;
                background: var(--panel);
            }
            h2,
            p {
                margin: 0;
            }
            h2 {
                font-size: 2rem;
            }
            p {
                font-size: 1.25rem;
                color: var(--quiet);
            }
            .rejected {
                color: var(--down);
            }
            input {
                height: 3rem;
            }
            button.control {
                height: 3rem;
                border-color: var(--accent);
                background: var(--accent);
                color: #0a0d10;
            }
        `,
    ];

    protected override render(): TemplateResult {
        return html`<form data-testid="token-form" @submit=${(event: SubmitEvent) => this.#submit(event)}>
            <h2>This server wants a token</h2>
            <p>It is the one that the server was started with.</p>
            <p class="rejected" role="alert" ?hidden=${!this.rejected}>The server refused this token.</p>
            <input
                class="control"
                type="password"
                name="token"
                aria-label="Token"
                autocomplete="off"
                required
                autofocus
            />
            <button class="control" type="submit">Connect</button>
        </form>`;
    }

    #submit(event: SubmitEvent): void {
        event.preventDefault();
        const token = new FormData(event.target as HTMLFormElement).get('token');
        if (typeof token === 'string' && token !== '') {
            this.dispatchEvent(new CustomEvent('token-given', { detail: token }));
        }
    }
}

customElements.define('tl-token-form', TokenForm);
