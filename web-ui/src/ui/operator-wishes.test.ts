import type { ControlMessage } from 'touchline-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IDENTIFY_MS, OperatorWishes } from './operator-wishes.ts';

describe('an operator’s wishes', () => {
    const changed = vi.fn();
    let wishes: OperatorWishes;
    const freeze = (on: boolean): ControlMessage => ({ t: 'ctl', command: 'freeze', on });
    const plain = (command: 'clear' | 'identify' | 'reload'): ControlMessage => ({ t: 'ctl', command });

    beforeEach(() => {
        vi.useFakeTimers();
        changed.mockClear();
        wishes = new OperatorWishes(changed);
    });

    afterEach(() => {
        wishes.stop();
        vi.useRealTimers();
    });

    it('should hold the picture until it is let go', () => {
        wishes.onControl(freeze(true));
        expect(wishes.frozen).toBe(true);
        wishes.onControl(freeze(false));
        expect(wishes.frozen).toBe(false);
        expect(changed).toHaveBeenCalledTimes(2);
    });

    it('should hide the picture until somebody has it shown again', () => {
        wishes.onControl(plain('clear'));
        expect(wishes.cleared).toBe(true);
        wishes.showAgain();
        expect(wishes.cleared).toBe(false);
        expect(changed).toHaveBeenCalledTimes(2);
    });

    it('should show a cleared picture again when it is let go, and not when it is held', () => {
        wishes.onControl(plain('clear'));
        wishes.onControl(freeze(true));
        expect(wishes.cleared).toBe(true);
        wishes.onControl(freeze(false));
        expect(wishes.cleared).toBe(false);
    });

    it('should leave a held picture to the operator when somebody has it shown again', () => {
        wishes.onControl(freeze(true));
        wishes.onControl(plain('clear'));
        wishes.showAgain();
        expect(wishes.frozen).toBe(true);
    });

    it('should say which client it is for some seconds after the last request', () => {
        wishes.onControl(plain('identify'));
        vi.advanceTimersByTime(IDENTIFY_MS - 1);
        wishes.onControl(plain('identify'));
        vi.advanceTimersByTime(IDENTIFY_MS - 1);
        expect(wishes.identifying).toBe(true);
        vi.advanceTimersByTime(1);
        expect(wishes.identifying).toBe(false);
        expect(changed).toHaveBeenCalledTimes(3);
    });

    it('should leave commands that are not about the picture to others', () => {
        wishes.onControl(plain('reload'));
        wishes.onControl({ t: 'ctl', command: 'setDelay', delayMs: 1000 });
        expect(changed).not.toHaveBeenCalled();
    });
});
