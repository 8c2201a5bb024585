package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DebsStreamTest {
    private static final String EVENT = ",0,0,0,0,0,0,0,0,0,0,0\n";
    private static final String GAME = "1," + TestGame.ps(0)
            + EVENT
            + "not an event\n"
            + "\n"
            + "1," + TestGame.ps(1)
            + EVENT.replace("\n", "\r\n")
            + "1,2,3\n"
            + "7".repeat(1_000)
            + "\n"
            + "1," + TestGame.ps(2)
            + EVENT
            + "99," + TestGame.ps(3)
            + EVENT.replace("\n", "");

    @Property(tries = 200)
    void shouldCutTheSameLinesHoweverTheBytesArrive(@ForAll final long seed) {
        final Random random = new Random(seed);
        final TestGame game = new TestGame();
        final DebsStream stream = new DebsStream(game.engine);
        final byte[] bytes = GAME.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < bytes.length; ) {
            final int to = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 700));
            stream.accept(bytes, at, to);
            at = to;
        }
        stream.end();

        final DebsCounters counters = game.engine.counters();
        assertThat(counters.lines()).isEqualTo(8);
        assertThat(counters.malformedLines()).containsExactly(2, 5, 6);
        assertThat(counters.malformed()).isEqualTo(3);
        assertThat(counters.events()).isEqualTo(4);
        assertThat(counters.unknownSensors()).isEqualTo(1);
    }

    @Property(tries = 200)
    void shouldSurviveAnyBytes(@ForAll final byte[] bytes) {
        final TestGame game = new TestGame();
        final DebsStream stream = new DebsStream(game.engine);

        stream.accept(bytes, 0, bytes.length);
        stream.end();

        final DebsCounters counters = game.engine.counters();
        assertThat(counters.malformed() + counters.events()).isLessThanOrEqualTo(counters.lines());
    }
}
