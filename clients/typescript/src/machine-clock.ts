import type { Microseconds } from './messages.ts';

/**
 * This machine's time. Never stepped back while the page lives, unlike the system clock: what it is away from the
 * server's is for {@link ClockOffset} to learn.
 */
export function machineNowUs(): Microseconds {
    return Math.round((performance.timeOrigin + performance.now()) * 1000);
}
