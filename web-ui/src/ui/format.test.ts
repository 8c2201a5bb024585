import { expect, it } from 'vitest';
import { clockText, fixed, grouped, latencyText, periodText, spanText } from './format.ts';

it.each([
    [1, 0, '00:00'],
    [1, 59_999, '00:59'],
    [1, 2_712_340, '45:12'],
    [2, 0, '45:00'],
    [2, 2_712_340, '90:12'],
    [3, 61_000, '91:01'],
    [4, 899_000, '119:59'],
    [5, 6_000_000, '100:00'],
])('should write a clock of period %d at %d ms as %s', (period, ms, text) => {
    expect(clockText({ period, ms, running: true })).toBe(text);
});

it('should name the periods', () => {
    expect([1, 2, 3, 4, 5, 6].map(periodText)).toEqual([
        '1st half',
        '2nd half',
        'Extra time 1',
        'Extra time 2',
        'Penalties',
        'Period 6',
    ]);
});

it('should write numbers with a true minus sign, and never minus nothing', () => {
    expect(fixed(-1.25, 1)).toBe('\u22121.3');
    expect(fixed(-0.04, 1)).toBe('0.0');
    expect(fixed(undefined, 1)).toBe('–');
    expect(fixed(null, 1)).toBe('–');
    expect(grouped(1234567)).toBe('1\u2009234\u2009567');
});

it.each([
    [12.4, '12 ms'],
    [1440, '1.4 s'],
    [125_000, '2:05 min'],
    [null, '–'],
])('should write a span of %s ms as %s', (ms, text) => {
    expect(spanText(ms)).toBe(text);
});

it('should write short latencies with a decimal', () => {
    expect([0.095, 9.96, 42.4].map(latencyText)).toEqual(['0.1', '10', '42']);
});
