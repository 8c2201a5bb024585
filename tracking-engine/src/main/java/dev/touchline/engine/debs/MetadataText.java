package dev.touchline.engine.debs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Metadata while it is read, a line at a time. One thread. */
final class MetadataText {
    private static final int TEAMS = 2;
    private static final int FIRST_SHOE = 4;
    private static final int PLAYER_FIELDS = 6;
    private static final int KEEPER_FIELDS = 8;
    private static final int MOST_HALVES = 8;
    /** Three hours: it bounds the ticks that one event may set off. */
    private static final long LONGEST_HALF_PS = 10_800_000_000_000_000L;

    private static final long LATEST_PS = 999_999_999_999_999_999L;

    private final int[] roles = new int[DebsMetadata.SENSORS];
    private final List<DebsPlayer> players = new ArrayList<>();
    private final List<String> teams = new ArrayList<>();
    private final LongList starts = new LongList();
    private final LongList ends = new LongList();
    private int balls;

    MetadataText() {
        Arrays.fill(roles, DebsMetadata.UNKNOWN);
    }

    void line(final String line, final int number) throws DebsFormatException {
        final String[] fields = line.strip().split(",", -1);
        switch (fields[0]) {
            case "half" -> half(fields, number);
            case "ball" -> {
                for (int i = 1; i < fields.length; i++) {
                    give(fields[i], DebsMetadata.FIRST_BALL - balls++, number);
                }
            }
            case "referee" -> {
                for (int i = 1; i < fields.length; i++) {
                    give(fields[i], DebsMetadata.REFEREE, number);
                }
            }
            case "player" -> player(fields, number);
            default -> {
                if (!fields[0].isEmpty() && !fields[0].startsWith("#")) {
                    throw new DebsFormatException(
                            "unknown metadata: line=" + number + ", known=half, ball, referee, player, #");
                }
            }
        }
    }

    private void half(final String[] fields, final int number) throws DebsFormatException {
        final long start = number(fields, 1, LATEST_PS, number);
        final long end = number(fields, 2, LATEST_PS, number);
        final long[] before = ends.toArray();
        final boolean after = before.length == 0 || start >= before[before.length - 1];
        if (!after || before.length == MOST_HALVES || end <= start || end - start > LONGEST_HALF_PS) {
            throw new DebsFormatException("bad half: line=" + number + ", start=" + start + ", end=" + end
                    + ", longest=" + LONGEST_HALF_PS + ", most=" + MOST_HALVES);
        }
        starts.add(start);
        ends.add(end);
    }

    private void player(final String[] fields, final int number) throws DebsFormatException {
        if ((fields.length != PLAYER_FIELDS && fields.length != KEEPER_FIELDS)
                || players.size() == DebsMetadata.MOST_PLAYERS) {
            throw new DebsFormatException("bad player: line=" + number + ", fields=" + fields.length
                    + ", known=6 or 8, most=" + DebsMetadata.MOST_PLAYERS);
        }
        if (!teams.contains(fields[1])) {
            teams.add(fields[1]);
        }
        final int id = (int) number(fields, 2, Integer.MAX_VALUE, number);
        for (int i = FIRST_SHOE; i < fields.length; i++) {
            give(fields[i], players.size() * DebsMetadata.LIMBS + i - FIRST_SHOE, number);
        }
        players.add(new DebsPlayer(id, teams.indexOf(fields[1]), fields[3], fields.length == KEEPER_FIELDS));
    }

    private void give(final String text, final int role, final int number) throws DebsFormatException {
        final long sensor = number(new String[] {text}, 0, DebsMetadata.SENSORS - 1, number);
        if (roles[(int) sensor] != DebsMetadata.UNKNOWN) {
            throw new DebsFormatException("sensor given twice: line=" + number + ", sensor=" + sensor);
        }
        roles[(int) sensor] = role;
    }

    private static long number(final String[] fields, final int field, final long most, final int line)
            throws DebsFormatException {
        final String text = field < fields.length ? fields[field].strip() : "";
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) > most) {
            throw new DebsFormatException("not a number: line=" + line + ", value=" + text + ", range=0-" + most);
        }
        return Long.parseLong(text);
    }

    DebsMetadata toMetadata() throws DebsFormatException {
        final long[] from = starts.toArray();
        if (from.length == 0 || balls == 0 || teams.size() != TEAMS) {
            throw new DebsFormatException("incomplete metadata: halves=" + from.length + ", balls=" + balls + ", teams="
                    + teams.size() + ", needed=1, 1, 2");
        }
        return new DebsMetadata(roles, players, teams, balls, from, ends.toArray());
    }
}
