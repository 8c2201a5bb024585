package dev.touchline.overlay.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class MatchFaultsTest {
    private static List<FieldFault> faultsOfSender(final String allowedSender) {
        final SourceDocument source = new SourceDocument(1, null, null, allowedSender, null, null);
        final MatchDocument match = new MatchDocument(5L, null, null, null, null, null, List.of(source));
        return MatchFaults.of(match.withDefaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "fe80::1", "2001:db8:1111:2222:3333:4444:5555:6666", "::ffff:192.0.2.1"})
    void shouldTakeAnAddressAsASender(final String address) {
        assertThat(faultsOfSender(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "camera", "1.2.3", "fe80::1%eth0", "fe80::1%\u0000", "fe80::1%"})
    void shouldRefuseASenderThatIsMoreThanAnAddress(final String text) {
        assertThat(faultsOfSender(text)).extracting(FieldFault::field).containsExactly("sources[0].allowedSender");
    }

    @Test
    void shouldNotRepeatALongSender() {
        assertThat(faultsOfSender("1".repeat(10_000)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("is not an IP address: length=10000"));
    }
}
