package dev.touchline.overlay.match;

import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.MatchLatency;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceKey;
import dev.touchline.protocol.SourceRegistration;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongToIntFunction;
import java.util.function.Predicate;

/** Makes of a document without faults what the engine and ingest are given; changes nothing. Any thread. */
final class MatchAssembly {
    private final LongToIntFunction shards;
    private final int taiOffsetSeconds;

    MatchAssembly(final LongToIntFunction shards, final int taiOffsetSeconds) {
        this.shards = shards;
        this.taiOffsetSeconds = taiOffsetSeconds;
    }

    /** A match that is opened, in place of another, whose incidents stay, or of none. */
    MatchChange open(final ActiveMatch before, final MatchDocument document, final long firstEpoch) {
        final Counter engineTimeNs = new Counter("engine_time_ns", "Engine time, ns TAI");
        final MatchContext context = new MatchContext(
                document.id(),
                document.mode() == MatchDocument.Mode.LIVE,
                pitch(document.pitch()),
                teams(document),
                taiOffsetSeconds,
                firstEpoch,
                engineTimeNs,
                new MatchCounters());
        final MatchLatency latency = MatchLatency.create();
        final ActiveMatch after = new ActiveMatch(
                document,
                context,
                latency,
                registration(document, before, engineTimeNs),
                0,
                before == null ? List.of() : before.incidents(),
                before == null ? 0 : before.lastIncidentId(),
                CorrectedIdentities.NONE);
        return new MatchChange(document.id(), after, List.of(new EngineCommand.OpenMatch(context, latency)), true);
    }

    /** A match that goes on under another document, on the same ground. */
    MatchChange goOn(final ActiveMatch before, final MatchDocument document) {
        final ActiveMatch after = new ActiveMatch(
                document,
                before.context(),
                before.latency(),
                registration(document, before, before.context().engineTimeNs()),
                0,
                before.incidents(),
                before.lastIncidentId(),
                before.said());
        final Teams teams = teams(document);
        return new MatchChange(
                document.id(),
                after,
                teams.equals(teams(before.document()))
                        ? List.of()
                        : List.of(new EngineCommand.ChangeTeams(document.id(), teams)),
                false);
    }

    /** Whether a match goes on under another document; else it starts anew. */
    static boolean isSameGround(final MatchDocument before, final MatchDocument after) {
        return before.pitch().equals(after.pitch()) && before.mode() == after.mode();
    }

    private static Pitch pitch(final PitchDocument pitch) {
        return new Pitch((int) Math.round(pitch.lengthMetres() * 1000), (int) Math.round(pitch.widthMetres() * 1000));
    }

    /** Who plays for whom, and who keeps goal: players whose position is {@code GK}. */
    static Teams teams(final MatchDocument document) {
        return new Teams(
                bits(document.teams().home(), unused -> true),
                bits(document.teams().away(), unused -> true),
                bits(document.teams().home(), MatchAssembly::keepsGoal)
                        | bits(document.teams().away(), MatchAssembly::keepsGoal));
    }

    private static boolean keepsGoal(final PlayerDocument player) {
        return "GK".equalsIgnoreCase(player.position());
    }

    private static long bits(final TeamDocument team, final Predicate<PlayerDocument> counts) {
        long bits = 0;
        for (final PlayerDocument player : team.players()) {
            bits |= counts.test(player) ? 1L << player.objectId() : 0;
        }
        return bits;
    }

    private MatchRegistration registration(
            final MatchDocument document, final ActiveMatch before, final Counter engineTimeNs) {
        final List<SourceRegistration> sources = new ArrayList<>();
        for (final SourceDocument source : document.sources()) {
            final SourceRegistration old =
                    before == null ? null : before.registration().source(source.id());
            sources.add(new SourceRegistration(
                    source.id(),
                    address(source.allowedSender()),
                    source.key() == null ? null : SourceKey.ofHex(source.key()),
                    old == null ? new SourceCounters() : old.counters(),
                    source.clockOffsetMicros() == null
                            ? 0
                            : TimeUnit.MICROSECONDS.toNanos(source.clockOffsetMicros())));
        }
        return new MatchRegistration(
                document.id(),
                document.mode() == MatchDocument.Mode.LIVE,
                shards.applyAsInt(document.id()),
                engineTimeNs,
                sources);
    }

    private static InetAddress address(final String text) {
        try {
            // From its bytes: a name is never looked up.
            return text == null ? null : InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(text));
        } catch (final UnknownHostException e) {
            throw new DocumentException(ErrorCode.INVALID, "allowedSender is not an IP address: value=" + text);
        }
    }
}
