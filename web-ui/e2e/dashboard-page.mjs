import { until } from './checks.mjs';

/** A number as the table writes it: with a true minus sign and thin spaces. */
const parse = (text) => Number(text.replace('\u2212', '-').replace(/\u2009/g, ''));

/** The dashboard as a reader of the screen sees it. */
export class DashboardPage {
    constructor(page) {
        this.page = page;
    }

    async open(url) {
        await this.page.goto(url);
        await this.table.waitFor();
    }

    get table() {
        return this.page.getByTestId('players-table');
    }

    get banner() {
        return this.page.getByTestId('connection-banner');
    }

    row(objectId) {
        return this.page.getByTestId(`player-row-${objectId}`);
    }

    /** The object ids that have a position. */
    trackedIds() {
        return this.table.evaluate((table) =>
            [...table.querySelectorAll('[data-testid^="player-row-"]')]
                .filter((row) => /\d/.test(row.querySelector('td.x')?.textContent ?? ''))
                .map((row) => Number(row.dataset.testid.slice('player-row-'.length))),
        );
    }

    /** Positions by object id, metres. */
    async positions() {
        const texts = await this.table.evaluate((table) =>
            [...table.querySelectorAll('[data-testid^="player-row-"]')].map((row) => [
                row.dataset.testid,
                row.querySelector('td.x')?.textContent ?? '',
                row.querySelector('td.y')?.textContent ?? '',
            ]),
        );
        return new Map(texts.map(([id, x, y]) => [id, [parse(x), parse(y)]]));
    }

    /** A canvas's pixels as one number, and how many of them are not transparent. */
    pixels(testId) {
        return this.page.getByTestId(testId).evaluate((canvas) => {
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let hash = 2166136261;
            let opaque = 0;
            for (let i = 0; i < data.length; i++) {
                hash = Math.imul(hash ^ data[i], 16777619);
                opaque += i % 4 === 3 && data[i] > 0 ? 1 : 0;
            }
            return { hash, opaque };
        });
    }

    /** Waits until the moving canvas was painted differently, and until table coordinates changed. */
    async untilMoving() {
        const before = await this.pixels('pitch-canvas');
        await until('the pitch canvas changes', async () => (await this.pixels('pitch-canvas')).hash !== before.hash);
        const positions = await this.positions();
        await until('coordinates in the table change', async () => {
            const now = await this.positions();
            return (
                [...now].filter(([id, [x, y]]) => x !== positions.get(id)?.[0] || y !== positions.get(id)?.[1]).length >
                3
            );
        });
    }
}
