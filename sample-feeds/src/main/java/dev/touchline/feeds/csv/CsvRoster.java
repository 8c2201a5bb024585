package dev.touchline.feeds.csv;

import dev.touchline.feeds.FeedException;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.feeds.PlayerEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives the file's object names their object ids, and finds them again. A name that ends in {@code _N} gets its team's
 * N-th slot when that is free ({@code away_7} is 37), any other name the next free one; rows of a team that is neither
 * {@code ball}, {@code home}, {@code away} nor {@code official} have no object. One thread.
 */
final class CsvRoster {
    /** No object goes by this name. */
    static final int NOBODY = -1;

    private final List<Entry> known = new ArrayList<>();
    private long taken;
    private int hint;

    /** Finds an object; rows come in much the same order in every frame, so the search starts where the last ended. */
    int find(final CsvLines lines, final int field) {
        for (int i = 0, size = known.size(); i < size; i++) {
            final int at = hint + i < size ? hint + i : hint + i - size;
            final Entry candidate = known.get(at);
            if (lines.equals(field, candidate.name)) {
                hint = at + 1 < size ? at + 1 : 0;
                return candidate.objectId;
            }
        }
        return NOBODY;
    }

    /** Gives a slot to an object seen for the first time. */
    int add(final CsvLines lines, final CsvHeader header) throws FeedException {
        final String team = lines.text(header.team());
        final String name = lines.text(header.object());
        final int jersey = (int) Math.max(0, number(lines.text(header.jersey())));
        final int objectId = switch (team) {
            case "ball" -> ObjectIds.BALL;
            case "home" -> slot(lines, name, team, ObjectIds.FIRST_HOME, ObjectIds.TEAM_SLOTS);
            case "away" -> slot(lines, name, team, ObjectIds.FIRST_AWAY, ObjectIds.TEAM_SLOTS);
            case "official", "referee" -> slot(lines, name, team, ObjectIds.FIRST_OFFICIAL, ObjectIds.OFFICIAL_SLOTS);
            default -> NOBODY;
        };
        if (objectId != NOBODY) {
            taken |= 1L << objectId;
            known.add(new Entry(name, objectId, jersey));
        }
        return objectId;
    }

    /** The players whose ids are in {@code [first, first + slots)}, by id. */
    List<PlayerEntry> players(final int first, final int slots) {
        return known.stream()
                .filter(k -> k.objectId >= first && k.objectId < first + slots)
                .sorted(Comparator.comparingInt(k -> k.objectId))
                .map(k -> new PlayerEntry(k.objectId, k.jersey, k.text, ""))
                .toList();
    }

    private int slot(final CsvLines lines, final String name, final String team, final int first, final int slots)
            throws FeedException {
        final long wanted = number(name.substring(name.lastIndexOf('_') + 1));
        if (wanted >= 1 && wanted <= slots && ((taken >>> (first + wanted - 1)) & 1) == 0) {
            return first + (int) wanted - 1;
        }
        for (int id = first; id < first + slots; id++) {
            if (((taken >>> id) & 1) == 0) {
                return id;
            }
        }
        throw new FeedException("too many objects: team=" + team + ", limit=" + slots + ", object=" + name + ", line="
                + lines.lineNumber());
    }

    private static long number(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        final long thousandths = DecimalField.thousandths(bytes, 0, bytes.length);
        return thousandths == DecimalField.NOT_A_NUMBER ? -1 : thousandths / 1_000;
    }

    @Override
    public String toString() {
        return Arrays.toString(known.stream().map(k -> k.text).toArray());
    }

    private static final class Entry {
        private final byte[] name;
        private final String text;
        private final int objectId;
        private final int jersey;

        Entry(final String text, final int objectId, final int jersey) {
            this.name = text.getBytes(StandardCharsets.UTF_8);
            this.text = text;
            this.objectId = objectId;
            this.jersey = jersey;
        }
    }
}
