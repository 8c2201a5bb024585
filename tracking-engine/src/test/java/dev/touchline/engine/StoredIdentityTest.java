package dev.touchline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.IdentityChange.Kind;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import java.nio.ByteBuffer;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was said of identities is made once, in order, and again in an engine that does not know it. */
@Timeout(60)
class StoredIdentityTest {
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long START_US = 1_750_000_000_000_000L;
    private static final IdentityChange SWAP = new IdentityChange(Kind.SWAP, 1, 2, START_US);
    private static final IdentityChange RENAME = new IdentityChange(Kind.RENAME, 2, 60, START_US + 1_000_000);

    private final MatchEngine engine = engine();

    private static MatchEngine engine() {
        return new MatchEngine(
                new MatchContext(
                        1,
                        false,
                        new Pitch(105_000, 68_000),
                        new Teams(0b110, 0),
                        37,
                        1,
                        new Counter("t", ""),
                        new MatchCounters()),
                new RecordingPublication());
    }

    private static void play(final MatchEngine into, final int seconds) {
        final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
        final DatagramEncoder source = new DatagramEncoder(1, 1, 7, null, (ByteBuffer datagram) -> {
            buffer.wrap(datagram);
            for (int at = 0; at < datagram.remaining(); at += RecordDescriptor.RECORD_LENGTH) {
                into.onRecord(buffer, at);
            }
        });
        for (int frame = 0; frame < seconds; frame++) {
            final long atNs = START_NS + frame * 1_000_000_000L;
            source.position(1, 0, frame, atNs, 1000, 0, 0, 20, 0);
            source.position(2, 0, frame, atNs, -1000, 0, 0, 20, RecordDescriptor.FLAG_LAST_OF_FRAME);
            source.flush();
        }
    }

    @Test
    void shouldMakeOnlyWhatIsNotMadeYet() {
        engine.correctIdentities(List.of(SWAP));
        engine.correctIdentities(List.of(SWAP));
        assertThat(engine.identities().map(1))
                .as("once is swapped, twice were not")
                .isEqualTo(2);

        engine.correctIdentities(List.of(SWAP, RENAME));

        assertThat(engine.identityChanges()).containsExactly(SWAP, RENAME);
        assertThat(engine.identities().map(1)).isEqualTo(60);
        assertThat(engine.identities().map(2)).isEqualTo(1);
    }

    @Test
    void shouldChangeNothingWhenOthersWereMade() {
        engine.correctIdentities(List.of(SWAP, RENAME));

        for (final List<IdentityChange> other : List.of(List.of(SWAP), List.of(RENAME, SWAP, SWAP))) {
            assertThatThrownBy(() -> engine.correctIdentities(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("other identities were corrected than these: made=2, given=" + other.size());
        }
        assertThat(engine.identityChanges()).containsExactly(SWAP, RENAME);
    }

    @Test
    void shouldRefuseInACheckWhatIsNoLongerKeptAndMakeItFromNowOnWhenItIsStored() {
        play(engine, 1_400);
        final IdentityChange old = new IdentityChange(Kind.SWAP, 1, 2, START_US);

        assertThatThrownBy(() -> engine.checkIdentity(old))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kept by the second for twenty minutes only");
        assertThat(engine.identityChanges()).isEmpty();
        engine.correctIdentities(List.of(old));

        assertThat(engine.identities().map(1)).isEqualTo(2);
        assertThat(engine.identityChanges()).containsExactly(old);
    }

    @Test
    void shouldKeepThemInASnapshotAndForgetThemWithTheEpoch() {
        engine.correctIdentities(List.of(SWAP, RENAME));
        final StateWriter out = new StateWriter();
        engine.save(out);
        final MatchEngine restored = engine();

        restored.load(new StateReader(out.toBytes()));

        assertThat(restored.identityChanges()).containsExactly(SWAP, RENAME);
        assertThat(restored.identities().map(1)).isEqualTo(60);
        restored.reset();
        assertThat(restored.identityChanges()).isEmpty();
        assertThat(restored.identities().map(1)).isEqualTo(1);
    }
}
