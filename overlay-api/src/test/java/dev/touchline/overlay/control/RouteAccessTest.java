package dev.touchline.overlay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.MatchScope;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.contract.ContractDocument;
import dev.touchline.overlay.match.DocumentException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RouteAccessTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private static Grant grant(final Role role, final MatchScope matches) {
        return new Grant("t", role, matches, false, false, Grant.NEVER);
    }

    @Test
    void shouldHaveARowForEveryRouteOfTheDocument() {
        final JsonNode paths = ContractDocument.HTTP.read().get("paths");
        assertThat(paths.size()).isGreaterThan(10);
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(operation -> operation.getKey())
                        .filter(METHODS::contains)
                        .forEach(method -> assertThat(
                                        RouteAccess.isListed(method.toUpperCase(Locale.ROOT), path.getKey()))
                                .as("a row of RouteAccess for %s %s", method, path.getKey())
                                .isTrue()));
    }

    @Test
    void shouldLeaveARouteWithoutARowToTheAdminOfEveryMatch() {
        final String method = "GET";
        final String route = "/api/v1/something/new";

        RouteAccess.check(grant(Role.ADMIN, MatchScope.ALL), method, route, 0);
        for (final Grant less :
                List.of(grant(Role.PRODUCER, MatchScope.ALL), grant(Role.ADMIN, MatchScope.of(List.of(1L))))) {
            assertThatThrownBy(() -> RouteAccess.check(less, method, route, 0)).isInstanceOf(DocumentException.class);
        }
        assertThat(RouteAccess.isPublic(route)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/matches/{id}, viewer",
        "GET, /api/v1/matches/{id}/events, viewer",
        "PUT, /api/v1/matches/{id}, producer",
        "DELETE, /api/v1/matches/{id}/sources/{sourceId}, producer",
        "PATCH, /api/v1/matches/{id}/anything, producer",
        "GET, /api/v1/matches/{id}/snapshot, producer",
        "POST, /api/v1/clients/{clientId}/ctl, producer",
        "GET, /api/v1/tokens, admin",
        "GET, /api/v1/tokensmith, admin",
        "GET, /api/v1/config, admin"
    })
    void shouldAskTheLeastRoleOfARow(final String method, final String route, final String least) {
        for (final Role role : Role.values()) {
            final Grant grant = grant(role, MatchScope.ALL);
            if (role.covers(Role.of(least).orElseThrow())) {
                RouteAccess.check(grant, method, route, 1);
            } else {
                assertThatThrownBy(() -> RouteAccess.check(grant, method, route, 1))
                        .hasMessage("role is too low: role=" + role.label() + ", least=" + least);
            }
        }
    }
}
