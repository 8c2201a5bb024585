import { describe, expect, it } from 'vitest';
import { PENALTY_ARC_ANGLE, PitchView } from './pitch-geometry.ts';

const PITCH = { lengthMetres: 105, widthMetres: 68 };

describe('the view of the pitch', () => {
    it('should put the centre spot in the middle, +x right and +y up', () => {
        // 1150 / (105 + 10) = 10 pixels a metre; 68 + 10 m high is 780 of 800.
        const view = new PitchView(PITCH, 1150, 800, 5);
        expect(view.scale).toBe(10);
        expect(view.toCanvas(0, 0)).toEqual({ x: 575, y: 400 });
        expect(view.toCanvas(52.5, 34)).toEqual({ x: 1100, y: 60 });
        expect(view.box).toEqual({ x: 50, y: 60, width: 1050, height: 680 });
    });

    it('should fit by the height when that is scarcer', () => {
        expect(new PitchView(PITCH, 5000, 780, 5).scale).toBe(10);
    });

    it('should fit odd pitches to the same scale both ways', () => {
        const view = new PitchView({ lengthMetres: 104.82, widthMetres: 68.407 }, 1048.2, 1000, 0);
        expect(view.scale).toBeCloseTo(10, 12);
        expect(view.box.height).toBeCloseTo(684.07, 9);
    });

    it('should lead back to the pitch', () => {
        const view = new PitchView(PITCH, 1234, 777, 3);
        const { x, y } = view.toCanvas(-12.345, 6.789);
        expect(view.toPitch(x, y).x).toBeCloseTo(-12.345, 9);
        expect(view.toPitch(x, y).y).toBeCloseTo(6.789, 9);
    });

    it('should survive a canvas without pixels', () => {
        expect(new PitchView(PITCH, 0, 0, 3).scale).toBeGreaterThan(0);
    });
});

it('should end the penalty arc on the line of the penalty area', () => {
    // From the spot the line is 16.5 - 11 = 5.5 m away and the arc 9.15 m: cos of the angle is 0.601, the angle 53.05 degrees.
    expect((PENALTY_ARC_ANGLE * 180) / Math.PI).toBeCloseTo(53.05, 2);
});
