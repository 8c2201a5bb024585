package dev.touchline.overlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class AccessPolicyTest {
    private final AccessPolicy policy = new AccessPolicy(Set.of("Studio.example"), "correct horse");

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:8080, true",
        "127.0.0.1:8080, true",
        "[::1]:8080, true",
        "[::1], true",
        "192.168.1.7:8080, true", // an address cannot be rebound
        "studio.example:8080, true",
        "studio.example.evil.example, false",
        "evil.example, false",
        "127.0.0.1.evil.example, false",
        "'', false"
    })
    void shouldAnswerToItsNamesAndToAddresses(final String host, final boolean allowed) {
        assertThat(policy.isHostAllowed(host)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, 127.0.0.1, true",
        "https://studio.example, 127.0.0.1, true",
        "http://192.168.1.7:8080, 192.168.1.7:8081, true", // a page of the host that it calls
        "http://192.168.1.8:8080, 192.168.1.7:8081, false",
        "http://evil.example, 127.0.0.1, false",
        "null, 127.0.0.1, false",
        "'://', 127.0.0.1, false",
        "file:///x.html, 127.0.0.1, false"
    })
    void shouldLetOnlyItsOwnPagesCall(final String origin, final String host, final boolean allowed) {
        assertThat(policy.isOriginAllowed(origin, host)).isEqualTo(allowed);
    }

    @Test
    void shouldKnowTheTokenAndNothingElse() {
        assertThat(policy.isAuthorized("Bearer correct horse")).isTrue();
        assertThat(policy.isAuthorized("bearer correct horse")).isTrue();
        assertThat(policy.isAuthorized("Basic correct horse")).isFalse();
        assertThat(policy.isAuthorized("Bearer correct")).isFalse();
        assertThat(policy.isAuthorized(null)).isFalse();
        assertThat(policy.isToken(null)).isFalse();
        assertThat(new AccessPolicy(Set.of(), null).isAuthorized(null)).isTrue();
    }

    @Test
    void shouldRefuseARequestWithoutAHost() {
        assertThat(policy.isHostAllowed(null)).isFalse();
    }
}
