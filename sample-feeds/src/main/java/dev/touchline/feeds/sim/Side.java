package dev.touchline.feeds.sim;

/**
 * One team on the pitch. Lengths seen by a side ("own frame") are turned so that it attacks +x: own x is
 * {@code direction * x}, and the same for y. One thread.
 */
final class Side {
    static final int PLAYERS = 11;

    final int index;
    final Formation formation;
    final Athlete[] players = new Athlete[PLAYERS];
    final Block block = new Block();
    Side other;
    /** 1 when the side attacks +x, -1 when it attacks -x. */
    int direction = 1;
    /** Who goes for a free ball, who presses the man on the ball, who covers the presser. */
    Athlete chaser;

    double chaseTime;
    double chaseX;
    double chaseY;
    Athlete presser;
    Athlete cover;
    /** Whether the side hunts the ball high up the pitch this time. */
    boolean hunting;

    Side(final int index, final Formation formation, final Prng random) {
        this.index = index;
        this.formation = formation;
        for (int slot = 0; slot < PLAYERS; slot++) {
            final Role role = formation.role(slot);
            final double pace = role.isWide() || role.isFront() ? 8.9 : role == Role.GK ? 7.9 : 8.5;
            players[slot] = new Athlete(this, slot, role, pace + random.between(-0.3, 0.4));
        }
    }

    Athlete keeper() {
        return players[0];
    }

    double ownX(final double x) {
        return direction * x;
    }

    double ownY(final double y) {
        return direction * y;
    }

    /** Own x of the second-last opponent, of the ball or of the halfway line, whichever is foremost (Law 11). */
    double offsideLine(final double ballX) {
        double last = Double.NEGATIVE_INFINITY;
        double secondLast = Double.NEGATIVE_INFINITY;
        for (final Athlete opponent : other.players) {
            final double depth = ownX(opponent.x);
            if (depth > last) {
                secondLast = last;
                last = depth;
            } else if (depth > secondLast) {
                secondLast = depth;
            }
        }
        return Math.max(Math.max(secondLast, ownX(ballX)), 0);
    }

    /** The opponent nearest to a point, the goalkeeper included. */
    Athlete nearestOpponent(final double x, final double y) {
        return nearest(other, x, y);
    }

    /** How near the nearest opponent is to a point. */
    double room(final double x, final double y) {
        return nearestOpponent(x, y).distanceTo(x, y);
    }

    static Athlete nearest(final Side side, final double x, final double y) {
        Athlete best = side.players[0];
        double least = Double.POSITIVE_INFINITY;
        for (final Athlete athlete : side.players) {
            final double distance = athlete.distanceTo(x, y);
            if (distance < least) {
                least = distance;
                best = athlete;
            }
        }
        return best;
    }
}
