package dev.touchline.overlay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TokenRegistryTest {
    private static final long NOW_MS = 1_750_000_000_000L;

    private final AtomicLong nowMs = new AtomicLong(NOW_MS);
    private final RecordingStore store = new RecordingStore();
    private final TokenRegistry tokens = new TokenRegistry(store, nowMs::get);

    /** Keeps what it is given, or refuses it. */
    private static final class RecordingStore implements TokenStore {
        private final List<ApiToken> kept = new ArrayList<>();
        private boolean broken;

        @Override
        public List<ApiToken> load() {
            return List.copyOf(kept);
        }

        @Override
        public void add(final ApiToken token) {
            failIfBroken();
            kept.add(token);
        }

        @Override
        public void remove(final String id) {
            failIfBroken();
            kept.removeIf(token -> token.id().equals(id));
        }

        private void failIfBroken() {
            if (broken) {
                throw new IllegalStateException("store: no space");
            }
        }
    }

    private TokenRegistry.Issued issue(final long expiresAtMs) {
        return tokens.issue("scoreboard", Role.VIEWER, MatchScope.of(Set.of(7L)), false, false, expiresAtMs)
                .orElseThrow();
    }

    @Test
    void shouldAllowWhatATokenWasMadeFor() {
        final Grant grant = tokens.grant(issue(Grant.NEVER).secret()).orElseThrow();

        assertThat(grant.role()).isEqualTo(Role.VIEWER);
        assertThat(grant.matches().contains(7)).isTrue();
        assertThat(grant.matches().contains(8)).isFalse();
        assertThat(grant.wearables()).isFalse();
        assertThat(grant.query()).isFalse();
    }

    @Test
    void shouldKeepOnlyTheHashOfASecret() throws Exception {
        final TokenRegistry.Issued issued = issue(Grant.NEVER);
        final byte[] sha256 =
                MessageDigest.getInstance("SHA-256").digest(issued.secret().getBytes(StandardCharsets.UTF_8));

        assertThat(store.kept).hasSize(1);
        assertThat(store.kept.get(0).hash()).isEqualTo(HexFormat.of().formatHex(sha256));
        assertThat(store.kept.get(0).toString()).doesNotContain(issued.secret());
        assertThat(issued.toString()).doesNotContain(issued.secret());
        // 256 bits are 43 characters of base64url.
        assertThat(issued.secret()).matches("tl_" + issued.token().id() + "_[A-Za-z0-9_-]{43}");
    }

    @Test
    void shouldRefuseEveryOtherText() {
        final String secret = issue(Grant.NEVER).secret();
        final char last = secret.charAt(secret.length() - 1);

        assertThat(tokens.grant("")).isEmpty();
        assertThat(tokens.grant(secret + " ")).isEmpty();
        assertThat(tokens.grant(secret.substring(0, secret.length() - 1))).isEmpty();
        assertThat(tokens.grant(secret.substring(0, secret.length() - 1) + (last == 'A' ? 'B' : 'A')))
                .isEmpty();
        assertThat(tokens.grant(secret.replaceFirst("_[0-9a-f]{16}_", "_0000000000000000_")))
                .isEmpty();
        assertThat(tokens.grant("' OR '1'='1")).isEmpty();
    }

    @Test
    void shouldEndATokenAtItsExpiry() {
        final TokenRegistry.Issued issued = issue(NOW_MS + 1_000);
        final Grant grant = tokens.grant(issued.secret()).orElseThrow();

        nowMs.set(NOW_MS + 999);
        assertThat(tokens.isValid(grant)).isTrue();
        nowMs.set(NOW_MS + 1_000);

        assertThat(tokens.isValid(grant)).isFalse();
        assertThat(tokens.grant(issued.secret())).isEmpty();
    }

    @Test
    void shouldEndATokenAtOnceWhenItIsRevokedAndTellWhoeverListens() {
        final TokenRegistry.Issued issued = issue(Grant.NEVER);
        final Grant grant = tokens.grant(issued.secret()).orElseThrow();
        final AtomicInteger told = new AtomicInteger();
        tokens.addListener(told::incrementAndGet);

        assertThat(tokens.revoke(issued.token().id())).isTrue();

        assertThat(told).hasValue(1);
        assertThat(tokens.isValid(grant)).isFalse();
        assertThat(tokens.grant(issued.secret())).isEmpty();
        assertThat(tokens.list()).isEmpty();
        assertThat(store.kept).isEmpty();
        assertThat(tokens.revoke(issued.token().id())).isFalse();
        assertThat(told).hasValue(1);
    }

    @Test
    void shouldKnowAfterARestartWhatWasStored() {
        final String secret = issue(Grant.NEVER).secret();

        assertThat(new TokenRegistry(store, nowMs::get).grant(secret)).isPresent();
    }

    @Test
    void shouldChangeNothingWhenTheStoreFails() {
        final TokenRegistry.Issued issued = issue(Grant.NEVER);
        store.broken = true;

        assertThatThrownBy(() -> issue(Grant.NEVER)).hasMessage("store: no space");
        assertThatThrownBy(() -> tokens.revoke(issued.token().id())).hasMessage("store: no space");

        assertThat(tokens.list()).containsExactly(issued.token());
        assertThat(tokens.grant(issued.secret())).isPresent();
    }
}
