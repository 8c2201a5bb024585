package dev.touchline.engine.heat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Heat maps by their definition: every sample of the match is kept, and a map is the sum over all of them. Cells are found
 * by division, filters by what the classes mean; nothing is shared with the code under test but the enumerations.
 */
final class BruteForceHeat {
    private static final long LONGEST_US = 500_000;

    /** Where an object was from an instant on. */
    record Sample(long atUs, int x, int y, int playClass) {}

    private final List<List<Sample>> objects = new ArrayList<>();
    private final Pitch pitch;
    long nowUs;
    long halfUs;

    BruteForceHeat(final Pitch pitch) {
        this.pitch = pitch;
        for (int i = 0; i < 128; i++) {
            objects.add(new ArrayList<>());
        }
    }

    void sample(final int objectId, final long atUs, final int x, final int y, final int playClass) {
        objects.get(objectId).add(new Sample(atUs, x, y, playClass));
    }

    static int columns(final HeatGrid grid, final Pitch pitch) {
        return switch (grid) {
            case GRID_8X13 -> 13;
            case GRID_16X25 -> 25;
            case GRID_32X50 -> 50;
            case GRID_64X100 -> 100;
            default -> (int) Math.ceil(pitch.lengthMillimetres() / 1000.0);
        };
    }

    static int rows(final HeatGrid grid, final Pitch pitch) {
        return switch (grid) {
            case GRID_8X13 -> 8;
            case GRID_16X25 -> 16;
            case GRID_32X50 -> 32;
            case GRID_64X100 -> 64;
            default -> (int) Math.ceil(pitch.widthMillimetres() / 1000.0);
        };
    }

    /** Index 0 is outside the pitch. */
    long[] read(final HeatRequest request, final Teams teams) {
        final int columns = columns(request.grid(), pitch);
        final int rows = rows(request.grid(), pitch);
        final long[] dwell = new long[1 + columns * rows];
        for (int objectId = 0; objectId < 64; objectId++) {
            final boolean wanted = switch (request.scope()) {
                case BALL -> objectId == 0;
                case PLAYER -> objectId == request.objectId();
                case HOME -> objectId != 0 && (teams.home() >>> objectId & 1) != 0;
                default -> objectId != 0 && (teams.away() >>> objectId & 1) != 0;
            };
            if (wanted) {
                addObject(dwell, objects.get(objectId), request, side(request, teams), columns, rows);
            }
        }
        return dwell;
    }

    private static Side side(final HeatRequest request, final Teams teams) {
        if (request.scope() == HeatScope.BALL) {
            return Side.NONE;
        }
        if (request.scope() == HeatScope.PLAYER) {
            final long bit = 1L << request.objectId();
            return (teams.home() & bit) != 0 ? Side.HOME : (teams.away() & bit) != 0 ? Side.AWAY : Side.NONE;
        }
        return request.scope() == HeatScope.HOME ? Side.HOME : Side.AWAY;
    }

    private void addObject(
            final long[] dwell,
            final List<Sample> samples,
            final HeatRequest request,
            final Side side,
            final int columns,
            final int rows) {
        final long fromUs = fromUs(request.window());
        for (int i = 0; i < samples.size(); i++) {
            final Sample sample = samples.get(i);
            final long nextUs = i + 1 < samples.size() ? samples.get(i + 1).atUs() : nowUs;
            final long endUs = Math.min(nextUs, sample.atUs() + LONGEST_US);
            final long spentUs = Math.max(0, endUs - Math.max(sample.atUs(), fromUs));
            if (spentUs == 0 || !counts(sample.playClass(), request.when(), side)) {
                continue;
            }
            final boolean outside = 2 * Math.abs(sample.x()) > pitch.lengthMillimetres()
                    || 2 * Math.abs(sample.y()) > pitch.widthMillimetres();
            if (outside) {
                dwell[0] += spentUs;
                continue;
            }
            final boolean metre = request.grid() == HeatGrid.ONE_METRE;
            int column = index(sample.x(), columns, metre ? 1000L * columns : pitch.lengthMillimetres());
            int row = index(sample.y(), rows, metre ? 1000L * rows : pitch.widthMillimetres());
            final boolean homeAttacksMinusX = sample.playClass() >= 4;
            final boolean attacksMinusX = (side == Side.AWAY) != homeAttacksMinusX;
            if (request.direction() == HeatDirection.ATTACKING && attacksMinusX) {
                column = columns - 1 - column;
                row = rows - 1 - row;
            }
            dwell[1 + row * columns + column] += spentUs;
        }
    }

    /** Cells of size extent / count, the middle of all at 0; the far line is the last cell's. */
    private static int index(final int position, final int count, final long extent) {
        return (int) Math.min(Math.floorDiv((2L * position + extent) * count, 2 * extent), count - 1);
    }

    private static boolean counts(final int playClass, final HeatWhen when, final Side side) {
        final int possession = playClass % 4;
        return switch (when) {
            case IN_PLAY -> possession != PlayClass.OUT_OF_PLAY;
            case IN_POSSESSION ->
                switch (side) {
                    case HOME -> possession == PlayClass.HOME;
                    case AWAY -> possession == PlayClass.AWAY;
                    case NONE -> possession == PlayClass.HOME || possession == PlayClass.AWAY;
                };
            case OUT_OF_POSSESSION ->
                switch (side) {
                    case HOME -> possession == PlayClass.AWAY;
                    case AWAY -> possession == PlayClass.HOME;
                    case NONE -> possession == PlayClass.NOBODY;
                };
            default -> true;
        };
    }

    private long fromUs(final HeatWindow window) {
        return switch (window) {
            case ONE_MINUTE -> nowUs - 60_000_000L;
            case FIVE_MINUTES -> nowUs - 300_000_000L;
            case TEN_MINUTES -> nowUs - 600_000_000L;
            case FIFTEEN_MINUTES -> nowUs - 900_000_000L;
            case HALF -> halfUs;
            default -> 0;
        };
    }
}
