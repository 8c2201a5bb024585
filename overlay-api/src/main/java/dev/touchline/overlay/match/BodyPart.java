package dev.touchline.overlay.match;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which part of a match a body is: faults of the match are told by their place in what was sent. Immutable; any thread.
 *
 * @param place the part's place in the match; what is elsewhere in the match is told by its place there
 * @param isHome whether it is of the home team
 * @param name what the part is called in the body; empty when it is the body
 */
public record BodyPart(Pattern place, boolean isHome, String name) {
    private static final String HOME = "home";

    /** The match itself. */
    public static final BodyPart MATCH = new BodyPart(Pattern.compile("^"), false, "");

    /** The pitch. */
    public static final BodyPart PITCH = new BodyPart(Pattern.compile("^pitch(\\.|$)"), false, "");

    /** The one source that is added or replaced: those that are there already have no faults. */
    public static final BodyPart SOURCE = new BodyPart(Pattern.compile("^sources\\[\\d+](\\.|$)"), false, "");

    /** Who comes on: the others of the roster have no faults. */
    static final BodyPart COMES_ON =
            new BodyPart(Pattern.compile("^teams\\.\\w+\\.players\\[\\d+](\\.|$)"), false, "on.");

    /** A team, {@code home} or {@code away}. */
    public static BodyPart team(final String side) {
        return new BodyPart(Pattern.compile("^teams\\." + side + "(\\.|$)"), side.equals(HOME), "");
    }

    /** A team's roster. */
    public static BodyPart players(final String side) {
        return new BodyPart(Pattern.compile("^teams\\." + side + "\\.players"), side.equals(HOME), "");
    }

    List<FieldFault> told(final List<FieldFault> faults) {
        return faults.stream()
                .map(fault -> new FieldFault(place.matcher(fault.field()).replaceFirst(name), fault.message()))
                .toList();
    }
}
