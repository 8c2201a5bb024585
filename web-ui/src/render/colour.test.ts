import { describe, expect, it } from 'vitest';
import { contrast, cssColour, inkOn, NEUTRAL, parseColour } from './colour.ts';

describe('a colour', () => {
    it('should be read from either notation, and be neutral otherwise', () => {
        expect(parseColour('#2f6fdf')).toEqual([47, 111, 223]);
        expect(parseColour('#F80')).toEqual([255, 136, 0]);
        expect(parseColour('blue')).toBe(NEUTRAL);
        expect(parseColour('')).toBe(NEUTRAL);
    });

    it('should be written as CSS wants it', () => {
        expect(cssColour([1, 2, 3])).toBe('rgb(1 2 3)');
        expect(cssColour([1, 2, 3], 0.5)).toBe('rgb(1 2 3 / 0.5)');
    });

    it('should contrast as WCAG says', () => {
        expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21, 9);
        expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
    });

    it.each(['#ffffff', '#ffd84a', '#2f6fdf', '#d8433b', '#000000', '#7fffd4'])(
        'should have a number on it that reads at 3 to 1: %s',
        (text) => {
            const ground = parseColour(text);
            expect(contrast(ground, inkOn(ground))).toBeGreaterThanOrEqual(3);
        },
    );
});
