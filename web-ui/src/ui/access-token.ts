const KEY = 'touchline.token';

/**
 * The token of this tab: taken once from `#token=...`, which is then removed from the address bar, and kept for the tab's
 * life.
 */
export class AccessToken {
    #value: string | undefined;

    constructor() {
        const fragment = new URLSearchParams(location.hash.slice(1));
        const given = fragment.get('token');
        if (given !== null && given !== '') {
            fragment.delete('token');
            const rest = fragment.toString();
            history.replaceState(null, '', location.pathname + location.search + (rest === '' ? '' : `#${rest}`));
            this.set(given);
        } else {
            this.#value = sessionStorage.getItem(KEY) ?? undefined;
        }
    }

    get value(): string | undefined {
        return this.#value;
    }

    set(value: string): void {
        this.#value = value;
        sessionStorage.setItem(KEY, value);
    }
}
