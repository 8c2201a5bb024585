import type { Rate, SubscribeMessage } from './messages.ts';
import type { SbeWriter } from './sbe-writer.ts';

type Range = readonly [number | undefined, number | undefined];

/** Of a delay: the null value of its type. */
const UNSTATED = 0xffff_ffff;
const EVERY_FRAME: Rate = [0, 1];
const EVERYWHERE: Range = [undefined, undefined];
const POLICIES = ['latest', 'all'] as const;
const TEAMS = ['home', 'away'] as const;
const LARGEST = 0xffff_ffff;
const MILLI = 1000;

/**
 * Writes what follows the header of a `sub`. Much of what JSON can say wrongly has no bytes of its own, or those of something else:
 * an empty list is that of every object, a rate of 0 that of every frame.
 *
 * @throws RangeError when it says what binary cannot, in the server's words
 */
export function writeSubscription(out: SbeWriter, message: SubscribeMessage): void {
    const { id, channel, delayMs, zone } = message;
    out.i64(id);
    for (const part of message.rate == null ? EVERY_FRAME : stated(message.rate)) {
        out.u32(part);
    }
    out.u32(delayMs == null ? UNSTATED : delay(delayMs)).u8(nameOf(POLICIES, 'policy', message.policy ?? 'latest'));
    const [x, y] = zone == null ? [EVERYWHERE, EVERYWHERE] : ranges(zone);
    for (const limit of [...x, ...y]) {
        out.i32(limit === undefined ? undefined : Math.round(limit * MILLI));
    }
    out.u8(message.team == null ? 0 : 1 + nameOf(TEAMS, 'team', message.team)).i32(message.cam ?? undefined);
    const objects = message.objects == null ? [] : some(message.objects);
    out.u16(1).u16(objects.length);
    for (const objectId of objects) {
        out.u8(objectId);
    }
    if (typeof channel !== 'string') {
        throw new RangeError('channel is missing');
    }
    out.text(channel);
}

function stated(rate: Rate): Rate {
    const isPart = (part: number) => Number.isInteger(part) && part >= 1 && part <= LARGEST;
    if (!Array.isArray(rate) || rate.length !== 2 || !rate.every(isPart)) {
        throw new RangeError(`rate is two whole numbers from 1 on: rate=${said(rate)}`);
    }
    return rate;
}

function delay(delayMs: number): number {
    if (!(Number.isInteger(delayMs) && delayMs >= 0 && delayMs < UNSTATED)) {
        throw new RangeError(`delayMs is not a whole number from 0 on: delayMs=${said(delayMs)}`);
    }
    return delayMs;
}

function nameOf(names: readonly string[], what: string, name: string): number {
    const at = names.indexOf(name);
    if (at < 0) {
        throw new RangeError(`${what} is ${names.join(' or ')}: ${what}=${said(name)}`);
    }
    return at;
}

function ranges(zone: NonNullable<SubscribeMessage['zone']>): readonly [Range, Range] {
    const { x, y } = zone;
    const isRange = (range: unknown) =>
        range === undefined || (Array.isArray(range) && range.length === 2 && range.every(Number.isFinite));
    if ((x === undefined && y === undefined) || !isRange(x) || !isRange(y)) {
        throw new RangeError(`zone is {"x":[from,to],"y":[from,to]}, metres: zone=${said(zone)}`);
    }
    return [x ?? EVERYWHERE, y ?? EVERYWHERE];
}

function some(objects: readonly number[]): readonly number[] {
    if (!Array.isArray(objects) || objects.length === 0) {
        throw new RangeError(`objects is not a list of ids: objects=${said(objects)}`);
    }
    return objects;
}

function said(value: unknown): string {
    return JSON.stringify(value) ?? String(value);
}
