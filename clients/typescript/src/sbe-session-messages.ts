import { enumName } from './byte-cursor.ts';
import type {
    ByeMessage,
    ControlMessage,
    ErrorMessage,
    FeedState,
    HeartbeatMessage,
    HelloMessage,
    PingMessage,
    PongMessage,
    ReadyMessage,
    SubscribedMessage,
    SubscriptionRefusedMessage,
    Timeline,
} from './messages.ts';
import type { SbeCursor } from './sbe-cursor.ts';

/** What a frame's row holds in binary, in this order. */
const ROW = ['o', 'x', 'y', 'z', 'vx', 'vy', 'vz', 'ax', 'ay', 's', 'q', 'age', 'd'] as const;

const POLICIES = ['latest', 'all'] as const;
const MODES = ['live', 'replay', 'none'] as const;

export function readHello(bytes: SbeCursor, length: number): HelloMessage {
    const fields = bytes.block(length, () => ({
        v: bytes.u16(),
        epoch: bytes.whole(),
        nowUs: bytes.whole(),
        heartbeatMs: bytes.u32(),
    }));
    return { t: 'hello', ...fields, server: bytes.text(), auth: bytes.text() as HelloMessage['auth'] };
}

export function readReady(bytes: SbeCursor, length: number): ReadyMessage {
    const fields = bytes.block(length, () => ({ resumed: bytes.flag() }));
    return { t: 'ready', ...fields, clientId: bytes.text(), role: bytes.text() };
}

export function readSubscribed(bytes: SbeCursor, length: number): SubscribedMessage {
    return bytes.block(length, () => {
        const head = { id: bytes.whole(), stream: bytes.u32(), epoch: bytes.whole(), seq: bytes.whole() };
        const rate = [bytes.u32(), bytes.u32()] as const;
        const delayMs = bytes.u32();
        const policy = enumName(POLICIES, bytes.u8(), 'policy');
        const timeline = readTimeline(bytes);
        const row = bytes.flag() ? ROW : [];
        const effective = { rate: rate[0] === 0 ? null : rate, policy, delayMs };
        return { t: 'subok', ...head, effective, row, ...(timeline === undefined ? {} : { timeline }) };
    });
}

export function readRefused(bytes: SbeCursor, length: number): SubscriptionRefusedMessage {
    const id = bytes.block(length, () => bytes.whole());
    return { t: 'suberr', id, code: bytes.text(), message: bytes.text() };
}

export function readPing(bytes: SbeCursor, length: number): PingMessage {
    return bytes.block(length, () => ({ t: 'ping', n: bytes.whole(), t0: bytes.whole() }));
}

export function readPong(bytes: SbeCursor, length: number): PongMessage {
    return bytes.block(length, () => ({
        t: 'pong',
        n: bytes.whole(),
        t0: bytes.whole(),
        t1: bytes.whole(),
        t2: bytes.whole(),
    }));
}

export function readHeartbeat(bytes: SbeCursor, length: number): HeartbeatMessage {
    const nowUs = bytes.block(length, () => bytes.whole());
    const heads = bytes.group((entry) => bytes.block(entry, () => [bytes.u32(), bytes.whole()] as const));
    const feeds = bytes.group((entry) => {
        const fields = bytes.block(entry, () => ({
            matchId: bytes.u32(),
            lastTsUs: bytes.whole(),
            timeline: readTimeline(bytes),
        }));
        return { ...fields, state: bytes.text() as FeedState };
    });
    return {
        t: 'hb',
        nowUs,
        feed: Object.fromEntries(feeds.map(({ matchId, state }) => [matchId, state])),
        lastTsUs: Object.fromEntries(feeds.map(({ matchId, lastTsUs }) => [matchId, lastTsUs])),
        timeline: Object.fromEntries(
            feeds.flatMap(({ matchId, timeline }) => (timeline === undefined ? [] : [[matchId, timeline]])),
        ),
        head: Object.fromEntries(heads),
    };
}

export function readControl(bytes: SbeCursor, length: number): ControlMessage {
    const { delayMs = 0, on } = bytes.block(length, () => ({ delayMs: bytes.optionalWhole(), on: bytes.flag() }));
    const command = bytes.text() as ControlMessage['command'];
    switch (command) {
        case 'setDelay':
            return { t: 'ctl', command, delayMs };
        case 'freeze':
            return { t: 'ctl', command, on };
        default:
            return { t: 'ctl', command };
    }
}

export function readFault(bytes: SbeCursor, length: number): ErrorMessage {
    bytes.block(length, () => undefined);
    return { t: 'err', code: bytes.text(), message: bytes.text() };
}

export function readBye(bytes: SbeCursor, length: number): ByeMessage {
    const fields = bytes.block(length, () => ({ code: bytes.u16(), afterMs: bytes.u32(), reconnect: bytes.flag() }));
    return { t: 'bye', ...fields, message: bytes.text() };
}

function readTimeline(bytes: SbeCursor): Timeline | undefined {
    const mode = enumName(MODES, bytes.u8(), 'mode');
    const fields = { mediaUs: bytes.whole(), atUs: bytes.whole(), rate: bytes.f64() };
    return mode === 'none' ? undefined : { mode, ...fields };
}
