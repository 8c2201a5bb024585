package dev.touchline.engine.game;

import dev.touchline.engine.state.Pitch;

/**
 * Tells shots (DEBS 2013 Grand Challenge, Mutschler, Ziekow and Jerzak 2013): a hit after which the extrapolated ball crosses
 * the goal within {@value #WITHIN_SECONDS} s. The ball goes on straight over the ground with its mean velocity after the hit
 * and falls at 9.81 m/s2 until it rolls; the goal is 7.32 x 2.44 m with {@value #MARGIN_MM} mm around, about the error of
 * optical tracking (Linke, Link and Lames 2018). Pure; any thread.
 */
final class ShotRule {
    static final double WITHIN_SECONDS = 1.5;
    static final int MARGIN_MM = 500;

    private static final double GRAVITY_MMPS2 = 9_810;

    private ShotRule() {}

    /**
     * When the ball crosses the goal, s after the hit; NaN when it is no shot.
     *
     * @param attack +1 when the one who hit it attacks +x, -1 when -x, 0 when it is not known: no shot then
     */
    static double secondsToGoal(final Hit hit, final int attack, final Pitch pitch) {
        final double left = pitch.lengthMillimetres() / 2.0 - attack * (double) hit.x;
        final double speed = attack * hit.vx;
        if (attack == 0 || left <= 0 || speed <= 0) {
            return Double.NaN;
        }
        final double seconds = left / speed;
        final double y = hit.y + hit.vy * seconds;
        final double z = Math.max(0, hit.z + hit.vz * seconds - GRAVITY_MMPS2 * seconds * seconds / 2);
        return seconds <= WITHIN_SECONDS && Goal.isMouth(y, z, MARGIN_MM) ? seconds : Double.NaN;
    }
}
