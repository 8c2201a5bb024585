// node e2e/both-encodings.mjs ADDRESS: two clients of a server whose match 1 begins to play once "subscribed" is printed, one in
// JSON, one in binary. Ends with 0 when every message that both were sent is the same in both, else says what is not.
import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { DocumentState, LiveClient } from '../dist/index.js';

const FRAMES = 50;
const frames = { policy: 'all', rate: [25, 1] };
// The least number of messages of each channel that are compared, by kind; a document also as it stands after each of them.
const WANTED = [
    { channel: 'match/1/frames', options: frames, least: { frame: FRAMES } },
    { channel: 'match/1/frames', options: { ...frames, objects: [1, 2, 7], delayMs: 40 }, least: { frame: 1 } },
    { channel: 'match/1/frames', options: { ...frames, zone: { y: [-20.5, 0] } }, least: { frame: FRAMES } },
    { channel: 'match/1/frames', options: { ...frames, team: 'home', objects: [0] }, least: { frame: FRAMES } },
    { channel: 'match/1/heat/player/2?grid=8x13', options: {}, least: { snap: 1, patch: 1 } },
    { channel: 'match/1/events', options: { policy: 'all' }, least: { event: 1 } },
    { channel: 'match/1/state', options: {}, least: { patch: 1, document: 1 } },
    { channel: 'match/1/team', options: {}, least: { document: 1 } },
    { channel: 'match/1/camera/1', options: {}, least: { camera: 1 } },
];

/** A client that keeps what each of its subscriptions brought, by kind and seq. */
function follow(encoding) {
    const client = new LiveClient({
        servers: [process.argv[2]],
        client: { name: encoding, kind: 'test', fps: 60_000 / 1001 },
        encoding,
        openSocket: (url, subprotocol) => new WebSocket(url, subprotocol),
    });
    const subscriptions = WANTED.map(({ channel, options }) => {
        const kept = { subok: undefined, messages: new Map() };
        const document = new DocumentState();
        client.subscribe(channel, options, {
            onSubscribed: ({ epoch, effective, row }) => {
                kept.subok = { epoch, effective, row };
            },
            onMessage: ({ stream, ...message }) => {
                kept.messages.set(`${message.t} ${message.seq}`, message);
                if (channel.endsWith('/state') || channel.endsWith('/team')) {
                    if (message.t === 'snap') document.onSnap(message);
                    if (message.t === 'patch') assert.equal(document.onPatch(message), 'applied');
                    kept.messages.set(`document ${document.seq}`, structuredClone(document.document));
                }
            },
            onRefused: (refusal) => assert.fail(`${encoding}, ${channel}: ${refusal.message}`),
        });
        return kept;
    });
    client.start();
    return subscriptions;
}

const json = follow('json');
const sbe = follow('sbe');
let subscribed = false;

/** How many messages of a kind both have. */
function common(index, kind) {
    return [...json[index].messages.keys()].filter((key) => key.startsWith(`${kind} `) && sbe[index].messages.has(key));
}

// Whoever started this waits for 60 s; before that it is said what did not come.
setTimeout(() => {
    const counts = WANTED.map(({ channel, least }, i) => [
        channel,
        ...Object.keys(least).map((kind) => [kind, common(i, kind).length]),
    ]);
    assert.fail(`too few in common: ${JSON.stringify(counts)}`);
}, 40_000);

setInterval(() => {
    if (!subscribed) {
        subscribed = [...json, ...sbe].every(({ subok }) => subok !== undefined);
        if (subscribed) console.log('subscribed');
        return;
    }
    if (WANTED.every(({ least }, i) => Object.entries(least).every(([kind, n]) => common(i, kind).length >= n))) {
        WANTED.forEach(({ channel, least }, i) => {
            assert.deepStrictEqual(sbe[i].subok, json[i].subok, channel);
            for (const kind of Object.keys(least)) {
                const keys = common(i, kind);
                for (const key of keys) {
                    assert.deepStrictEqual(sbe[i].messages.get(key), json[i].messages.get(key), `${channel}, ${key}`);
                }
                console.log(`same: channel=${channel}, kind=${kind}, count=${keys.length}`);
            }
        });
        process.exit(0);
    }
}, 50);
