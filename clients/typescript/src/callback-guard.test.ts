import { describe, expect, it, vi } from 'vitest';
import { callbackGuard } from './callback-guard.ts';

describe('the guard of callbacks', () => {
    it('should answer what the callback does', () => {
        expect(callbackGuard(() => expect.fail('no fault'))(() => 7)).toBe(7);
    });

    it('should report what is thrown, at once or later', async () => {
        const faults: unknown[] = [];
        const guard = callbackGuard((fault) => faults.push(fault));
        guard(() => {
            throw 'now';
        });
        await Promise.allSettled([guard(() => Promise.reject('later'))]);
        expect(faults).toEqual(['now', 'later']);
    });

    it('should hold also when the report fails', () => {
        const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
        const guard = callbackGuard(() => {
            throw 'another';
        });
        guard(() => {
            throw 'one';
        });
        expect(printed).toHaveBeenCalledWith('another');
        printed.mockRestore();
    });
});
