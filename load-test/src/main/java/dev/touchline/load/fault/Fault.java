package dev.touchline.load.fault;

import java.util.Random;

/** What can befall the connections through a {@link FaultProxy}. Immutable. */
public sealed interface Fault {
    /** Both sides are reset at once, with what was under way lost. */
    record Cut() implements Fault {}

    /** Nothing passes for so many milliseconds, in either direction; then everything goes on. */
    record Delay(long ms) implements Fault {}

    /** So many bytes a second pass in each direction, for so many milliseconds. */
    record Throttle(int bytesPerSecond, long ms) implements Fault {}

    /** One direction ends as if its sender had said all; the other goes on. */
    record HalfClose(boolean towardsClient) implements Fault {}

    /** Longer than a client takes a silent server for. */
    int LONGEST_DELAY_MS = 4_000;

    /** A fault by chance, each kind as likely as the others. */
    static Fault draw(final Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Cut();
            case 1 -> new Delay(50 + random.nextInt(LONGEST_DELAY_MS - 50));
            case 2 -> new Throttle(500 + random.nextInt(20_000), 100 + random.nextInt(1_900));
            default -> new HalfClose(random.nextBoolean());
        };
    }
}
