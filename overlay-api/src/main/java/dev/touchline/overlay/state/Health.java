package dev.touchline.overlay.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.touchline.overlay.access.MatchScope;
import dev.touchline.overlay.match.Remark;
import java.util.List;
import java.util.Locale;

/**
 * How the server does, for a person and a load balancer. Immutable; any thread.
 *
 * @param remarks why it is not ok, and what is to be known besides
 */
public record Health(Status status, @JsonIgnore List<Remark> remarks) {
    /** The remarks as they travel, one line each. */
    @JsonProperty
    public List<String> reasons() {
        return remarks.stream().map(Remark::toString).toList();
    }

    /** For somebody who has not shown who he is: reasons name matches, sources and what failed. */
    public Health withoutReasons() {
        return new Health(
                status,
                remarks.isEmpty() ? List.of() : List.of(Remark.ofServer("reasons are told to whoever shows a token")));
    }

    /** For somebody who may know of some matches: what is said of others is left out. */
    public Health in(final MatchScope matches) {
        final List<Remark> known = remarks.stream()
                .filter(remark -> remark.matchId() == null || matches.contains(remark.matchId()))
                .toList();
        return new Health(status, known);
    }

    /** In one word. */
    public enum Status {
        OK,
        DEGRADED,
        DOWN;

        /** Its name as it travels. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
