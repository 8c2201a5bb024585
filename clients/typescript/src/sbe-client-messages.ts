import type { ClientMessage, IdentifyMessage, Microseconds, Rate, StatsMessage, SubscribeMessage } from './messages.ts';
import { writeSubscription } from './sbe-subscribe-message.ts';
import { SbeWriter } from './sbe-writer.ts';

/** Says that a message is one of `live-schema.xml`. */
export const LIVE_SCHEMA_ID = 0x5450;

const VERSION = 1;
const EVERY_FRAME: Rate = [0, 1];
const MILLI = 1000;

/**
 * Writes a client's message of `live-schema.xml`.
 *
 * @throws RangeError when it says what binary cannot: an object id past 255, no object at all, a text of more than
 * 65,534 bytes
 */
export function writeClientMessage(message: ClientMessage): ArrayBuffer {
    switch (message.t) {
        case 'identify':
            return identify(message);
        case 'sub':
            return subscription(message);
        case 'unsub':
            return header(8, 5).i64(message.id).bytes();
        case 'ping':
            return times(15, message.n, message.t0);
        case 'pong':
            return times(16, message.n, message.t0, message.t1, message.t2);
        case 'stats':
            return stats(message);
    }
}

function header(blockLength: number, templateId: number): SbeWriter {
    return new SbeWriter().u16(blockLength).u16(templateId).u16(LIVE_SCHEMA_ID).u16(VERSION);
}

function times(templateId: number, n: number, ...us: readonly Microseconds[]): ArrayBuffer {
    const out = header(8 + 8 * us.length, templateId).i64(n);
    for (const time of us) {
        out.i64(time);
    }
    return out.bytes();
}

function identify({ v, client = {}, token, resume }: IdentifyMessage): ArrayBuffer {
    const out = header(18, 2).u16(v);
    rate(out, client.fps === undefined ? EVERY_FRAME : rational(client.fps));
    const points = resume?.subs ?? [];
    out.i64(resume?.epoch).u16(24).u16(points.length);
    for (const { id, seq, epoch } of points) {
        out.i64(id).i64(seq).i64(epoch);
    }
    return out.text(token).text(client.name).text(client.kind).text(client.engine).bytes();
}

function subscription(message: SubscribeMessage): ArrayBuffer {
    const out = header(42, 4);
    writeSubscription(out, message);
    return out.bytes();
}

function stats({ fps, dropped, lastSeq, ageMs, bufMs, offsetUs, rttUs }: StatsMessage): ArrayBuffer {
    const out = header(56, 18).f64(fps).i64(dropped).i64(lastSeq);
    return out.f64(ageMs).f64(bufMs).i64(offsetUs).i64(rttUs).bytes();
}

function rate(out: SbeWriter, [numerator, denominator]: Rate): void {
    out.u32(numerator).u32(denominator);
}

/** Of 59.94005994... its 60000/1001; of what is neither whole nor such, thousandths. */
function rational(fps: number): Rate {
    const nominal = Math.round(fps * 1.001);
    if (Number.isInteger(fps)) {
        return [fps, 1];
    }
    return Math.abs(nominal / 1.001 - fps) < 1e-9 ? [nominal * MILLI, 1001] : [Math.round(fps * MILLI), MILLI];
}
