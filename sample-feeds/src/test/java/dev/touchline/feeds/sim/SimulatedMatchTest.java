package dev.touchline.feeds.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.feeds.AllocationMeter;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.feeds.PlayerEntry;
import dev.touchline.feeds.sim.SimulatorSettings.Afterwards;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulatedMatchTest {
    private static final int AWAY_KEEPER = ObjectIds.FIRST_AWAY;
    private static final int HOME_KEEPER = ObjectIds.FIRST_HOME;
    private static final SimulatorSettings SHORT = SimulatorSettings.ofSeed(11).withHalfMinutes(2);

    private final FeedFrame frame = new FeedFrame();

    @Test
    void shouldGiveTheSameFramesWhenSeedIsTheSame() {
        final long first = hash(new SimulatedMatch(SimulatorSettings.ofSeed(42)), 15_000);
        final long second = hash(new SimulatedMatch(SimulatorSettings.ofSeed(42)), 15_000);

        assertThat(second).isEqualTo(first);
        assertThat(hash(new SimulatedMatch(SimulatorSettings.ofSeed(43)), 15_000))
                .isNotEqualTo(first);
    }

    @Test
    void shouldGiveTheSameFramesWhenRewound() {
        final SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(42));
        final long first = hash(match, 5_000);
        match.rewind();

        assertThat(hash(match, 5_000)).isEqualTo(first);
    }

    @Test
    void shouldChangeEndsWhenSecondHalfBegins() {
        final SimulatedMatch match = new SimulatedMatch(SHORT.withAfterwards(Afterwards.END));
        long homeFirst = 0;
        long homeSecond = 0;
        long awaySecond = 0;
        while (match.next(frame)) {
            if (frame.period() == 1) {
                assertThat(frame.attacksPlusX()).isEqualTo(AttacksPlusX.HOME);
                homeFirst += frame.xMillimetres(HOME_KEEPER);
            } else if (frame.period() == 2) {
                assertThat(frame.attacksPlusX()).isEqualTo(AttacksPlusX.AWAY);
                homeSecond += frame.xMillimetres(HOME_KEEPER);
                awaySecond += frame.xMillimetres(AWAY_KEEPER);
                assertThat(frame.xMillimetres(HOME_KEEPER)).isPositive();
            }
        }

        assertThat(homeFirst).isNegative();
        assertThat(homeSecond).isPositive();
        assertThat(awaySecond).isNegative();
    }

    @Test
    void shouldRunTheClockInPeriodsAndStopItBetween() {
        final SimulatedMatch match = new SimulatedMatch(SHORT.withAfterwards(Afterwards.END));
        final int[] frames = new int[3];
        long lastClock = -1;
        int lastPeriod = 0;
        while (match.next(frame)) {
            frames[frame.period()]++;
            assertThat(frame.clockRunning()).isEqualTo(frame.period() > 0);
            assertThat(frame.mediaTimeNs()).isEqualTo(frame.number() * 40_000_000L);
            if (frame.period() == 0) {
                assertThat(frame.ballInPlay()).isFalse();
                assertThat(frame.possession()).isEqualTo(Possession.NONE);
                assertThat(frame.attacksPlusX()).isEqualTo(AttacksPlusX.UNKNOWN);
                assertThat(frame.clockMs()).isZero();
            } else if (frame.period() == lastPeriod) {
                assertThat(frame.clockMs()).isEqualTo(lastClock + 40);
            } else {
                assertThat(frame.clockMs()).isLessThan(100);
            }
            lastClock = frame.clockMs();
            lastPeriod = frame.period();
        }

        // 2 minutes, 8 s of added time (180 s / 45 * 2), at most 90 s until the ball is away from the goals
        assertThat(frames[1]).isBetween(120 * 25, (120 + 8 + 90) * 25);
        assertThat(frames[2]).isBetween(120 * 25, (120 + 8 + 90) * 25);
        // the break and both walks to the kick-off
        assertThat(frames[0]).isBetween(60 * 25, 130 * 25);
    }

    @Test
    void shouldPlayTheNextMatchWhenSetToGoOn() {
        final SimulatedMatch match =
                new SimulatedMatch(SimulatorSettings.ofSeed(3).withHalfMinutes(1));
        final int[] begun = new int[3];
        int last = 0;
        for (int i = 0; i < 20 * 60 * 25; i++) {
            assertThat(match.next(frame)).isTrue();
            if (frame.period() != last) {
                last = frame.period();
                begun[last]++;
            }
        }

        assertThat(begun[1]).isGreaterThanOrEqualTo(3);
        assertThat(begun[1] - begun[2]).isBetween(0, 1);
    }

    @Test
    void shouldNameEveryPlayerOfTheFramesWhenDescribed() {
        final SimulatedMatch match = new SimulatedMatch(SHORT);
        match.next(frame);
        final Set<String> names = new HashSet<>();
        long described = 1L << ObjectIds.BALL;
        for (final PlayerEntry player : match.description().home().players()) {
            described |= 1L << player.objectId();
            names.add(player.name());
        }
        for (final PlayerEntry player : match.description().away().players()) {
            described |= 1L << player.objectId();
            names.add(player.name());
        }

        assertThat(frame.presentMask()).isEqualTo(described);
        assertThat(names).hasSize(22);
        assertThat(match.description().away().players().get(0).position()).isEqualTo("GK");
    }

    @Test
    void shouldNotAllocateWhenPullingFrames() {
        final SimulatedMatch match = new SimulatedMatch(SimulatorSettings.ofSeed(8));
        for (int i = 0; i < 20_000; i++) {
            match.next(frame);
        }
        final long before = AllocationMeter.allocatedBytes();
        for (int i = 0; i < 20_000; i++) {
            match.next(frame);
        }

        assertThat(AllocationMeter.allocatedBytes() - before).isLessThan(4_096);
    }

    @Test
    void shouldRefuseWhenSettingsAreOutOfRange() {
        assertThatThrownBy(() -> SHORT.withHalfMinutes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("halfMinutes=0");
    }

    private long hash(final SimulatedMatch match, final int frames) {
        long hash = 17;
        for (int i = 0; i < frames; i++) {
            match.next(frame);
            hash = hash * 31 + frame.clockMs();
            hash = hash * 31 + frame.possession().value();
            for (long left = frame.presentMask(); left != 0; left &= left - 1) {
                final int id = Long.numberOfTrailingZeros(left);
                hash = hash * 31 + frame.xMillimetres(id);
                hash = hash * 31 + frame.yMillimetres(id);
                hash = hash * 31 + frame.zMillimetres(id);
            }
        }
        return hash;
    }
}
