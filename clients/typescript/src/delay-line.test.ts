import { beforeEach, describe, expect, it } from 'vitest';
import { DelayLine, type Scene } from './delay-line.ts';
import type { TrackFrame } from './track-frame.ts';

const INTERVAL_US = 40_000;
const SPEED_MPS = 5;

/** Frame `n` of an object that runs along x at 5 m/s: at n x 40 ms it is n x 0.2 m from the centre. */
function frame(n: number): TrackFrame {
    const runner = { objectId: 7, x: n * 0.2, y: -3, z: 0, vx: SPEED_MPS, vy: 0 };
    return {
        seq: n,
        tsUs: n * INTERVAL_US,
        clock: { period: 1, ms: n * 40, running: true },
        objects: new Map([[7, { ...runner, quality: 'live', ageMs: 0, distance: 0 }]]),
    };
}

const xOf = (scene: Scene) => scene.objects[0]?.place.x ?? Number.NaN;

describe('the delay line', () => {
    let line: DelayLine;

    beforeEach(() => {
        line = new DelayLine();
        line.onTimeline({ mode: 'live', mediaUs: 0, atUs: 0, rate: 1 }, 0, 0);
    });

    /** Frames 1 to `last`, each arriving 6 ms after its capture. */
    function receive(last: number): void {
        for (let n = 1; n <= last; n++) {
            line.onFrame(frame(n), n * INTERVAL_US + 6000);
        }
    }

    it('should draw 90 ms behind media time, between the frames around that instant', () => {
        receive(10);
        // 400 ms - 90 ms = 310 ms of running at 5 m/s, three quarters of the way from frame 7 to frame 8.
        const scene = line.scene(400_000);
        expect(scene.tsUs).toBe(310_000);
        expect(xOf(scene)).toBeCloseTo(1.55, 9);
        expect(scene.overdueMs).toBe(0);
        expect(scene.clock?.ms).toBe(280);
    });

    it('should move by as much as the time between two refreshes', () => {
        receive(10);
        const step = xOf(line.scene(400_000 + 16_667)) - xOf(line.scene(400_000));
        expect(step).toBeCloseTo(SPEED_MPS * 0.016667, 6);
    });

    it('should go on for 100 ms past the newest frame and then hold', () => {
        receive(10);
        expect(xOf(line.scene(400_000 + 90_000 + 60_000))).toBeCloseTo(2 + SPEED_MPS * 0.06, 9);
        expect(xOf(line.scene(400_000 + 90_000 + 100_000))).toBeCloseTo(2.5, 9);
        const held = line.scene(400_000 + 90_000 + 3_000_000);
        expect(xOf(held)).toBeCloseTo(2.5, 9);
        expect(held.overdueMs).toBeCloseTo(3000, 9);
    });

    it('should draw a replay at its rate', () => {
        line.onTimeline({ mode: 'replay', mediaUs: 0, atUs: 0, rate: 2 }, 0, 0);
        for (let n = 1; n <= 10; n++) {
            line.onFrame(frame(n), (n * INTERVAL_US) / 2 + 6000);
        }
        // 180 ms here is 360 ms in the media, 90 ms of delay here is 180 ms there.
        expect(line.scene(180_000).tsUs).toBe(180_000);
        expect(xOf(line.scene(180_000))).toBeCloseTo(0.9, 9);
    });

    it('should draw by the server’s clock', () => {
        const ahead = 7_000_000;
        line.reset();
        line.onTimeline({ mode: 'live', mediaUs: ahead, atUs: ahead, rate: 1 }, ahead, 0);
        for (let n = 1; n <= 10; n++) {
            line.onFrame({ ...frame(n), tsUs: ahead + n * INTERVAL_US }, n * INTERVAL_US + 6000);
        }
        expect(xOf(line.scene(400_000))).toBeCloseTo(1.55, 9);
    });

    it('should tell how late a frame came, and not take one that is no newer', () => {
        expect(line.onFrame(frame(2), 2 * INTERVAL_US + 6000)).toBe(6);
        expect(line.onFrame(frame(2), 2 * INTERVAL_US + 9000)).toBeUndefined();
        expect(line.onFrame(frame(1), 2 * INTERVAL_US + 9000)).toBeUndefined();
        expect(line.newest?.seq).toBe(2);
    });

    it('should show nothing without frames, and the first frame at once', () => {
        expect(line.scene(0).objects).toEqual([]);
        line.onFrame(frame(10), 400_000);
        expect(xOf(line.scene(400_000))).toBe(2);
    });

    it('should fall further behind when frames are further apart', () => {
        for (let n = 1; n <= 60; n++) {
            line.onFrame({ ...frame(n), tsUs: n * 200_000 }, n * 200_000 + 6000);
        }
        // 6 ms late, 1.25 x 200 ms apart, 10 ms of margin.
        expect(line.delayMs).toBeCloseTo(266, 6);
    });

    it('should draw as late as the picture is', () => {
        line.delayBy(200);
        receive(10);
        expect(line.delayMs).toBe(200);
        // 400 ms - 200 ms: frame 5, 1 m from the centre.
        expect(xOf(line.scene(400_000))).toBeCloseTo(1, 9);
    });

    it('should keep the frames of a long delay', () => {
        line.delayBy(60_000);
        receive(2000);
        // 80 s - 60 s: frame 500.
        expect(xOf(line.scene(80_000_000))).toBeCloseTo(100, 9);
    });

    it('should count what the server holds back as no lateness', () => {
        line.onHeldBack(3000);
        for (let n = 1; n <= 100; n++) {
            line.onFrame(frame(n), n * INTERVAL_US + 3_006_000);
        }
        expect(line.delayMs).toBe(3090);
        expect(line.scene(7_000_000).tsUs).toBe(3_910_000);
    });

    it('should forget the frames of another run', () => {
        receive(10);
        line.reset();
        expect(line.scene(400_000).objects).toEqual([]);
        expect(line.onFrame(frame(1), 40_000)).toBeDefined();
    });
});
