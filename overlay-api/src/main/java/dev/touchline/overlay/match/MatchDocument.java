package dev.touchline.overlay.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A match as the control plane takes and shows it. What a client leaves out is null until {@link #withDefaults} fills it in.
 *
 * @param id 0 to 4294967295, as records carry it
 * @param mode whether capture times are around now
 * @param rate how fast a replay is played, 1 for real time
 * @param delayMs how late the picture is that graphics are laid over; what clients of the role
 *     {@code graphics} are held back by unless they ask otherwise
 */
public record MatchDocument(
        Long id,
        String name,
        Mode mode,
        Double rate,
        PitchDocument pitch,
        TeamsDocument teams,
        List<SourceDocument> sources,
        Integer delayMs) {
    /** A match of whose delay nothing is said. */
    public MatchDocument(
            final Long id,
            final String name,
            final Mode mode,
            final Double rate,
            final PitchDocument pitch,
            final TeamsDocument teams,
            final List<SourceDocument> sources) {
        this(id, name, mode, rate, pitch, teams, sources, null);
    }

    /** Whether capture times are around now, or a recording's. */
    public enum Mode {
        @JsonProperty("live")
        LIVE,
        @JsonProperty("replay")
        REPLAY
    }

    /** The same match with what was left out filled in. */
    public MatchDocument withDefaults() {
        return new MatchDocument(
                id,
                name == null ? "Match " + id : name,
                mode == null ? Mode.LIVE : mode,
                rate == null ? Double.valueOf(1) : rate,
                pitch == null ? PitchDocument.DEFAULT : pitch,
                new TeamsDocument(
                        team(teams == null ? null : teams.home(), "Home", "HOM", "#2f6fdf"),
                        team(teams == null ? null : teams.away(), "Away", "AWY", "#d8433b")),
                sources == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(sources)),
                delayMs == null ? Integer.valueOf(0) : delayMs);
    }

    private static TeamDocument team(
            final TeamDocument team, final String name, final String shortName, final String colour) {
        if (team == null) {
            return new TeamDocument(name, shortName, colour, List.of());
        }
        return new TeamDocument(
                team.name() == null ? name : team.name(),
                team.shortName() == null ? shortName : team.shortName(),
                team.colour() == null ? colour : team.colour(),
                team.players() == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(team.players())));
    }

    /** The same match under an id. */
    public MatchDocument withId(final long newId) {
        return new MatchDocument(newId, name, mode, rate, pitch, teams, sources, delayMs);
    }

    /** The same match on another pitch. */
    public MatchDocument withPitch(final PitchDocument newPitch) {
        return new MatchDocument(id, name, mode, rate, newPitch, teams, sources, delayMs);
    }

    /** The same match with other teams. */
    public MatchDocument withTeams(final TeamsDocument newTeams) {
        return new MatchDocument(id, name, mode, rate, pitch, newTeams, sources, delayMs);
    }

    /** The same match with other sources. */
    public MatchDocument withSources(final List<SourceDocument> newSources) {
        return new MatchDocument(id, name, mode, rate, pitch, teams, newSources, delayMs);
    }

    /** The same match without its sources. */
    public MatchDocument withoutSources() {
        return withSources(List.of());
    }

    /** The same match as it may be shown to whoever is no operator: who sends from where, and how much, is not told. */
    public MatchDocument withoutSenders() {
        return withSources(sources.stream().map(SourceDocument::withoutSender).toList());
    }

    /** The same match as it may be shown: without keys. */
    public MatchDocument withoutKeys() {
        return withSources(sources.stream().map(SourceDocument::withoutKey).toList());
    }
}
