// node e2e/move-to-backup.mjs MAIN BACKUP: one client that draws 3 s late at a main server that is closed once "drawn" is printed, and
// another at the backup all the time. Both servers hear one feed, which begins once "subscribed" is printed. Ends with 0 when the first
// was sent the same frames and events, each once, and drew what lies between them, without a step, all the way.
import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { DelayLine, interpolate, LiveClient, machineNowUs, RowReader } from '../dist/index.js';

const [MAIN, BACKUP] = process.argv.slice(2);
const VIDEO_DELAY_MS = 3000;
const DRAW_EVERY_MS = 10;
const BEFORE = 50;
const AFTER = 100;
// Timelines of two servers differ a little; the clock takes that up within about a second, so media time may run so much faster or slower.
const SLEW = 0.25;

function follow(encoding, servers, line) {
    const seen = { subscribed: 0, frames: [], events: [], server: () => client.state.server };
    let rows;
    const client = new LiveClient(
        {
            servers,
            client: { name: encoding, kind: 'test' },
            encoding,
            openSocket: (url, subprotocol) => new WebSocket(url, subprotocol),
        },
        {
            onClockOffset: () => line?.onClockOffset(client.clock.offsetUs, machineNowUs()),
            onHeartbeat: ({ timeline }) =>
                timeline[1] && line?.onTimeline(timeline[1], client.clock.offsetUs, machineNowUs()),
        },
    );
    const onRefused = (refusal) => assert.fail(refusal.message);
    client.subscribe(
        'match/1/frames',
        { policy: 'all' },
        {
            onSubscribed: ({ row, timeline }, goesOn) => {
                seen.subscribed++;
                rows = new RowReader(row);
                if (!goesOn) line?.reset();
                line?.onTimeline(timeline, client.clock.offsetUs, machineNowUs());
            },
            onMessage: (message) => {
                assert.equal(message.t, 'frame', `${encoding}: ${JSON.stringify(message)}`);
                const frame = rows.frame(message);
                seen.frames.push(frame);
                line?.onFrame(frame, machineNowUs());
            },
            onRefused,
        },
    );
    client.subscribe(
        'match/1/events',
        { policy: 'all' },
        {
            onSubscribed: () => seen.subscribed++,
            onMessage: ({ stream, ...event }) => seen.events.push(event),
            onRefused,
        },
    );
    client.start();
    return seen;
}

const line = new DelayLine();
line.delayBy(VIDEO_DELAY_MS);
const moving = follow('sbe', [MAIN, BACKUP], line);
const staying = follow('sbe', [BACKUP], undefined);
const scenes = [];
let step = 'subscribed';
let drawnAtMove = 0;

/** Whether what was there at both, from the first that the mover was sent, is the same; the newest may still be under way. */
function assertSame(kind) {
    const mine = moving[kind];
    const theirs = staying[kind].slice(staying[kind].findIndex(({ seq }) => seq === mine[0].seq));
    const count = Math.min(mine.length, theirs.length);
    assert.deepStrictEqual(mine.slice(0, count), theirs.slice(0, count), kind);
    console.log(`same: kind=${kind}, count=${count}`);
}

function assertDrawn() {
    const frames = staying.frames;
    let at = 0;
    let previous = scenes[0];
    for (const scene of scenes) {
        const elapsedUs = scene.nowUs - previous.nowUs;
        const wentOnUs = scene.tsUs - previous.tsUs;
        assert.ok(
            Math.abs(wentOnUs - elapsedUs) <= SLEW * elapsedUs,
            `step: media=${wentOnUs} us, elapsed=${elapsedUs} us`,
        );
        assert.equal(scene.overdueMs, 0, `nothing to draw: tsUs=${scene.tsUs}`);
        while (frames[at + 1].tsUs <= scene.tsUs) at++;
        const [before, after] = [frames[at], frames[at + 1]];
        const spanUs = after.tsUs - before.tsUs;
        for (const { object, place } of scene.objects) {
            const next = after.objects.get(object.objectId);
            const share = (scene.tsUs - before.tsUs) / spanUs;
            assert.deepStrictEqual(place, interpolate(before.objects.get(object.objectId), next, share, spanUs / 1e6));
        }
        previous = scene;
    }
    console.log(`drawn: count=${scenes.length}, after=${scenes.length - drawnAtMove}`);
}

setInterval(() => {
    const nowUs = machineNowUs();
    const scene = line.scene(nowUs);
    // Until the replay's timeline is known and its first frames are so old, there is nothing to draw; from then on always.
    const begins = scene.tsUs > moving.frames[0]?.tsUs && scene.tsUs < moving.frames.at(-1)?.tsUs;
    if (begins || scenes.length > 0) scenes.push({ nowUs, ...scene });
    if (step === 'subscribed' && moving.subscribed === 2 && staying.subscribed === 2) {
        console.log('subscribed');
        step = 'drawn';
    } else if (step === 'drawn' && scenes.length >= BEFORE) {
        drawnAtMove = scenes.length;
        console.log('drawn');
        step = 'moved';
    } else if (step === 'moved' && moving.subscribed === 4) {
        const moved = moving.frames.at(-1)?.tsUs ?? 0;
        // Until what was drawn lies well behind the move.
        step = { until: moved + AFTER * 20_000 };
    } else if (scene.tsUs > step.until) {
        assert.equal(moving.server(), BACKUP);
        assertSame('frames');
        assertSame('events');
        assertDrawn();
        process.exit(0);
    }
}, DRAW_EVERY_MS);
