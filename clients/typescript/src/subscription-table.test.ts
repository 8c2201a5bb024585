import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callbackGuard } from './callback-guard.ts';
import type { ClientMessage, SubscribedMessage } from './messages.ts';
import { type StreamListener, SubscriptionTable } from './subscription-table.ts';

const EVENTS = 'match/1/events';
const RETRY_MS = 1000;

describe('the subscriptions of a client', () => {
    let sent: ClientMessage[];
    let faults: unknown[];
    let told: string[];
    let table: SubscriptionTable;

    beforeEach(() => {
        vi.useFakeTimers();
        sent = [];
        faults = [];
        told = [];
        const time = { nowUs: () => Date.now() * 1000, offsetUs: () => 0 };
        table = new SubscriptionTable(
            (message) => sent.push(message),
            time,
            callbackGuard((error) => faults.push(error)),
        );
        table.onReady();
    });

    afterEach(() => {
        vi.useRealTimers();
    });

    const listener: StreamListener = {
        onSubscribed: () => told.push('subok'),
        onMessage: (message) => told.push(message.t),
        onRefused: ({ code }) => told.push(code),
    };

    const subok = (id: number, seq: number): SubscribedMessage => {
        const effective = { rate: null, policy: 'all', delayMs: 0 };
        return { t: 'subok', id, stream: 3, epoch: 1, seq, effective };
    };

    const refused = (code: string) => table.onMessage({ t: 'suberr', id: 1, code, message: code });

    it.each(['busy', 'unknown-match', 'too-many-streams'])('should ask again under the same id after %s', (code) => {
        table.add(EVENTS, { policy: 'all' }, listener);
        table.onMessage(subok(1, 57));
        table.onEnd();
        expect(table.resumePoints()).toEqual([{ id: 1, seq: 57, epoch: 1 }]);
        table.onReady();
        refused(code);
        vi.advanceTimersByTime(RETRY_MS);
        expect(sent.map((message) => ('id' in message ? `${message.t} ${message.id}` : message.t))).toEqual([
            'sub 1',
            'sub 1',
            'sub 1',
        ]);
        table.onMessage(subok(1, 60));
        expect(told).toEqual(['subok', code, 'subok']);
    });

    it('should not ask twice when the client came back before the time', () => {
        table.add(EVENTS, {}, listener);
        refused('busy');
        table.onEnd();
        table.onReady();
        vi.advanceTimersByTime(2 * RETRY_MS);
        expect(sent).toHaveLength(2);
    });

    it('should not ask again once the subscription has ended', () => {
        const subscription = table.add(EVENTS, {}, listener);
        refused('busy');
        subscription.cancel();
        vi.advanceTimersByTime(2 * RETRY_MS);
        expect(sent.filter(({ t }) => t === 'sub')).toHaveLength(1);
    });

    it('should go on when a listener throws, and report it', () => {
        const fault = new Error('of the page');
        const fail = () => {
            throw fault;
        };
        table.add(EVENTS, {}, { onSubscribed: fail, onMessage: fail, onRefused: fail });
        table.add('match/1/state', {}, listener);
        table.onMessage(subok(1, 0));
        table.onMessage({ ...subok(2, 0), stream: 3 });
        table.onMessage({ t: 'gap', stream: 3, from: 1, to: 1, why: 'expired' });
        refused('busy');
        expect(faults).toEqual([fault, fault, fault]);
        expect(told).toEqual(['subok', 'gap']);
    });
});
