package dev.touchline.feeds.play;

import dev.touchline.protocol.SourceKey;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a feed is played. Immutable; any thread; make one with {@link #live} or {@link #replay} and change it with the
 * {@code with} methods.
 *
 * @param to where the datagrams go, resolved
 * @param matchId 1 to 2^32 - 1
 * @param sourceId 0 to 65,535
 * @param key signs the records; without one their tags are 0
 * @param timing what capture times are
 * @param speed how many times faster than the match; 0 = as fast as the machine can; 1 when live
 * @param baseTimeNs capture time of the first frame of a replay, ns TAI; without one the time when playing starts
 * @param loops how often the feed is played; 0 = until stopped
 * @param frameLimit stops after so many frames; 0 = no limit
 * @param session the first session number; without one {@link #sessionAt}
 */
public record PlaySettings(
        InetSocketAddress to,
        long matchId,
        int sourceId,
        Optional<SourceKey> key,
        Timing timing,
        double speed,
        OptionalLong baseTimeNs,
        int loops,
        long frameLimit,
        OptionalInt session) {
    /** What capture times are. */
    public enum Timing {
        /** The moment of sending. */
        LIVE,
        /** A base plus the time in the match. */
        REPLAY
    }

    private static final double MAX_SPEED = 10_000;

    /** Refuses what cannot be played, naming every fault. */
    public PlaySettings {
        final List<String> faults = new ArrayList<>();
        check(faults, !to.isUnresolved(), "host is unknown: host=" + to.getHostString());
        check(faults, to.getPort() > 0, "port out of range: port=" + to.getPort() + ", range=1-65535");
        check(faults, matchId >= 0 && matchId <= 0xffff_ffffL, "match out of range: matchId=" + matchId);
        check(faults, sourceId >= 0 && sourceId <= 0xffff, "source out of range: sourceId=" + sourceId);
        check(faults, speed >= 0 && speed <= MAX_SPEED, "speed out of range: speed=" + speed + ", range=0-10000");
        check(faults, timing != Timing.LIVE || speed == 1, "a live match is played at speed 1: speed=" + speed);
        check(
                faults,
                timing != Timing.LIVE || baseTimeNs.isEmpty(),
                "a live match has no base time: baseTimeNs is set");
        check(faults, loops >= 0, "loops out of range: loops=" + loops);
        check(faults, frameLimit >= 0, "frame limit out of range: frameLimit=" + frameLimit);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** Plays as if it happened now: once, unsigned, source 1. */
    public static PlaySettings live(final InetSocketAddress to, final long matchId) {
        return of(to, matchId, Timing.LIVE);
    }

    /** Plays a recording: once, at speed 1, unsigned, source 1, from the time of starting on. */
    public static PlaySettings replay(final InetSocketAddress to, final long matchId) {
        return of(to, matchId, Timing.REPLAY);
    }

    /**
     * The session a source takes when it starts at this time: tens of seconds, so that a source that is started again ten
     * seconds later counts as newer; wraps after 7.6 days. A loop adds one, so loops shorter than ten seconds run ahead.
     *
     * @param utcSeconds seconds since 1970-01-01, UTC
     */
    public static int sessionAt(final long utcSeconds) {
        return (int) (utcSeconds / 10) & 0xffff;
    }

    /** Another source id. */
    public PlaySettings withSourceId(final int newSourceId) {
        return new PlaySettings(to, matchId, newSourceId, key, timing, speed, baseTimeNs, loops, frameLimit, session);
    }

    /** Signed records; null for unsigned ones. */
    public PlaySettings withKey(final SourceKey newKey) {
        return new PlaySettings(
                to,
                matchId,
                sourceId,
                Optional.ofNullable(newKey),
                timing,
                speed,
                baseTimeNs,
                loops,
                frameLimit,
                session);
    }

    /** Another speed; 0 = unpaced. */
    public PlaySettings withSpeed(final double newSpeed) {
        return new PlaySettings(to, matchId, sourceId, key, timing, newSpeed, baseTimeNs, loops, frameLimit, session);
    }

    /** Another capture time for the first frame of a replay. */
    public PlaySettings withBaseTimeNs(final long newBaseTimeNs) {
        return new PlaySettings(
                to, matchId, sourceId, key, timing, speed, OptionalLong.of(newBaseTimeNs), loops, frameLimit, session);
    }

    /** Another number of runs through the feed; 0 = until stopped. */
    public PlaySettings withLoops(final int newLoops) {
        return new PlaySettings(to, matchId, sourceId, key, timing, speed, baseTimeNs, newLoops, frameLimit, session);
    }

    /** An end after so many frames; 0 = none. */
    public PlaySettings withFrameLimit(final long newFrameLimit) {
        return new PlaySettings(to, matchId, sourceId, key, timing, speed, baseTimeNs, loops, newFrameLimit, session);
    }

    /** A chosen first session number; its low 16 bits count. */
    public PlaySettings withSession(final int newSession) {
        return new PlaySettings(
                to,
                matchId,
                sourceId,
                key,
                timing,
                speed,
                baseTimeNs,
                loops,
                frameLimit,
                OptionalInt.of(newSession & 0xffff));
    }

    private static PlaySettings of(final InetSocketAddress to, final long matchId, final Timing timing) {
        return new PlaySettings(
                to, matchId, 1, Optional.empty(), timing, 1, OptionalLong.empty(), 1, 0, OptionalInt.empty());
    }

    private static void check(final List<String> faults, final boolean good, final String fault) {
        if (!good) {
            faults.add(fault);
        }
    }
}
