import type { MatchClock } from 'touchline-client';

const PERIODS = ['', '1st half', '2nd half', 'Extra time 1', 'Extra time 2', 'Penalties'];

/** What stands where nothing is known. */
export const NOTHING = '–';

/** The minute at which each period begins (Law 7: halves of 45 minutes, extra time of 15). */
const PERIOD_STARTS = [0, 0, 45, 90, 105];

/** The match clock as minutes and seconds, the second half from 45:00 as broadcasts show it; minutes run past 59. */
export function clockText({ period, ms }: MatchClock): string {
    const seconds = Math.floor(ms / 1000) + (PERIOD_STARTS[period] ?? 0) * 60;
    const pad = (value: number) => `${value}`.padStart(2, '0');
    return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}

/** How a period is called; nothing for period 0. */
export function periodText(period: number): string {
    return PERIODS[period] ?? `Period ${period}`;
}

/** A number with so many decimals, or a dash. A true minus sign, so that columns of numbers line up. */
export function fixed(value: number | null | undefined, digits: number): string {
    if (value === undefined || value === null || !Number.isFinite(value)) {
        return NOTHING;
    }
    const text = Math.abs(value).toFixed(digits);
    return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}

/** A whole number with thin spaces between thousands. */
export function grouped(value: number | undefined): string {
    return fixed(value, 0).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** A time span from milliseconds: `12 ms`, `1.4 s`, `2:05 min`. */
export function spanText(ms: number | null | undefined): string {
    if (ms === undefined || ms === null || !(ms >= 0)) {
        return NOTHING;
    }
    if (ms < 1000) {
        return `${Math.round(ms)} ms`;
    }
    if (ms < 60_000) {
        return `${(ms / 1000).toFixed(1)} s`;
    }
    const seconds = Math.floor(ms / 1000);
    return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')} min`;
}

/** A latency in milliseconds with as many decimals as it deserves. */
export function latencyText(ms: number | undefined): string {
    return ms === undefined ? NOTHING : fixed(ms, Math.abs(ms) < 9.95 ? 1 : 0);
}
