import { describe, expect, it } from 'vitest';
import { writeClientMessage } from './live-sbe.ts';
import type { SubscribeMessage } from './messages.ts';

describe('a subscription in binary', () => {
    const written = (options: object) =>
        writeClientMessage({ t: 'sub', id: 1, channel: 'match/1/frames', ...options } as SubscribeMessage);

    it.each([
        [{ objects: [] }, 'objects is not a list of ids: objects=[]'],
        [{ objects: 7 }, 'objects is not a list of ids: objects=7'],
        [{ rate: [0, 1] }, 'rate is two whole numbers from 1 on: rate=[0,1]'],
        [{ rate: [25] }, 'rate is two whole numbers from 1 on: rate=[25]'],
        [{ rate: [59.94, 1] }, 'rate is two whole numbers from 1 on: rate=[59.94,1]'],
        [{ zone: {} }, 'zone is {"x":[from,to],"y":[from,to]}, metres: zone={}'],
        [{ zone: { x: [1] } }, 'zone is {"x":[from,to],"y":[from,to]}, metres: zone={"x":[1]}'],
        [{ zone: { y: ['1', '2'] } }, 'zone is {"x":[from,to],"y":[from,to]}, metres: zone={"y":["1","2"]}'],
        [{ zone: { x: [0, 3_000_000] } }, 'value=3000000000'],
        [{ delayMs: 4_294_967_295 }, 'delayMs is not a whole number from 0 on: delayMs=4294967295'],
        [{ delayMs: 0.5 }, 'delayMs is not a whole number from 0 on: delayMs=0.5'],
        [{ delayMs: -1 }, 'delayMs is not a whole number from 0 on: delayMs=-1'],
        [{ team: 'guests' }, 'team is home or away: team="guests"'],
        [{ policy: 'some' }, 'policy is latest or all: policy="some"'],
        [{ cam: 1.5 }, 'value=1.5'],
        [{ objects: [256] }, 'value=256'],
        [{ channel: 7 }, 'channel is missing'],
    ])('should be refused when binary cannot say it: %j', (options, reason) => {
        expect(() => written(options)).toThrow(RangeError);
        expect(() => written(options)).toThrow(reason);
    });

    it('should take null for what is left out, as JSON does', () => {
        const nothing = { rate: null, objects: null, zone: null, team: null, cam: null, policy: null, delayMs: null };
        expect(written(nothing)).toEqual(written({}));
    });
});
