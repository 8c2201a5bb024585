package dev.touchline.overlay.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How the server does, for a person and a load balancer.
 *
 * @param reasons why it is not ok, one line each, and what is to be known besides
 */
public record Health(Status status, List<String> reasons) {
    /** For somebody who has not shown who he is: reasons name matches, sources and what failed. */
    public Health withoutReasons() {
        return new Health(status, reasons.isEmpty() ? List.of() : List.of("reasons are told to whoever shows a token"));
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
