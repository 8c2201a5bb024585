package dev.touchline.feeds.sim;

/** Moves the bodies and keeps them apart and off the boards: who comes closer than an arm's length is pushed aside, softly,
 * and who runs towards a line slows down in time. One thread. */
final class Crowd {
    private static final double ELBOW = 1.1;
    private static final double FELLOW_ELBOW = 2.6;
    /** How far beyond the lines a player may run out, m, and how hard he can stop, m/s2. */
    private static final double RUN_OFF = 1.6;

    private static final double STOPPING = 3.6;
    private static final double PUSH = 2.4;

    private final World world;
    private double awayX;
    private double awayY;

    Crowd(final World world) {
        this.world = world;
    }

    void move(final double dt) {
        for (final Athlete athlete : world.athletes) {
            awayX = 0;
            awayY = 0;
            for (final Athlete near : world.athletes) {
                if (near != athlete) {
                    shy(athlete, near);
                }
            }
            awayX -= excess(athlete.x, athlete.vx, world.pitch.halfLength());
            awayY -= excess(athlete.y, athlete.vy, world.pitch.halfWidth());
            athlete.move(dt, awayX, awayY);
        }
    }

    /** By how much he is too fast along an axis to stop before the boards. */
    private static double excess(final double place, final double speed, final double line) {
        final double sign = speed < 0 ? -1 : 1;
        final double left = Math.max(0, line + RUN_OFF - sign * place);
        return sign * Math.max(0, Math.abs(speed) - Math.sqrt(2 * STOPPING * left));
    }

    private void shy(final Athlete athlete, final Athlete near) {
        final double dx = athlete.x - near.x;
        final double dy = athlete.y - near.y;
        final double elbow = athlete.side == near.side ? FELLOW_ELBOW : ELBOW;
        if (Math.abs(dx) > elbow || Math.abs(dy) > elbow) {
            return;
        }
        final double distance = Geometry.length(dx, dy);
        if (distance < elbow) {
            final double strength = PUSH * (1 - distance / elbow);
            final double same = distance < 1e-3 ? 1 : 0;
            awayX += (dx + same * (athlete.slot - 5) * 1e-3) / Math.max(distance, 1e-3) * strength;
            awayY += (dy + same * 1e-3) / Math.max(distance, 1e-3) * strength;
        }
    }
}
