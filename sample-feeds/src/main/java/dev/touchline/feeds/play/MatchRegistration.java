package dev.touchline.feeds.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.PlayerEntry;
import dev.touchline.feeds.TeamSheet;
import java.net.URI;
import java.time.Duration;

/**
 * Introduces a feed's match to a server's control plane: the document of {@code PUT /api/v1/matches/{id}}, and the request.
 * Immutable; any thread; {@link #put} blocks for at most half a minute.
 *
 * @param match what the feed says about itself
 * @param matchId the id to create or replace
 * @param mode {@code live} or {@code replay}
 * @param rate how many times faster than real it is played; 1 when live
 * @param source who sends
 */
public record MatchRegistration(MatchDescription match, long matchId, Mode mode, double rate, Source source) {
    /** What the match's capture times are. */
    public enum Mode {
        /** Around now. */
        LIVE("live"),
        /** A recording's. */
        REPLAY("replay");

        private final String text;

        Mode(final String text) {
            this.text = text;
        }
    }

    /**
     * Who sends the feed.
     *
     * @param id the source id
     * @param name for people
     * @param keyHex 32 hexadecimal digits, or empty: unsigned
     * @param allowedSender an IP address, or empty: anyone
     */
    public record Source(int id, String name, String keyHex, String allowedSender) {
        /** Does not show the key. */
        @Override
        public String toString() {
            return "Source[id=" + id + ", name=" + name + ", signed=" + !keyHex.isEmpty() + ", allowedSender="
                    + allowedSender + "]";
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The registration that goes with a play: same match, mode, speed and source id. */
    public static MatchRegistration of(final MatchDescription match, final PlaySettings settings, final String keyHex) {
        final boolean live = settings.timing() == PlaySettings.Timing.LIVE;
        return new MatchRegistration(
                match,
                settings.matchId(),
                live ? Mode.LIVE : Mode.REPLAY,
                settings.speed() == 0 ? 1 : settings.speed(),
                new Source(settings.sourceId(), "tracking", keyHex == null ? "" : keyHex, ""));
    }

    /** The document. */
    public String json() {
        final ObjectNode root = JSON.createObjectNode();
        root.put("id", matchId).put("name", match.name()).put("mode", mode.text).put("rate", rate);
        root.putObject("pitch")
                .put("lengthMetres", match.pitchLengthMetres())
                .put("widthMetres", match.pitchWidthMetres());
        final ObjectNode teams = root.putObject("teams");
        team(teams.putObject("home"), match.home());
        team(teams.putObject("away"), match.away());
        final ObjectNode sender = root.putArray("sources").addObject();
        sender.put("id", source.id).put("name", source.name).put("expectedRate", expectedRate());
        if (!source.keyHex.isEmpty()) {
            sender.put("key", source.keyHex);
        }
        if (!source.allowedSender.isEmpty()) {
            sender.put("allowedSender", source.allowedSender);
        }
        return root.toString();
    }

    /**
     * Puts the document, and puts it again while the server says that it is busy.
     *
     * @param controlPlane such as {@code http://127.0.0.1:8080}
     * @param token the bearer token, or empty
     * @throws InterruptedException when the thread is interrupted while waiting
     */
    public RegistrationResult put(final URI controlPlane, final String token) throws InterruptedException {
        return put(controlPlane, token, PATIENCE);
    }

    /** The same, for somebody with another patience. */
    RegistrationResult put(final URI controlPlane, final String token, final Duration patience)
            throws InterruptedException {
        try {
            final URI target =
                    URI.create(controlPlane.toString().replaceFirst("/+$", "") + "/api/v1/matches/" + matchId);
            return new RegistrationRequest(target, token, json()).send(patience);
        } catch (final IllegalArgumentException e) {
            return new RegistrationResult.Unreachable(
                    "address is not http: uri=" + controlPlane + ", cause=" + e.getMessage());
        }
    }

    private static void team(final ObjectNode node, final TeamSheet team) {
        node.put("name", team.name()).put("shortName", team.shortName()).put("colour", team.colour());
        final ArrayNode players = node.putArray("players");
        for (final PlayerEntry player : team.players()) {
            players.addObject()
                    .put("objectId", player.objectId())
                    .put("number", player.number())
                    .put("name", player.name())
                    .put("position", player.position());
        }
    }

    private long expectedRate() {
        final int objects =
                match.home().players().size() + match.away().players().size() + 1;
        return Math.round(Math.min(objects, 23) * match.frameRate().perSecond() * rate);
    }
}
