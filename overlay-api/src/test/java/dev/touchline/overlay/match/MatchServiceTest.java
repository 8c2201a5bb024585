package dev.touchline.overlay.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.state.Teams;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.protocol.FeedRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MatchServiceTest {
    private static final MatchDocument MATCH = new MatchDocument(
            5L, null, null, null, null, null, List.of(new SourceDocument(1, null, null, null, null, null)));

    private final List<EngineCommand> commands = new ArrayList<>();
    private final AtomicReference<FeedRegistry> registry = new AtomicReference<>(FeedRegistry.EMPTY);
    private final MatchDirectory directory = new MatchDirectory();
    private boolean engineTakes = true;
    private long nowNs = 1_000_000_000_000L;
    private final MatchService service = new MatchService(
            directory,
            command -> engineTakes && commands.add(command),
            id -> (int) (id % 2),
            registry::set,
            37,
            (id, reopened) -> {});
    private final FeedMonitor monitor = new FeedMonitor(directory, () -> nowNs, Map::of);

    @Test
    void shouldOpenTheMatchInTheEngineAndRegisterItsSources() {
        service.put(MATCH);

        assertThat(commands).singleElement().isInstanceOf(EngineCommand.OpenMatch.class);
        assertThat(registry.get().match(5).source(1)).isNotNull();
        assertThat(registry.get().match(5).shard()).isEqualTo(1);
        assertThat(registry.get().match(5).source(2)).isNull();
    }

    @Test
    void shouldChangeNothingWhenTheEngineIsBusy() {
        engineTakes = false;

        assertThatThrownBy(() -> service.put(MATCH))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUSY));
        assertThat(directory.matches()).isEmpty();
        assertThat(registry.get().match(5)).isNull();
    }

    @Test
    void shouldGoOnWhenOnlyTheRosterChanges() {
        final ActiveMatch before = service.put(MATCH);
        final TeamDocument team =
                new TeamDocument("A", "A", "#000000", List.of(new PlayerDocument(3, 3, "Three", null)));

        final ActiveMatch after = service.put(before.document()
                .withTeams(new TeamsDocument(team, before.document().teams().away())));

        assertThat(after.context()).isSameAs(before.context());
        assertThat(commands.get(1)).isEqualTo(new EngineCommand.ChangeTeams(5, new Teams(1L << 3, 0)));
        assertThat(after.registration().source(1).counters())
                .isSameAs(before.registration().source(1).counters());
    }

    @Test
    void shouldStartAnewOnAnotherPitchInTheNextEpoch() {
        final ActiveMatch before = service.put(MATCH);

        final ActiveMatch after = service.put(before.document().withPitch(new PitchDocument(100.0, 60.0)));

        assertThat(after.context()).isNotSameAs(before.context());
        assertThat(after.context().pitch().columns()).isEqualTo(100);
        assertThat(after.context().firstEpoch())
                .as("also before the engine has opened the first")
                .isEqualTo(2);
        assertThat(commands.get(1)).isInstanceOf(EngineCommand.OpenMatch.class);
    }

    @Test
    void shouldNeverChooseTheIdOfAMatchThatIsGone() {
        final MatchDocument any = new MatchDocument(null, null, null, null, null, null, null);
        assertThat(service.create(any).id()).isEqualTo(1);
        service.delete(1, Precondition.NONE);

        assertThat(service.create(any).id()).isEqualTo(2);
    }

    @Test
    void shouldTellHowAFeedDoesByWallClock() {
        final ActiveMatch match = service.put(MATCH);
        final var source = match.registration().source(1).counters();
        assertThat(monitor.state(match)).isEqualTo(FeedState.DOWN);

        for (int i = 0; i < 1_000; i++) {
            source.onRecord(1, i, nowNs);
        }
        assertThat(monitor.state(match)).isEqualTo(FeedState.OK);
        nowNs += 500_000_001L;
        assertThat(monitor.state(match)).isEqualTo(FeedState.STALE);
        nowNs += 4_500_000_000L;
        assertThat(monitor.state(match)).isEqualTo(FeedState.DOWN);
    }

    @Test
    void shouldCallAFeedDegradedWhenMoreThanOnePercentIsLost() {
        final ActiveMatch match = service.put(MATCH);
        final var source = match.registration().source(1).counters();
        source.onRecord(1, 0, nowNs);
        monitor.sample();
        for (int i = 1; i <= 989; i++) {
            source.onRecord(1, i, nowNs);
        }
        // 11 lost of 1,001 sent since the first sample: 1.1 %.
        source.onRecord(1, 1_001, nowNs);
        nowNs += 100_000_000L;
        monitor.sample();

        assertThat(monitor.state(match)).isEqualTo(FeedState.DEGRADED);
        final FeedReport report = monitor.report(match);
        assertThat(report.lossRatio()).isBetween(0.0109, 0.0111);
        assertThat(report.reasons()).containsExactly("records lost: ratio=0.011");
        assertThat(report.recordsPerSecond()).as("990 records in 0.1 s").isBetween(9_890.0, 9_910.0);
    }

    @Test
    void shouldCallAFeedDegradedWhenASourceIsMissing() {
        final ActiveMatch match = service.put(MATCH.withSources(List.of(
                new SourceDocument(1, null, null, null, null, null),
                new SourceDocument(2, null, null, null, null, null))));
        match.registration().source(1).counters().onRecord(1, 0, nowNs);

        assertThat(monitor.state(match)).isEqualTo(FeedState.DEGRADED);
        assertThat(monitor.report(match).reasons()).containsExactly("source missing: id=2");
    }
}
