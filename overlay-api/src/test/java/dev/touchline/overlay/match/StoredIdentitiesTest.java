package dev.touchline.overlay.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.IdentityChange;
import dev.touchline.engine.IdentityChange.Kind;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.EngineCommand.CorrectIdentities;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.MatchStore.StoredMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of identities belongs to an epoch: it is stored before the engine is told, and forgotten with the epoch. */
@Timeout(10)
class StoredIdentitiesTest {
    private static final MatchDocument MATCH = new MatchDocument(5L, null, null, null, null, null, null);
    private static final IdentityChange SWAP = new IdentityChange(Kind.SWAP, 2, 9, 10);
    private static final IdentityChange RENAME = new IdentityChange(Kind.RENAME, 3, 60, 20);

    private final List<String> steps = new ArrayList<>();
    private final List<EngineCommand> commands = new ArrayList<>();
    private final RecordingMatchStore store = new RecordingMatchStore(steps);
    private final MatchDirectory directory = new MatchDirectory();
    private final MatchService service = new MatchService(
            directory,
            new EngineQueue() {
                @Override
                public boolean hasRoom(final long matchId) {
                    return true;
                }

                @Override
                public boolean offer(final EngineCommand command) {
                    steps.add("offer");
                    return commands.add(command);
                }
            },
            id -> 0,
            registry -> {},
            37,
            (id, reopened) -> {},
            store);

    private ActiveMatch say(final IdentityChange change) {
        return service.say(5, Precondition.NONE, match -> IdentityStatement.of(match, change));
    }

    private EngineCommand last() {
        return commands.get(commands.size() - 1);
    }

    private List<IdentityChange> stored() {
        return store.commits.get(store.commits.size() - 1).put().get(0).identities();
    }

    @Test
    void shouldStoreAllThatWasSaidBeforeTheEngineIsToldAllOfIt() {
        service.put(MATCH);
        say(SWAP);
        steps.clear();

        final ActiveMatch match = say(RENAME);

        assertThat(steps).containsExactly("store", "offer");
        assertThat(stored()).containsExactly(SWAP, RENAME);
        assertThat(last()).isEqualTo(new CorrectIdentities(5, 1, List.of(SWAP, RENAME)));
        assertThat(match.corrected().mapped()).isEqualTo(Map.of(2, 9, 9, 2, 3, 60));
    }

    @Test
    void shouldChangeNothingWhenTheStoreIsDownOrItMakesNoSense() {
        service.put(MATCH);
        say(RENAME);
        final int told = commands.size();
        store.down = true;

        assertThatThrownBy(() -> say(SWAP)).isInstanceOf(DocumentException.class);
        store.down = false;
        assertThatThrownBy(() -> say(RENAME))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
                .hasMessageContaining("another id counts as this object already");

        assertThat(commands).hasSize(told);
        assertThat(service.match(5).corrected().changes()).containsExactly(RENAME);
    }

    @Test
    void shouldKeepThemWithAnotherLineUpAndForgetThemOnAnotherPitch() {
        service.put(MATCH);
        say(SWAP);

        assertThat(service.put(MATCH.withSources(List.of())).corrected().changes())
                .containsExactly(SWAP);
        service.put(MATCH.withPitch(new PitchDocument(90.0, 60.0)));

        assertThat(service.match(5).corrected()).isEqualTo(new CorrectedIdentities(2, List.of()));
        assertThat(stored()).isEmpty();
    }

    @Test
    void shouldForgetThemWithAResetAndTakeWhatFollowsForTheNextEpoch() {
        service.put(MATCH);
        say(SWAP);

        service.reset(5, Precondition.NONE);
        say(RENAME);

        assertThat(store.commits.get(2).put().get(0).identities())
                .as("with the reset")
                .isEmpty();
        assertThat(stored()).containsExactly(RENAME);
        assertThat(last()).isEqualTo(new CorrectIdentities(5, 2, List.of(RENAME)));
    }

    @Test
    void shouldForgetThemWhenAnEngineHasStartedAnEpochAndNotWhatWasSaidInIt() {
        final ActiveMatch match = service.put(MATCH);
        say(SWAP);
        final MatchEngine engine = new MatchEngine(match.context(), new SilentPublication());
        engine.reset();

        service.keepEpochs();
        assertThat(store.started)
                .as("the first epoch was stored with the match")
                .containsExactly(5L);
        engine.reset();
        say(RENAME);
        service.keepEpochs();

        assertThat(store.started)
                .as("the third was stored with what was said in it")
                .containsExactly(5L);
        assertThat(stored()).containsExactly(RENAME);
        assertThat(last()).isEqualTo(new CorrectIdentities(5, 3, List.of(RENAME)));
    }

    @Test
    void shouldTellTheEngineAfterItHasOpenedTheMatchWhenRestored() {
        store.contents = new MatchStore.Contents(
                40, List.of(new StoredMatch(MATCH, 40, List.of(), 0, List.of(SWAP))), Map.of(5L, 3L));

        service.restore();
        service.keepEpochs();

        assertThat(commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        EngineCommand.Several.class,
                        several -> assertThat(several.commands())
                                .satisfiesExactly(
                                        open -> assertThat(open).isInstanceOf(EngineCommand.OpenMatch.class),
                                        correct -> assertThat(correct)
                                                .isEqualTo(new CorrectIdentities(5, 1_003, List.of(SWAP)))));
        assertThat(store.started).isEmpty();
        assertThat(service.match(5).version()).isEqualTo(40);
    }

    @Test
    void shouldTakeNoMoreThanAreKept() {
        CorrectedIdentities corrected = new CorrectedIdentities(1, List.of());
        for (int i = 0; i < IdentityChange.MOST; i++) {
            corrected = new CorrectedIdentities(1, append(corrected.changes(), SWAP));
        }
        final CorrectedIdentities full = corrected;

        assertThatThrownBy(() -> full.and(SWAP))
                .isInstanceOf(DocumentException.class)
                .hasMessage("too many identities corrected in this epoch of the match: limit=1000");
    }

    /** An engine that is only brought from epoch to epoch says nothing. */
    private static final class SilentPublication implements EnginePublication {
        @Override
        public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {
            throw new AssertionError();
        }

        @Override
        public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {
            throw new AssertionError();
        }

        @Override
        public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {
            throw new AssertionError();
        }

        @Override
        public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {
            throw new AssertionError();
        }
    }

    private static List<IdentityChange> append(final List<IdentityChange> changes, final IdentityChange change) {
        final List<IdentityChange> more = new ArrayList<>(changes);
        more.add(change);
        return more;
    }
}
