#!/usr/bin/env node
/**
 * The dashboard in a real browser against the packaged server.
 *
 *   node e2e/dashboard.e2e.mjs --jar SERVER_JAR --artefacts DIR    everything, with a killed and restarted server
 *   node e2e/dashboard.e2e.mjs --fake --artefacts DIR              the same against dev/fake-server.mjs (after a build)
 *   node e2e/dashboard.e2e.mjs --url http://... --artefacts DIR    a running server; without the restart
 *
 * The browser is $CHROMIUM or /usr/bin/chromium. Without one this is skipped, unless CI=true, where it fails. The last
 * line is "N passed, N failed"; the exit code tells the same.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { Checks, until } from './checks.mjs';
import { DashboardPage } from './dashboard-page.mjs';
import { ServerProcess } from './server-process.mjs';

const FLAGS = [
    '--headless',
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];
const { values: options } = parseArgs({
    options: {
        jar: { type: 'string' },
        url: { type: 'string' },
        fake: { type: 'boolean', default: false },
        artefacts: { type: 'string', default: 'artefacts' },
    },
});

function fail(message) {
    console.error(message);
    process.exit(2);
}

function makeServer(artefacts) {
    const log = join(artefacts, 'server.log');
    const fake = fileURLToPath(new URL('../dev/fake-server.mjs', import.meta.url));
    return options.fake
        ? new ServerProcess(process.execPath, [fake, 'demo'], log)
        : new ServerProcess('java', ['-jar', resolve(options.jar), 'demo'], log);
}

async function checkLivePitch(checks, dashboard, shoot) {
    await checks.run('shows 22 players and the ball', async () => {
        await until(
            '22 players and the ball have positions',
            async () => {
                const ids = await dashboard.trackedIds();
                return ids.includes(0) && ids.filter((id) => id >= 1 && id <= 63).length === 22;
            },
            30_000,
        );
    });
    await checks.run('moves the players on the pitch and in the table', () => dashboard.untilMoving());
    await checks.run('says that the feed is ok', async () => {
        const state = dashboard.page.getByTestId('feed-state');
        await until('feed state ok', async () => /\bok\b/.test((await state.textContent()) ?? ''), 30_000);
    });
    await checks.run('measures the latency from capture to here', async () => {
        const latency = dashboard.page.getByTestId('latency');
        await until('a latency', async () => /\d.*\d.*ms/s.test((await latency.textContent()) ?? ''));
    });
    await shoot('live');
}

async function checkHeatMap(checks, dashboard, shoot) {
    const { page } = dashboard;
    const player = (await dashboard.trackedIds()).find((id) => id !== 0);
    const legend = page.getByTestId('heat-legend');
    const before = await dashboard.pixels('heat-canvas');
    await checks.run('draws no heat map unasked', () => {
        if (before.opaque !== 0) {
            throw new Error(`opaque pixels: ${before.opaque}`);
        }
    });
    await checks.run('draws the heat map of one player, with its legend in seconds', async () => {
        await page.getByTestId('heat-scope').selectOption(`player/${player}`);
        await page.getByTestId('heat-window').selectOption('match');
        await until('the heat layer changes', async () => {
            const now = await dashboard.pixels('heat-canvas');
            return now.opaque > 0 && now.hash !== before.hash;
        });
        await until('seconds in the legend', async () => /\d\s*s\b/.test((await legend.textContent()) ?? ''));
    });
    await checks.run('keeps the heat map current', async () => {
        const first = await dashboard.pixels('heat-canvas');
        await until(
            'the heat layer changes again',
            async () => (await dashboard.pixels('heat-canvas')).hash !== first.hash,
        );
    });
    await checks.run('selects that player in the table', async () => {
        await until('selected row', () =>
            dashboard
                .row(player)
                .evaluate((row) => row.querySelector('button')?.getAttribute('aria-pressed') === 'true'),
        );
    });
    await shoot('heat-map');
    await checks.run('draws another heat map for the ball', async () => {
        const one = await dashboard.pixels('heat-canvas');
        await page.getByTestId('heat-scope').selectOption('ball');
        await until('another heat layer', async () => (await dashboard.pixels('heat-canvas')).hash !== one.hash);
    });
}

async function checkKeyboard(checks, dashboard) {
    await checks.run('selects with the keyboard', async () => {
        const names = dashboard.table.locator('button.pick');
        await names.nth(2).focus();
        await dashboard.page.keyboard.press('ArrowDown');
        await dashboard.page.keyboard.press('Enter');
        await until(
            'the fourth row is selected',
            async () => (await names.nth(3).getAttribute('aria-pressed')) === 'true',
        );
    });
}

async function checkOperator(checks, dashboard, url, shoot) {
    const { page } = dashboard;
    const word = page.getByTestId('operator-word');
    const { clients } = await (await fetch(`${url}api/v1/clients`)).json();
    const { id } = clients.at(-1);
    const command = async (body) => {
        const answer = await fetch(`${url}api/v1/clients/${id}/commands`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
        });
        if (answer.status !== 202) {
            throw new Error(`status: ${answer.status}`);
        }
    };
    await checks.run('shows which client it is when an operator asks, and for some seconds only', async () => {
        const identity = page.getByTestId('client-identity');
        // It goes by itself: on a machine that is busy it may have gone before this looks.
        await until(
            'the identity',
            async () => {
                await command({ command: 'identify' });
                const shown = identity.filter({ hasText: id }).waitFor({ timeout: 4_000 });
                return shown.then(
                    () => true,
                    () => false,
                );
            },
            60_000,
        );
        await shoot('identify');
        await until('the identity goes', async () => (await identity.count()) === 0);
    });
    await checks.run('holds the picture while an operator freezes it', async () => {
        await command({ command: 'freeze', on: true });
        await word.filter({ hasText: 'Frozen' }).waitFor();
        await page.getByTestId('signal').filter({ hasText: 'FROZEN' }).waitFor();
        const held = await dashboard.pixels('pitch-canvas');
        const positions = await dashboard.positions();
        const state = page.getByTestId('latency');
        const before = await state.textContent();
        await until('time passes in the strip below', async () => (await state.textContent()) !== before);
        if ((await dashboard.pixels('pitch-canvas')).hash !== held.hash) {
            throw new Error('the picture moved');
        }
        if (JSON.stringify([...(await dashboard.positions())]) !== JSON.stringify([...positions])) {
            throw new Error('the table moved');
        }
        await shoot('frozen');
        await command({ command: 'freeze', on: false });
        await until('no word', async () => (await word.count()) === 0);
        await dashboard.untilMoving();
    });
    await checks.run('shows nothing that an operator cleared, until it is asked to', async () => {
        await command({ command: 'clear' });
        await word.filter({ hasText: 'Cleared' }).waitFor();
        if (await page.getByTestId('pitch-canvas').isVisible()) {
            throw new Error('the pitch shows players');
        }
        await until('no positions in the table', async () => (await dashboard.trackedIds()).length === 0);
        await shoot('cleared');
        await page.getByTestId('show-again').click();
        await until('no word', async () => (await word.count()) === 0);
        await dashboard.untilMoving();
    });
}

async function checkRestart(checks, dashboard, server, shoot) {
    await server.kill();
    await checks.run('says that the connection is lost', async () => {
        await dashboard.banner.filter({ hasText: 'Connection lost' }).waitFor({ timeout: 15_000 });
    });
    await shoot('connection-lost');
    await server.start();
    await checks.run('recovers by itself when the server is back', async () => {
        await until('no banner', async () => (await dashboard.banner.count()) === 0, 45_000);
        await dashboard.untilMoving();
    });
    await checks.run('has its heat map again', async () => {
        await until('a heat map', async () => (await dashboard.pixels('heat-canvas')).opaque > 0, 30_000);
    });
    await shoot('recovered');
}

async function checkSmallScreen(checks, dashboard, shoot) {
    await checks.run('fits 1280 x 720 without scrolling', async () => {
        await dashboard.page.setViewportSize({ width: 1280, height: 720 });
        const over = await dashboard.page.evaluate(() => {
            const { scrollWidth, scrollHeight } = document.documentElement;
            return Math.max(scrollWidth - innerWidth, scrollHeight - innerHeight);
        });
        if (over > 0) {
            throw new Error(`pixels too many: ${over}`);
        }
        await dashboard.untilMoving();
    });
    await shoot('small-screen');
}

async function main() {
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    if (!existsSync(executablePath)) {
        console.log(`no browser: ${executablePath} does not exist; set CHROMIUM or install chromium`);
        process.exit(process.env.CI === 'true' ? 1 : 0);
    }
    if (!options.jar && !options.url && !options.fake) {
        fail('one of --jar, --fake and --url is needed');
    }
    const artefacts = resolve(options.artefacts);
    mkdirSync(artefacts, { recursive: true });
    const server = options.url ? undefined : makeServer(artefacts);
    const checks = new Checks();
    let browser;
    try {
        await server?.start();
        const url = options.url ?? server.url;
        browser = await chromium.launch({ executablePath, args: FLAGS });
        const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => {
            if (/Content Security Policy/i.test(message.text())) {
                complaints.push(message.text());
            }
        });
        const shoot = (name) =>
            page.screenshot({ path: join(artefacts, `dashboard-${name}.png`), animations: 'disabled' });
        const dashboard = new DashboardPage(page);
        await checks.run('opens', () => dashboard.open(url));
        await checkLivePitch(checks, dashboard, shoot);
        await checkHeatMap(checks, dashboard, shoot);
        await checkKeyboard(checks, dashboard);
        await checkOperator(checks, dashboard, url, shoot);
        if (server !== undefined) {
            await checkRestart(checks, dashboard, server, shoot);
        }
        await checkSmallScreen(checks, dashboard, shoot);
        await checks.run('throws nothing and keeps to the content security policy', () => {
            if (complaints.length > 0) {
                throw new Error(complaints.join('\n'));
            }
        });
    } catch (error) {
        await checks.run('goes through', () => Promise.reject(error));
    } finally {
        await browser?.close();
        await server?.kill();
    }
    console.log(checks.summary);
    process.exitCode = checks.failed === 0 ? 0 : 1;
}

await main();
