#!/usr/bin/env node
/**
 * A development aid: a small server that speaks Touchline's HTTP and live protocols with made-up players, and serves
 * `dist/`. It is no part of the product and keeps no promise beyond what the dashboard reads.
 *
 *   npm run build && npm run dev:fake [-- --http-port 8080 --live-port 8081 --token T --replay RATE --matches N]
 *
 * `POST /dev/feed?state=ok|stale|down|silent` makes the feed stop (silent: heartbeats too); `POST /dev/drop` closes all
 * live sockets. What an operator sends to client `c1` reaches every page.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WebSocketServer } from 'ws';
import { heatCells, parseHeat } from './fake-heat.mjs';
import { match, ROW, rowOf } from './fake-match.mjs';

const { values: options } = parseArgs({
    allowPositionals: true,
    options: {
        'http-port': { type: 'string', default: '8080' },
        'live-port': { type: 'string', default: '8081' },
        'feed-port': { type: 'string' },
        token: { type: 'string' },
        replay: { type: 'string' },
        matches: { type: 'string', default: '1' },
    },
});
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const CSP =
    "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'";
const TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2',
    '.txt': 'text/plain',
};
const FRAME_MS = 40;
const KICK_OFF_SECONDS = 1427;
const RATE = Number(options.replay ?? 1);
const MODE = options.replay === undefined ? 'live' : 'replay';
const MATCHES = Array.from({ length: Number(options.matches) }, (_, i) => match(i + 1, MODE, RATE));
const nowUs = () => Math.round((performance.timeOrigin + performance.now()) * 1000);
const startedUs = nowUs();
const epoch = startedUs % 1_000_000;
let feed = 'ok';
let seq = 0;
let lastTsUs = startedUs;

const mediaUs = () => Math.round(startedUs + (nowUs() - startedUs) * RATE);
const matchSeconds = (tsUs) => KICK_OFF_SECONDS + (tsUs - startedUs) / 1e6;
const timeline = () => ({ mode: MODE, mediaUs: mediaUs(), atUs: nowUs(), rate: RATE });

function feedHealth(id) {
    const silent = feed === 'stale' || feed === 'down';
    const age = silent ? Math.round((mediaUs() - lastTsUs) / 1000) : 4 + Math.round(Math.random() * 30);
    const state = feed === 'silent' ? 'ok' : feed;
    const rate = silent ? 0 : 1148 + Math.random() * 4;
    const source = (sourceId, name, lost) => ({
        id: sourceId,
        name,
        state,
        received: seq * 23,
        lost,
        duplicates: 0,
        reordered: 0,
        recordsPerSecond: rate / 2,
        lastRecordAgeMs: age,
    });
    return {
        matchId: id,
        state,
        recordsPerSecond: rate,
        lossRatio: 0.0004,
        lastRecordAgeMs: age,
        engineTimeUs: lastTsUs,
        epoch,
        frames: seq,
        engineRecords: seq * 23,
        engineLatencyMicros: { count: seq, p50: 95, p99: 240, p999: 410, max: 900 },
        rejected: {},
        sources: [source(1, 'tracking', 3), source(2, 'backup', 11)],
    };
}

function answer(path) {
    const one = /^\/api\/v1\/matches\/(\d+)\/feed$/.exec(path);
    if (path === '/api/v1/server') {
        const liveUrl = `ws://127.0.0.1:${live.address().port}/v1/live`;
        return { name: 'touchline', version: 'development', liveUrl, auth: options.token ? 'token' : 'none' };
    }
    if (path === '/api/v1/clients') {
        return { clients: [...live.clients].map(() => ({ id: 'c1' })), next: null };
    }
    return path === '/api/v1/matches' ? { matches: MATCHES } : one ? feedHealth(Number(one[1])) : undefined;
}

const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (status, type, body) =>
        response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': CSP }).end(body);
    if (request.method === 'POST' && url.pathname === '/dev/feed') {
        feed = url.searchParams.get('state') ?? 'ok';
        return send(204, 'text/plain');
    }
    if (request.method === 'POST' && url.pathname === '/dev/drop') {
        for (const socket of live.clients) {
            socket.terminate();
        }
        return send(204, 'text/plain');
    }
    if (request.method === 'POST' && url.pathname === '/api/v1/clients/c1/commands') {
        let body = '';
        for await (const part of request) {
            body += part;
        }
        for (const socket of live.clients) {
            say(socket, { t: 'ctl', ...JSON.parse(body) });
        }
        return send(202, 'application/json', '{"sent":true}');
    }
    if (url.pathname.startsWith('/api/')) {
        if (options.token && request.headers.authorization !== `Bearer ${options.token}`) {
            return send(401, 'application/problem+json', '{"status":401}');
        }
        const body = answer(url.pathname);
        return send(body ? 200 : 404, 'application/json', JSON.stringify(body ?? { status: 404 }));
    }
    const file = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
    const body = await readFile(join(DIST, file)).catch(() => undefined);
    return body ? send(200, TYPES[extname(file)] ?? 'application/octet-stream', body) : send(404, 'text/plain', 'none');
});

const live = new WebSocketServer({ port: Number(options['live-port']), host: '127.0.0.1', path: '/v1/live' });

/** Channel to stream number: everybody who subscribes to a channel shares a stream. */
const streams = new Map();
const say = (socket, message) => socket.send(JSON.stringify(message));

live.on('connection', (socket) => {
    socket.subscriptions = new Map();
    if (feed === 'silent') {
        return socket.terminate();
    }
    const auth = options.token ? 'token' : 'none';
    say(socket, { t: 'hello', v: 1, server: 'touchline development', epoch, nowUs: nowUs(), auth, heartbeatMs: 1000 });
    socket.on('message', (text) => onMessage(socket, JSON.parse(text)));
});

function onMessage(socket, message) {
    const t1 = nowUs();
    if (message.t === 'identify') {
        if (options.token && message.token !== options.token) {
            socket.close(4401, 'not authenticated');
        } else {
            say(socket, { t: 'ready', clientId: 'c1', role: 'producer', resumed: false });
        }
    } else if (message.t === 'ping' && feed !== 'silent') {
        say(socket, { t: 'pong', n: message.n, t0: message.t0, t1, t2: nowUs() });
    } else if (message.t === 'unsub') {
        socket.subscriptions.delete(message.id);
    } else if (message.t === 'sub') {
        onSubscribe(socket, message);
    }
}

function onSubscribe(socket, { id, channel }) {
    const [, matchId, kind, rest] = /^match\/(\d+)\/(frames|heat)\/?(.*)$/.exec(channel) ?? [];
    const heat = kind === 'heat' ? parseHeat(rest) : undefined;
    if (!MATCHES.some((known) => known.id === Number(matchId)) || (kind === 'heat' && !heat)) {
        return say(socket, { t: 'suberr', id, code: 'unknown-channel', message: `no such channel: ${channel}` });
    }
    if (!streams.has(channel)) {
        streams.set(channel, streams.size + 1);
    }
    const stream = streams.get(channel);
    const effective = { rate: [25, 1], policy: 'latest', delayMs: 0 };
    const row = kind === 'frames' ? ROW : undefined;
    say(socket, { t: 'subok', id, stream, epoch, seq, effective, row, timeline: timeline() });
    const subscription = { stream, heat, base: 0, cells: undefined };
    socket.subscriptions.set(id, subscription);
    if (heat) {
        sendHeat(socket, subscription);
    }
}

function sendHeat(socket, subscription) {
    const { columns, rows, cells } = heatCells(subscription.heat, matchSeconds(lastTsUs));
    const { stream, base, cells: before } = subscription;
    if (before === undefined) {
        const grid = { cellMetres: 1, grid: '1m', when: 'all', direction: 'absolute', gridMetres: [columns, rows] };
        const data = { tsUs: lastTsUs, ...grid, columns, rows, outsideUs: 0, unit: 'us', cells };
        say(socket, { t: 'snap', stream, epoch, seq, data });
    } else {
        const ops = cells.flatMap((value, cell) => (value === before[cell] ? [] : [[cell, value]]));
        say(socket, { t: 'patch', stream, base, seq, tsUs: lastTsUs, outsideUs: 0, ops });
    }
    Object.assign(subscription, { base: seq, cells });
}

setInterval(() => {
    if (feed === 'ok' || feed === 'degraded') {
        seq++;
        lastTsUs = mediaUs() - 6000;
        const t = matchSeconds(lastTsUs);
        const clock = { period: 1, ms: Math.round(t * 1000), running: true };
        const rows = Array.from({ length: 23 }, (_, objectId) => rowOf(objectId, t));
        for (const socket of live.clients) {
            for (const { stream, heat } of socket.subscriptions.values()) {
                if (!heat) {
                    say(socket, { t: 'frame', stream, seq, tsUs: lastTsUs, pubUs: nowUs(), clock, rows });
                }
            }
        }
    }
}, FRAME_MS / RATE);

setInterval(() => {
    for (const socket of feed === 'silent' ? [] : live.clients) {
        const perMatch = (value) => Object.fromEntries(MATCHES.map(({ id }) => [id, value]));
        const parts = { feed: perMatch(feed), lastTsUs: perMatch(lastTsUs), timeline: perMatch(timeline()), head: {} };
        say(socket, { t: 'hb', nowUs: nowUs(), ...parts });
        for (const subscription of socket.subscriptions.values()) {
            if (subscription.heat) {
                sendHeat(socket, subscription);
            }
        }
    }
}, 1000);

http.listen(Number(options['http-port']), '127.0.0.1', () => {
    console.log(`dashboard: http://127.0.0.1:${http.address().port}/`);
    console.log(`live: ws://127.0.0.1:${live.address().port}/v1/live`);
    console.log('ready');
});
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => process.exit(0));
}
