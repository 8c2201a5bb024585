import { describe, expect, it } from 'vitest';
import { formatDwell, scaleTop } from './heat-scale.ts';

describe('the top of the heat scale', () => {
    it('should be the 99th percentile of the cells that hold anything, whatever else is empty', () => {
        const held = Array.from({ length: 200 }, (_, i) => i + 1);
        expect(scaleTop(held)).toBe(198);
        expect(scaleTop([...held, ...new Array(7000).fill(0)])).toBe(198);
    });

    it('should not be moved by one cell that a goalkeeper stood on', () => {
        const cells = [...new Array(199).fill(2), 5000];
        expect(scaleTop(cells)).toBe(2);
    });

    it('should be the only cell there is, and 0 for none', () => {
        expect(scaleTop([0, 3, 0])).toBe(3);
        expect(scaleTop([0, 0])).toBe(0);
        expect(scaleTop([])).toBe(0);
    });
});

it.each([
    [0.0423, '0.042'],
    [0.314, '0.31'],
    [2.44, '2.4'],
    [119.6, '120'],
])('should write %d seconds a square metre as %s', (seconds, text) => {
    expect(formatDwell(seconds)).toBe(text);
});
