package dev.touchline.engine;

import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.identity.IdentityMap;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.time.EngineClock;
import dev.touchline.engine.track.SettledTier;
import dev.touchline.engine.track.TrackTable;

/**
 * All that a match's engine knows: its parts, made to fit each other, and started anew, saved and loaded as one. Who works on a
 * part does so itself. Engine thread only.
 */
final class MatchState {
    private static final String SNAPSHOT = "touchline match 5";

    final MatchContext context;
    final MatchCounters counters;
    final EngineClock engineClock = new EngineClock();
    final SourceTable sources = new SourceTable(engineClock);
    final TrackTable tracks = new TrackTable();
    final IdentityMap identities = new IdentityMap();
    final MatchClockState matchClock = new MatchClockState();
    final TrackedBodies bodies = new TrackedBodies(tracks);
    final SettledTier settledTier;
    final Sightings sightings;
    final MatchAnalysis analysis;
    final MatchHeat heat;
    final IdentityCorrections corrections;
    final HeatPublisher heatMaps;
    final CameraPublisher cameras;
    final InputGauges gauges;
    final FramePublisher frames;
    final FrameCutter cutter;
    final FeedWatch feed;
    final RecordIntake intake;
    private Teams teams;

    /** A match in its first epoch, of which nothing has been seen. */
    MatchState(final MatchContext context, final EnginePublication publication) {
        this.context = context;
        counters = context.counters();
        teams = context.teams();
        heat = new MatchHeat(context.pitch());
        settledTier = new SettledTier(context.taiOffsetSeconds());
        sightings = new Sightings(context, engineClock, tracks, settledTier, identities);
        analysis = new MatchAnalysis(context, bodies, publication);
        corrections = new IdentityCorrections(identities, analysis, heat, tracks, settledTier);
        heatMaps = new HeatPublisher(context, heat, publication);
        cameras = new CameraPublisher(context, publication);
        gauges = new InputGauges(counters, engineClock, analysis, heat);
        frames = new FramePublisher(context, matchClock, publication);
        cutter = new FrameCutter(this, frames);
        feed = new FeedWatch(engineClock, sources, frames, analysis.events());
        intake = new RecordIntake(this);
        if (counters.epoch() == 0) {
            // Else they are of an engine at work, whose place this one may take later.
            counters.epoch.set(cutter.epoch());
        }
    }

    /** The line-up. */
    Teams teams() {
        return teams;
    }

    /** Another line-up. */
    void teams(final Teams newTeams) {
        teams = newTeams;
        analysis.teams(newTeams);
        sightings.teams(newTeams);
    }

    /** Starts the match anew, in the next epoch, of this number at least: all is forgotten but what was learnt of the sources. */
    void startAnew(final long leastEpoch) {
        sources.forgetRecords();
        tracks.clear();
        corrections.clear();
        settledTier.clear();
        heat.clear();
        matchClock.clear();
        engineClock.clear();
        heatMaps.reset();
        cameras.clear();
        cutter.clear(leastEpoch);
        feed.clear();
        intake.clear();
        analysis.clear(cutter.epoch());
        show();
    }

    /** Shows in the counters where the match is. */
    void show() {
        counters.epoch.set(cutter.epoch());
        counters.frames.set(cutter.seq());
        counters.frameTimeUs.set(cutter.seq() == 0 ? 0 : cutter.publishedUs());
        gauges.update();
        context.engineTimeNs().set(engineClock.timeNs());
    }

    void save(final StateWriter out) {
        out.section(SNAPSHOT);
        out.putInt(context.pitch().lengthMillimetres());
        out.putInt(context.pitch().widthMillimetres());
        out.putInt(context.taiOffsetSeconds());
        out.putLong(teams.home());
        out.putLong(teams.away());
        out.putLong(teams.keepers());
        cutter.save(out);
        intake.save(out);
        sources.save(out);
        engineClock.save(out);
        feed.save(out);
        corrections.save(out);
        tracks.save(out);
        settledTier.save(out);
        matchClock.save(out);
        analysis.save(out);
        heat.save(out);
        heatMaps.save(out);
        cameras.save(out);
        out.section(SNAPSHOT);
    }

    void load(final StateReader in) {
        in.section(SNAPSHOT);
        checkGround(in);
        final Teams saved = new Teams(in.getLong(), in.getLong(), in.getLong());
        cutter.load(in);
        intake.load(in);
        sources.load(in);
        engineClock.load(in);
        feed.load(in);
        corrections.load(in);
        tracks.load(in);
        settledTier.load(in);
        matchClock.load(in);
        analysis.load(in);
        teams(saved);
        heat.load(in);
        heatMaps.load(in);
        cameras.load(in);
        in.section(SNAPSHOT);
    }

    private void checkGround(final StateReader in) {
        final Pitch pitch = new Pitch(in.getInt(), in.getInt());
        final int offset = in.getInt();
        if (!pitch.equals(context.pitch())) {
            throw new IllegalArgumentException(
                    "snapshot is of another pitch: snapshot=" + metres(pitch) + ", match=" + metres(context.pitch()));
        }
        if (offset != context.taiOffsetSeconds()) {
            throw new IllegalArgumentException("snapshot is of another TAI offset: snapshot=" + offset + " s, match="
                    + context.taiOffsetSeconds() + " s");
        }
    }

    private static String metres(final Pitch pitch) {
        return pitch.lengthMillimetres() / 1e3 + " x " + pitch.widthMillimetres() / 1e3 + " m";
    }
}
