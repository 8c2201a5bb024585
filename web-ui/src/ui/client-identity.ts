import { css, html, LitElement, type TemplateResult } from 'lit';
import { sharedStyles } from './shared-styles.ts';

/** Which client this is, over the whole page and to be read across a gallery: an operator asked. Lets clicks through. */
export class ClientIdentity extends LitElement {
    static override properties = { clientId: {} };
    declare clientId: string;

    static override styles = [
        sharedStyles,
        css`
            :host {
                position: fixed;
                inset: 0;
                z-index: 10;
                display: grid;
                place-content: center;
                justify-items: center;
                background: #0a0d10d9;
                pointer-events: none;
            }
            .id {
                color: var(--accent);
                font-size: 34vh;
                font-weight: 700;
                line-height: 1;
            }
            .what {
                font-size: 2rem;
                font-weight: 600;
            }
        `,
    ];

    protected override render(): TemplateResult {
        return html`<div class="what">This client is</div>
            <div class="id" role="status" data-testid="client-identity">${this.clientId}</div>`;
    }
}

customElements.define('tl-client-identity', ClientIdentity);
