package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        routes.exception(HttpResponseException.class, ProblemAnswers::answer);
        // Of a fault of ours its sender is told nothing but that: what it says may be of the inside.
        routes.exception(Exception.class, (fault, request) -> {
            LOG.error("request failed: method={}, path={}", request.method(), request.path(), fault);
            Problem.answer(request, ErrorCode.INTERNAL, "the server failed; its log says why", List.of());
        });
    }

    /** The framework's own refusals, in our words. */
    private static void answer(final HttpResponseException fault, final Context request) {
        final ErrorCode code = code(fault.getStatus());
        final String detail = switch (code) {
            case NOT_FOUND -> "no such resource: path=" + request.path();
            case METHOD_NOT_ALLOWED -> {
                final String allowed = allowed(fault);
                request.header("Allow", allowed);
                yield "method is not taken here: method=" + request.req().getMethod() + ", allowed=" + allowed;
            }
            case TOO_LARGE -> "body is too large";
            default -> "request cannot be understood";
        };
        Problem.answer(request, code, detail, List.of());
    }

    /** What the resource takes (RFC 9110, 10.2.1); the framework says it under a name that depends on what is accepted. */
    private static String allowed(final HttpResponseException fault) {
        final String methods = String.join(", ", fault.getDetails().values());
        return Stream.of(methods.split(", *"))
                .flatMap(method -> method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method))
                .filter(method -> !method.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
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
