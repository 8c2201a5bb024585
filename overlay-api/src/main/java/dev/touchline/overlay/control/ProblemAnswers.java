package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what a route throws with a problem document. Javalin's threads. */
final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private ProblemAnswers() {}

    static void addTo(final RoutesConfig routes) {
        routes.exception(
                DocumentException.class,
                (fault, request) -> Problem.answer(request, fault.code(), fault.getMessage(), fault.faults()));
        routes.exception(
                HttpResponseException.class,
                (fault, request) -> Problem.answer(request, code(fault.getStatus()), fault.getMessage(), List.of()));
        // Of a fault of ours its sender is told nothing but that: what it says may be of the inside.
        routes.exception(Exception.class, (fault, request) -> {
            LOG.error("request failed: method={}, path={}", request.method(), request.path(), fault);
            Problem.answer(request, ErrorCode.INTERNAL, "the server failed; its log says why", List.of());
        });
    }

    private static ErrorCode code(final int status) {
        return switch (status) {
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 413 -> ErrorCode.TOO_LARGE;
            default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.BAD_REQUEST;
        };
    }
}
