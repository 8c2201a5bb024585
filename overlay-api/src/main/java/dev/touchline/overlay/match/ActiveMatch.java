package dev.touchline.overlay.match;

import dev.touchline.engine.MatchContext;
import dev.touchline.engine.agent.MatchLatency;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.MatchRegistration;
import java.util.List;

/**
 * A match that runs: its document, what the engine was given, and who may send. Immutable, but for the counters that it
 * leads to. Any thread.
 *
 * @param version larger with every change, and never one that any match had before
 * @param incidents what operators said, in the order of their ids
 * @param lastIncidentId the highest id that an incident was given, also of one that was taken back; 0 before the first
 * @param said of identities, also in an epoch that is over: {@link #corrected} tells what holds
 */
public record ActiveMatch(
        MatchDocument document,
        MatchContext context,
        MatchLatency latency,
        MatchRegistration registration,
        long version,
        List<Incident> incidents,
        long lastIncidentId,
        CorrectedIdentities said) {
    /** The match's id. */
    public long id() {
        return context.matchId();
    }

    /** Its epoch: the one that it starts in until its engine has started. */
    public long epoch() {
        return Math.max(context.counters().epoch(), context.firstEpoch());
    }

    /** What was said of whose track is whose, and holds in this epoch. */
    public CorrectedIdentities corrected() {
        return said.in(epoch());
    }

    /** Who plays for whom, and who keeps goal: players whose position is {@code GK}. */
    public Teams teams() {
        return MatchAssembly.teams(document);
    }

    /** Whether it is a replay. */
    public boolean isReplay() {
        return document.mode() == MatchDocument.Mode.REPLAY;
    }

    ActiveMatch withVersion(final long newVersion) {
        return new ActiveMatch(document, context, latency, registration, newVersion, incidents, lastIncidentId, said);
    }

    ActiveMatch withIncidents(final List<Incident> newIncidents) {
        final long newest = newIncidents.stream().mapToLong(Incident::id).max().orElse(0);
        return new ActiveMatch(
                document,
                context,
                latency,
                registration,
                version,
                List.copyOf(newIncidents),
                Math.max(lastIncidentId, newest),
                said);
    }

    /** The newest epoch that a change of it is stored with. */
    long storedEpoch() {
        return Math.max(context.firstEpoch(), said.epoch());
    }

    /** What the store keeps of it. */
    MatchStore.StoredMatch stored() {
        return new MatchStore.StoredMatch(
                document, version, incidents, lastIncidentId, corrected().changes());
    }

    ActiveMatch withStored(final MatchStore.StoredMatch stored, final CorrectedIdentities corrected) {
        return new ActiveMatch(
                document,
                context,
                latency,
                registration,
                stored.version(),
                List.copyOf(stored.incidents()),
                stored.lastIncidentId(),
                corrected);
    }

    ActiveMatch withCorrected(final CorrectedIdentities corrected) {
        return new ActiveMatch(document, context, latency, registration, version, incidents, lastIncidentId, corrected);
    }
}
