package dev.touchline.feeds.sim;

/** Where the players go for a kick-off, a corner, a free kick, who takes it, and how. One thread. */
final class SetPieces {
    private static final double[] BOX_X = {6.5, 8, 9.5, 11, 7, 18.5};
    private static final double[] BOX_Y = {-3.5, 2.5, 6, -0.5, -7, 3};

    private final World world;

    SetPieces(final World world) {
        this.world = world;
    }

    Athlete chooseTaker(final Restarts.Kind kind, final Side side, final double x, final double y) {
        return switch (kind) {
            case KICK_OFF -> side.players[Side.PLAYERS - 1];
            case GOAL_KICK -> side.keeper();
            case CORNER -> nearestOf(side, x, y, false, true);
            case THROW_IN -> nearestOf(side, x, y, true, true);
            case FREE_KICK -> nearestOf(side, x, y, true, side.ownX(x) > 0);
        };
    }

    private static Athlete nearestOf(
            final Side side, final double x, final double y, final boolean backs, final boolean noCentreBacks) {
        Athlete best = side.players[Side.PLAYERS - 2];
        double least = Double.POSITIVE_INFINITY;
        for (final Athlete athlete : side.players) {
            final boolean may = athlete.role != Role.GK
                    && athlete.role != Role.ST
                    && (backs || !athlete.role.isBack())
                    && !(noCentreBacks && athlete.role == Role.CB);
            final double distance = athlete.distanceTo(x, y);
            if (may && distance < least) {
                least = distance;
                best = athlete;
            }
        }
        return best;
    }

    /** Sends everybody but the taker to his place, where it is not his place in the shape. */
    void arrange(final Restarts.Kind kind, final Side side, final Athlete taker, final double x, final double y) {
        switch (kind) {
            case KICK_OFF -> {
                kickOff(side, taker);
                kickOff(side.other, null);
            }
            case CORNER -> corner(side, taker, x);
            case FREE_KICK, GOAL_KICK, THROW_IN -> keepAway(side, kind, x, y);
        }
    }

    /** Whether the opponents are where the Laws want them. */
    boolean ready(final Restarts.Kind kind, final Side side, final double x, final double y) {
        if (kind != Restarts.Kind.KICK_OFF) {
            return true;
        }
        for (final Athlete athlete : world.athletes) {
            final double own = athlete.side.ownX(athlete.x);
            final boolean inCircle = athlete.side != side && athlete.distanceTo(x, y) < Pitch.FREE_KICK_DISTANCE - 0.3;
            if (own > 0.6 || inCircle) {
                return false;
            }
        }
        return true;
    }

    void take(final Restarts.Kind kind, final Athlete taker, final double x) {
        final OnBall onBall = world.onBall;
        final Side side = taker.side;
        switch (kind) {
            case THROW_IN -> throwIn(taker);
            case CORNER ->
                onBall.kicks()
                        .loft(
                                taker,
                                null,
                                side.direction * (world.pitch.halfLength() - world.random.between(5, 11)),
                                world.random.between(-5, 5),
                                world.random.between(0.4, 0.6));
            case FREE_KICK -> {
                if (side.ownX(x) > world.pitch.halfLength() - 40 && world.random.chance(0.75)) {
                    onBall.kicks()
                            .loft(
                                    taker,
                                    null,
                                    side.direction * (world.pitch.halfLength() - world.random.between(7, 12)),
                                    world.random.between(-7, 7),
                                    world.random.between(0.4, 0.6));
                } else {
                    pass(taker);
                }
            }
            case GOAL_KICK -> {
                if (world.random.chance(0.5)) {
                    onBall.kicks()
                            .loft(
                                    taker,
                                    null,
                                    side.direction * world.random.between(0, 15),
                                    world.random.between(-24, 24),
                                    0.7);
                } else {
                    pass(taker);
                }
            }
            case KICK_OFF -> {
                world.opening.begin();
                final Athlete back = backward(taker);
                onBall.kicks().ground(taker, back, back.x, back.y, 4.5);
            }
        }
    }

    private void pass(final Athlete taker) {
        world.onBall.passing().choose(taker);
        world.onBall.passing().play(taker);
    }

    private void throwIn(final Athlete taker) {
        Athlete best = taker.side.keeper();
        double most = Double.NEGATIVE_INFINITY;
        for (final Athlete mate : taker.side.players) {
            final double distance = mate.distanceTo(taker.x, taker.y);
            final double score = Math.min(6, taker.side.room(mate.x, mate.y)) - 0.3 * Math.abs(distance - 11);
            if (mate != taker && mate.role != Role.GK && distance < 26 && score > most) {
                most = score;
                best = mate;
            }
        }
        final double distance = Math.max(3, best.distanceTo(taker.x, taker.y));
        final double speed = Geometry.clamp(4 + 0.55 * distance, 6, 14);
        final double flight = distance / speed;
        final double up = -1.6 / flight + Ball.GRAVITY * flight / 2;
        world.onBall.kicks().header(taker, best, best.x + 0.5 * best.vx, best.y + 0.5 * best.vy, speed, up);
    }

    private static Athlete backward(final Athlete taker) {
        Athlete best = taker.side.players[1];
        double least = Double.POSITIVE_INFINITY;
        for (final Athlete mate : taker.side.players) {
            final double off = Math.abs(mate.distanceTo(taker.x, taker.y) - 13);
            if (mate != taker && mate.role != Role.GK && off < least) {
                least = off;
                best = mate;
            }
        }
        return best;
    }

    private void kickOff(final Side side, final Athlete taker) {
        final boolean first = taker != null;
        for (final Athlete athlete : side.players) {
            if (athlete == taker) {
                continue;
            }
            double x = -23 + 21.5 * side.formation.depth(athlete.slot);
            double y = 23 * side.formation.side(athlete.slot);
            if (athlete.role == Role.GK) {
                x = -world.pitch.halfLength() + 6;
                y = 0;
            }
            final double spot = Geometry.length(x, y);
            if (!first && spot < 10.5) {
                x = -Math.sqrt(Math.max(4, 10.5 * 10.5 - y * y));
            }
            athlete.seek(side.direction * x, side.direction * y, 0.85, 3.2);
        }
    }

    private void corner(final Side side, final Athlete taker, final double x) {
        final int end = x > 0 ? 1 : -1;
        int box = 0;
        for (int slot = Side.PLAYERS - 1; slot >= 1; slot--) {
            final Athlete athlete = side.players[slot];
            final boolean staysBack = athlete.role.isFullBack() || athlete.role == Role.DM;
            if (athlete == taker || staysBack || box >= BOX_X.length) {
                continue;
            }
            final double ax = end * (world.pitch.halfLength() - BOX_X[box] - 3);
            athlete.seek(ax, BOX_Y[box] * 1.2, 0.95, 4);
            final Athlete guard = side.other.players[1 + box];
            guard.seek(end * (world.pitch.halfLength() - BOX_X[box] - 1.4), BOX_Y[box] * 1.1, 0.95, 4);
            box++;
        }
        for (int slot = 1 + box; slot < Side.PLAYERS - 1; slot++) {
            final Athlete guard = side.other.players[slot];
            guard.seek(end * (world.pitch.halfLength() - 3 - 3.5 * (slot - box)), 3.0 * (slot - 8), 0.95, 4);
        }
    }

    private void keepAway(final Side side, final Restarts.Kind kind, final double x, final double y) {
        final double least = kind == Restarts.Kind.THROW_IN ? 3 : 10;
        for (final Athlete athlete : side.other.players) {
            final double distance = athlete.distanceTo(x, y);
            if (distance < least && athlete.role != Role.GK) {
                final double norm = Math.max(0.5, distance);
                athlete.seek(
                        world.pitch.clampX(x + (athlete.x - x) / norm * (least + 2), 1),
                        world.pitch.clampY(y + (athlete.y - y) / norm * (least + 2), 1),
                        1,
                        3);
            }
        }
    }
}
