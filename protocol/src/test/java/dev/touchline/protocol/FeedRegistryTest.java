package dev.touchline.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FeedRegistryTest {
    @Test
    void shouldGoToShardZeroUnlessToldOtherwise() {
        final Counter time = new Counter("t", "");

        assertThat(new MatchRegistration(1, true, time, List.of()).shard()).isZero();
        assertThat(new MatchRegistration(1, true, 3, time, List.of()).shard()).isEqualTo(3);
    }

    @Test
    void shouldSayWhetherAnySourceRestrictsItsSender() throws UnknownHostException {
        final Counter time = new Counter("t", "");
        final SourceRegistration open = new SourceRegistration(1, null, null, new SourceCounters());
        final SourceRegistration restricted =
                new SourceRegistration(2, InetAddress.getByName("192.0.2.1"), null, new SourceCounters());

        assertThat(new FeedRegistry(List.of(new MatchRegistration(1, true, time, List.of(open)))).restrictsSenders())
                .isFalse();
        assertThat(new FeedRegistry(List.of(
                                new MatchRegistration(1, true, time, List.of(open)),
                                new MatchRegistration(2, true, time, List.of(open, restricted))))
                        .restrictsSenders())
                .isTrue();
    }
}
