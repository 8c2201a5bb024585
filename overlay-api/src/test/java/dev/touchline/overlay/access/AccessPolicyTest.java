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
    void shouldMakeTheConfiguredTokensHolderTheAdminAndKnowNothingElse() {
        final Grant admin = policy.bearer("Bearer correct horse").orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(admin.matches().isAll()).isTrue();
        assertThat(policy.isValid(admin)).isTrue();
        assertThat(policy.bearer("bearer correct horse")).contains(admin);
        assertThat(policy.bearer("Basic correct horse")).isEmpty();
        assertThat(policy.bearer("Bearer correct")).isEmpty();
        assertThat(policy.bearer("Bearer ")).isEmpty();
        assertThat(policy.bearer(null)).isEmpty();
        assertThat(policy.token(null)).isEmpty();
        assertThat(policy.token("x".repeat(2_000))).isEmpty();
    }

    @Test
    void shouldServeWhoeverSendsNoTokenWhereNoneIsAskedButNotWhoeverSendsAWrongOne() {
        final AccessPolicy open = new AccessPolicy(Set.of(), null);

        assertThat(open.bearer(null).orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(open.bearer("Bearer wrong")).isEmpty();
        assertThat(open.token("wrong")).isEmpty();
        assertThat(open.token("null")).isEmpty();
    }

    @Test
    void shouldKnowTheOriginsThatAreListedAndNoOthers() {
        final AccessPolicy listed = new AccessPolicy(
                Set.of(), Set.of("https://Graphics.example:8443"), null, new TokenRegistry(TokenStore.NONE, () -> 0));

        assertThat(listed.isOriginAllowed("https://graphics.example:8443", "127.0.0.1"))
                .isTrue();
        assertThat(listed.isOriginListed("https://graphics.example:8443")).isTrue();
        assertThat(listed.isOriginAllowed("https://graphics.example", "127.0.0.1"))
                .isFalse();
        assertThat(listed.isOriginAllowed("http://graphics.example:8443", "127.0.0.1"))
                .isFalse();
        assertThat(listed.isOriginListed("http://localhost:3000")).isFalse();
        assertThat(listed.isOriginListed(null)).isFalse();
    }

    @Test
    void shouldRefuseARequestWithoutAHost() {
        assertThat(policy.isHostAllowed(null)).isFalse();
    }
}
