import { beforeEach, describe, expect, it } from 'vitest';
import { StreamPosition } from './stream-position.ts';

const ID = 4;

describe('how far a subscription has come', () => {
    let position: StreamPosition;

    beforeEach(() => {
        position = new StreamPosition();
    });

    function subscribed(epoch: number, seq: number, delayMs = 5000): boolean {
        const effective = { rate: null, policy: 'all', delayMs };
        return position.onSubscribed({ t: 'subok', id: ID, stream: 3, epoch, seq, effective });
    }

    const event = (seq: number) =>
        ({ t: 'event', stream: 3, seq, tsUs: seq, kind: 'pass', severity: 'info', data: {} }) as const;

    it.each([0, 5000])(
        'should begin where the stream was, before anything has come, at a delay of %i ms',
        (delayMs) => {
            subscribed(2, 57, delayMs);
            expect(position.resumePoint(ID)).toEqual({ id: ID, seq: 57, epoch: 2 });
        },
    );

    it('should still begin there when it goes on, as what is to come lies below the head', () => {
        subscribed(2, 57);
        expect(subscribed(2, 90)).toBe(true);
        expect(position.resumePoint(ID)).toEqual({ id: ID, seq: 57, epoch: 2 });
        expect(position.onMessage(event(58))).toBe(true);
        expect(position.resumePoint(ID)).toEqual({ id: ID, seq: 58, epoch: 2 });
    });

    it('should begin anew in another epoch', () => {
        subscribed(2, 57);
        expect(subscribed(3, 4)).toBe(false);
        expect(position.resumePoint(ID)).toEqual({ id: ID, seq: 4, epoch: 3 });
    });

    it('should begin anew when the source did', () => {
        subscribed(2, 57);
        position.onMessage({ t: 'gap', stream: 3, from: 58, to: 60, why: 'source' });
        expect(position.resumePoint(ID)).toBeUndefined();
        subscribed(3, 1);
        expect(position.resumePoint(ID)).toEqual({ id: ID, seq: 1, epoch: 3 });
    });
});
