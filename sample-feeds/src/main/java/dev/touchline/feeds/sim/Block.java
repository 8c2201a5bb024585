package dev.touchline.feeds.sim;

/**
 * Where a team as a whole stands, in its own frame: the x of its last line, how deep and how wide it is, and around which
 * y. It follows the ball as seen with some delay, and opens up when the team attacks. One thread.
 */
final class Block {
    private static final double SIGHT_LAG = 0.7;
    private static final double MOOD_LAG = 1.8;

    private double seenX;
    private double seenY;
    private double attack = 0.5;
    private double line;
    private double depth = 28;
    private double width = 40;
    private double centre;

    /** Own x and y of the ball as the team has taken it in. */
    double seenX() {
        return seenX;
    }

    double seenY() {
        return seenY;
    }

    /** 0 when the team defends, 1 when it attacks, in between while it changes over. */
    double attack() {
        return attack;
    }

    void update(final double ballX, final double ballY, final boolean hasBall, final Pitch pitch, final double dt) {
        seenX += (ballX - seenX) * dt / SIGHT_LAG;
        seenY += (ballY - seenY) * dt / SIGHT_LAG;
        attack += ((hasBall ? 1 : 0) - attack) * dt / MOOD_LAG;
        final double goal = -pitch.halfLength();
        final double defending = Geometry.clamp(0.78 * seenX - 14, goal + 9.5, -3);
        final double attacking = Geometry.clamp(0.72 * seenX - 13, goal + 14, 4);
        line = Geometry.mix(defending, attacking, attack);
        depth = Geometry.mix(26 + 0.08 * seenX, 35, attack);
        width = Geometry.mix(33, 50, attack);
        final double sway = Geometry.mix(0.55, 0.30, attack);
        final double slack = pitch.halfWidth() - width / 2;
        centre = Geometry.clamp(sway * seenY, -slack - 2, slack + 2);
    }

    /** Forgets the flow of play, as before a kick-off. */
    void reset() {
        seenX = 0;
        seenY = 0;
        attack = 0.5;
    }

    double placeX(final double slotDepth) {
        return line + slotDepth * depth;
    }

    double placeY(final double slotSide) {
        return centre + slotSide * width / 2;
    }
}
