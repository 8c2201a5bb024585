package dev.touchline.engine;

import dev.touchline.engine.event.StatedEvent;
import dev.touchline.engine.heat.HeatReading;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.identity.IdentityMap;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.time.SourceState;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * The engine of one match: validated records in, frames and heat maps out. One thread; a pure function of the records and
 * commands that it is given, in their order; allocates only when an object or a source is seen for the first time.
 *
 * <p>A frame is published when a source's frame completes, and at the latest when engine time crosses a millisecond; a settled
 * one about a second later for every 40 ms.
 */
public final class MatchEngine {
    private final MatchState match;
    private final RecordIntake intake;
    private final Sightings sightings;
    private final IdentityCorrections corrections;

    /** An engine in its first epoch, which has seen nothing. */
    public MatchEngine(final MatchContext context, final EnginePublication publication) {
        match = new MatchState(context, publication);
        intake = match.intake;
        sightings = match.sightings;
        corrections = match.corrections;
    }

    /** What it was made with. */
    public MatchContext context() {
        return match.context;
    }

    /**
     * Records that start from {@code from} to before {@code to} come next. Saying so changes nothing but the time they take: what they
     * need is fetched from memory at once.
     */
    public void expect(final DirectBuffer buffer, final int from, final int to) {
        sightings.fetch(buffer, from, to);
    }

    /** Takes the record that starts at {@code offset}; it must have been validated. */
    public void onRecord(final DirectBuffer buffer, final int offset) {
        intake.onRecord(buffer, offset);
    }

    /**
     * Takes what an operator states of the clock, as of now. Throws {@link IllegalStateException}, having changed nothing, when it
     * does not fit.
     */
    public ClockReading state(final ClockStatement statement) {
        final long nowNs = match.engineClock.timeNs();
        final long nowUs = match.frames.frameTimeUs(nowNs);
        final MatchClockState clock = match.matchClock;
        if (clock.onStatement(statement, nowNs)) {
            match.heat.startHalf(nowUs);
        }
        return new ClockReading(clock.period(), clock.running(), clock.clockMsAt(nowNs), clock.attacksPlusX(), nowUs);
    }

    /**
     * The clock of the period that runs, in a break of the one that was played last, as it ended. Its period is 0 before the first.
     */
    public ClockReading lastPlayed() {
        final long nowNs = match.engineClock.timeNs();
        final MatchClockState clock = match.matchClock;
        return new ClockReading(
                clock.lastPlayed(),
                clock.running(),
                clock.lastPlayedMsAt(nowNs),
                clock.attacksPlusX(),
                match.frames.frameTimeUs(nowNs));
    }

    /** Takes what an operator says has happened: an event like the engine's own. */
    public void tell(final StatedEvent event) {
        match.analysis.events().onEvent(event.toMatchEvent());
    }

    /** By how much a source's clock is ahead of the others as far as is known, ns; 0 for a source that was never heard. */
    public long clockOffsetNs(final int sourceId) {
        final SourceState source = match.sources.known(sourceId);
        return source == null ? 0 : match.engineClock.offsetNs(source.number());
    }

    /** Publishes what waits for the next tick, and what has not settled: nothing more will come. */
    public void flush() {
        match.cutter.flush();
        match.analysis.flush();
    }

    /** Another line-up: team heat maps are those of these players from now on. */
    public void teams(final Teams newTeams) {
        match.teams(newTeams);
    }

    /** Somebody watches a heat map: it is published now, if there has been a frame, and each second. */
    public void watch(final HeatRequest watch) {
        match.heatMaps.watch(watch);
        final FrameCutter cutter = match.cutter;
        if (cutter.seq() > 0) {
            match.heatMaps.publish(watch, cutter.publishedUs(), cutter.epoch(), cutter.seq(), match.teams());
        }
    }

    /** Nobody watches it any more. */
    public void unwatch(final HeatRequest watch) {
        match.heatMaps.unwatch(watch);
    }

    /** Reads a heat map as of the newest frame; of the epoch's beginning, and empty, when there has been none. */
    public HeatReading read(final HeatRequest request) {
        final FrameCutter cutter = match.cutter;
        final long tsUs = cutter.seq() == 0 ? 0 : cutter.publishedUs();
        return match.heatMaps.read(request, tsUs, cutter.epoch(), cutter.seq(), match.teams());
    }

    /** The epoch that it is in. */
    public long epoch() {
        return match.cutter.epoch();
    }

    /** The newest frame as it was published, and the game at it: a copy, for anybody. */
    public MatchReading reading() {
        return new MatchReading(
                match.cutter.epoch(),
                match.cutter.seq(),
                match.frames.copyNewest(),
                match.analysis.game().reading());
    }

    /** What follows from the tracks so far. */
    public MatchAnalysis analysis() {
        return match.analysis;
    }

    /** Which object each id of the feed counts as. */
    public IdentityMap identities() {
        return match.identities;
    }

    /** What was set right in this epoch of whose track is whose, in order. */
    public List<IdentityChange> identityChanges() {
        return corrections.made();
    }

    /**
     * Throws {@link IllegalArgumentException} when the two of a change are no two objects, or its instant is longer ago than what was
     * measured is kept by the second. Changes nothing.
     */
    public void checkIdentity(final IdentityChange change) {
        corrections.check(change);
    }

    /**
     * Sets right whose track is whose, as far as that is not done yet: distances and heat maps since each change's instant follow, and
     * so does the feed from now on. Throws {@link IllegalStateException}, having changed nothing, when others were made than these.
     *
     * @param changes all of this epoch, in order
     */
    public void correctIdentities(final List<IdentityChange> changes) {
        corrections.makeAll(changes, match.cutter.publishedUs());
    }

    /** Starts the match anew, in the next epoch: tracks, heat maps, distances, clock and engine time are forgotten. */
    public void reset() {
        reset(0);
    }

    /** The same, in an epoch of this number at least. */
    public void reset(final long leastEpoch) {
        match.startAnew(leastEpoch);
    }

    /** No epoch that it comes to has a lower number: others were on air, and the state is from before them. */
    public void leastNextEpoch(final long least) {
        match.cutter.leastNextEpoch(least);
    }

    /** Writes the match's whole state, as of the newest record. What is watched is not part of it. */
    public void save(final StateWriter out) {
        match.save(out);
    }

    /**
     * Takes the state that {@link #save} wrote; for an engine that has seen nothing yet, on any thread that nobody else uses it
     * on: what others read is left alone until it takes another's place. Throws
     * {@link IllegalArgumentException} when the bytes are no snapshot of a match on this pitch: the engine is of no use then.
     */
    public void load(final StateReader in) {
        match.load(in);
    }

    /**
     * Goes on in an epoch of this number at least, with the state that it has: for an engine restored after its program stopped,
     * so that no number of a frame is used twice.
     */
    public void startEpoch(final long least) {
        match.analysis.events().startEpoch(match.cutter.startEpoch(least));
    }

    /** Takes another engine's place, on the thread of both: its line-up holds, and what it has watched goes on being watched. */
    public void replace(final MatchEngine other) {
        other.match.heatMaps.watches().forEach(match.heatMaps::watch);
        match.teams(other.match.teams());
        match.show();
    }
}
