package dev.touchline.overlay.match;

import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds everything that is wrong with a match document, in one pass. One thread; used once. */
final class MatchFaults {
    private static final long LARGEST_MATCH_ID = 0xffff_ffffL;
    private static final int MOST_SOURCES = 64;
    private static final int LONGEST_TEXT = 100;
    /** An IPv6 address that ends as an IPv4 one, in brackets. */
    private static final int LONGEST_ADDRESS = 47;

    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_DELAY_MS = 120_000;
    /** A minute: enough for a clock that shows UTC in place of TAI. */
    private static final double LARGEST_OFFSET_MICROS = 60e6;

    private static final int LAST_ROSTER_OBJECT = 63;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{32}");

    private final List<FieldFault> faults = new ArrayList<>();

    private MatchFaults() {}

    /** The faults of a document whose defaults are filled in. */
    static List<FieldFault> of(final MatchDocument match) {
        return of(match, false);
    }

    /** The same; of an object id that both teams have, the fault is the one's whose roster is looked at last. */
    static List<FieldFault> of(final MatchDocument match, final boolean homeLast) {
        final MatchFaults found = new MatchFaults();
        found.range("id", match.id(), 0, LARGEST_MATCH_ID);
        found.text("name", match.name());
        found.range("rate", match.rate(), 0.01, 1000);
        found.range("pitch.lengthMetres", match.pitch().lengthMetres(), 10, 200);
        found.range("pitch.widthMetres", match.pitch().widthMetres(), 10, 200);
        found.range("delayMs", match.delayMs(), 0, LONGEST_DELAY_MS);
        final Set<Integer> objects = new HashSet<>();
        if (homeLast) {
            found.team("teams.away", match.teams().away(), objects);
            found.team("teams.home", match.teams().home(), objects);
        } else {
            found.team("teams.home", match.teams().home(), objects);
            found.team("teams.away", match.teams().away(), objects);
        }
        found.sources(match.sources());
        return found.faults;
    }

    private void team(final String field, final TeamDocument team, final Set<Integer> objects) {
        text(field + ".name", team.name());
        text(field + ".shortName", team.shortName());
        if (!COLOUR.matcher(team.colour()).matches()) {
            fault(field + ".colour", "is not #rrggbb: value=" + team.colour());
        }
        for (int i = 0; i < team.players().size(); i++) {
            final PlayerDocument player = team.players().get(i);
            final String at = field + ".players[" + i + "]";
            if (player == null) {
                fault(at, "is null");
                continue;
            }
            player(at, player);
            if (player.objectId() != null && !objects.add(player.objectId())) {
                fault(at + ".objectId", "is another player's too: value=" + player.objectId());
            }
        }
    }

    /** The faults of a player who is told of outside a roster. */
    static List<FieldFault> ofPlayer(final String field, final PlayerDocument player) {
        final MatchFaults found = new MatchFaults();
        if (player == null) {
            found.fault(field, "is missing");
        } else {
            found.player(field, player);
        }
        return found.faults;
    }

    private void player(final String at, final PlayerDocument player) {
        range(at + ".objectId", player.objectId(), 1, LAST_ROSTER_OBJECT);
        if (player.number() != null) {
            range(at + ".number", player.number(), 0, 999);
        }
        text(at + ".name", player.name());
        if (player.position() != null && !player.position().isEmpty()) {
            text(at + ".position", player.position());
        }
    }

    private void sources(final List<SourceDocument> sources) {
        if (sources.size() > MOST_SOURCES) {
            fault("sources", "has more than " + MOST_SOURCES + ": count=" + sources.size());
        }
        final Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            final SourceDocument source = sources.get(i);
            final String at = "sources[" + i + "]";
            if (source == null) {
                fault(at, "is null");
                continue;
            }
            range(at + ".id", source.id(), 0, 0xffff);
            if (source.id() != null && !ids.add(source.id())) {
                fault(at + ".id", "is another source's too: value=" + source.id());
            }
            if (source.name() != null) {
                text(at + ".name", source.name());
            }
            if (source.expectedRate() != null) {
                range(at + ".expectedRate", source.expectedRate(), 0, 1e9);
            }
            if (source.allowedSender() != null) {
                sender(at + ".allowedSender", source.allowedSender());
            }
            if (source.clockOffsetMicros() != null) {
                range(
                        at + ".clockOffsetMicros",
                        source.clockOffsetMicros(),
                        -LARGEST_OFFSET_MICROS,
                        LARGEST_OFFSET_MICROS);
            }
            if (source.key() == null && Boolean.TRUE.equals(source.signed())) {
                fault(at + ".signed", "is true, but no key is given and none is known");
            }
            if (source.key() != null && !KEY.matcher(source.key()).matches()) {
                fault(at + ".key", "is not 32 hexadecimal digits");
            }
        }
    }

    private void sender(final String field, final String value) {
        if (value.length() > LONGEST_ADDRESS) {
            fault(field, "is not an IP address: length=" + value.length());
        } else if (value.indexOf('%') >= 0 || NetUtil.createByteArrayFromIpAddressString(value) == null) {
            // Netty takes anything after the % of a zone.
            fault(field, "is not an IP address: value=" + value);
        }
    }

    private void text(final String field, final String value) {
        if (value == null) {
            fault(field, "is missing");
        } else if (value.isBlank()) {
            fault(field, "is empty");
        } else if (value.length() > LONGEST_TEXT) {
            fault(field, "is longer than " + LONGEST_TEXT + " characters: length=" + value.length());
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            fault(field, "has control characters");
        } else if (value.codePoints().anyMatch(MatchFaults::isHalf)) {
            fault(field, "has half a character");
        }
    }

    /** A surrogate without its other half is no text: it has no UTF-8. */
    private static boolean isHalf(final int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private void range(final String field, final Number value, final double least, final double most) {
        if (value == null) {
            fault(field, "is missing");
        } else if (!(value.doubleValue() >= least && value.doubleValue() <= most)) {
            fault(field, "is not " + plain(least) + " to " + plain(most) + ": value=" + value);
        }
    }

    private static String plain(final double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void fault(final String field, final String message) {
        if (faults.size() == MOST_FAULTS) {
            return;
        }
        faults.add(new FieldFault(field, message));
    }
}
