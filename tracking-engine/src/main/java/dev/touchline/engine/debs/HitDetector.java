package dev.touchline.engine.debs;

/**
 * Hits of the ball: its acceleration rises to the challenge's 55 m/s2 while a player's limb is nearer than a metre. One rise is
 * one hit: there is no other before the acceleration fell again. One thread.
 */
final class HitDetector {
    private static final long LEAST_ACCELERATION = 55_000_000;
    private static final long REACH_MILLIMETRES = 1_000;

    private final Bodies bodies;
    private boolean hit;

    HitDetector(final Bodies bodies) {
        this.bodies = bodies;
    }

    /** Who hits the ball at this event of it, or {@link Bodies#NOBODY}. */
    int hitter(final DebsEvent ball) {
        if (ball.acceleration() < LEAST_ACCELERATION) {
            hit = false;
            return Bodies.NOBODY;
        }
        if (hit) {
            return Bodies.NOBODY;
        }
        final int player = bodies.nearest(
                ball.xMillimetres(), ball.yMillimetres(), ball.zMillimetres(), ball.timePs(), REACH_MILLIMETRES);
        hit = player != Bodies.NOBODY;
        return player;
    }

    /** The ball is out of play: the next rise is another one. */
    void release() {
        hit = false;
    }
}
