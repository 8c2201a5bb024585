package dev.touchline.overlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class LimitsTest {
    private static InetAddress address(final String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, true", // one network of 64 bits
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "::1, ::1, true",
        "::1, 127.0.0.1, false"
    })
    void shouldCountAnAddressWithItsNetwork(final String one, final String other, final boolean same) throws Exception {
        final ConnectionLimit limit = new ConnectionLimit(10, 1);

        assertThat(limit.enter(address(one))).isTrue();
        assertThat(limit.enter(address(other))).isEqualTo(!same);
    }

    @Test
    void shouldTakeAnotherConnectionWhenOneHasGone() throws Exception {
        final ConnectionLimit limit = new ConnectionLimit(2, 2);
        assertThat(limit.enter(address("192.0.2.1"))).isTrue();
        assertThat(limit.enter(address("192.0.2.2"))).isTrue();
        assertThat(limit.enter(address("192.0.2.3"))).isFalse();

        limit.leave(address("192.0.2.1"));

        assertThat(limit.enter(address("192.0.2.3"))).isTrue();
        assertThat(limit.enter(address("192.0.2.4"))).isFalse();
    }

    @Test
    void shouldLetAnAddressAskItsRateAndTwoSecondsWorthAtOnce() throws Exception {
        final AtomicLong nowNs = new AtomicLong(5_000_000_000L);
        final RequestRate rate = new RequestRate(3, nowNs::get);
        final InetAddress one = address("192.0.2.1");
        for (int i = 0; i < 6; i++) {
            assertThat(rate.admit(one)).as("request %s", i).isTrue();
        }
        assertThat(rate.admit(one)).isFalse();
        assertThat(rate.admit(address("192.0.2.2"))).as("another address").isTrue();

        // A third of a second is one request of three a second; what was refused costs nothing.
        nowNs.addAndGet(333_333_334L);

        assertThat(rate.admit(one)).isTrue();
        assertThat(rate.admit(one)).isFalse();
        nowNs.addAndGet(60_000_000_000L);
        for (int i = 0; i < 6; i++) {
            assertThat(rate.admit(one)).as("after a pause, request %s", i).isTrue();
        }
        assertThat(rate.admit(one)).isFalse();
    }
}
