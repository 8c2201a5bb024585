package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.client.ClientCommand;
import dev.touchline.overlay.client.ClientReport;
import dev.touchline.overlay.client.LiveClients;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live socket's clients: {@code /api/v1/clients...}. Javalin's threads. */
final class ClientRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ClientRoutes.class);
    private static final String CLIENTS = "/api/v1/clients";
    private static final String CLIENT = CLIENTS + "/{clientId}";
    private static final int MOST = 1_000;
    private static final int PATIENCE_MS = 2_000;
    /** As the live socket gives them; one of them may have gone. */
    private static final Pattern ID = Pattern.compile("c[1-9][0-9]{0,17}");

    /** What an operator sends; checked by {@link #command}. */
    record CommandBody(String command, Integer delayMs, Boolean on) {}

    private final LiveClients clients;

    ClientRoutes(final LiveClients clients) {
        this.clients = clients;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(CLIENTS, this::list);
        routes.get(CLIENT, request -> request.json(find(request.pathParam("clientId"))));
        routes.delete(CLIENT, this::remove);
        routes.post(CLIENT + "/commands", this::command);
    }

    private void list(final Context request) {
        QueryParameters.only(request, "limit", "after");
        final int limit = (int) QueryParameters.number(request, "limit", 1, MOST, MOST);
        final String after = request.queryParam("after");
        if (after != null && !ID.matcher(after).matches()) {
            throw new DocumentException(ErrorCode.BAD_REQUEST, "after is not a client's id: after=" + after);
        }
        // One more tells whether there are more.
        final List<ClientReport> found = answer(clients.list(after == null ? "" : after, limit + 1));
        final List<ClientReport> page = found.subList(0, Math.min(limit, found.size()));
        final Map<String, Object> body = new LinkedHashMap<>();
        body.put("clients", page);
        body.put("next", page.size() < found.size() ? page.get(page.size() - 1).id() : null);
        request.json(body);
    }

    private ClientReport find(final String id) {
        return answer(clients.find(id)).orElseThrow(ClientRoutes::noSuchClient);
    }

    private static DocumentException noSuchClient() {
        return new DocumentException(ErrorCode.NOT_FOUND, "no such client: it has gone, or never was");
    }

    private void remove(final Context request) {
        final String id = request.pathParam("clientId");
        if (!answer(clients.remove(id))) {
            throw noSuchClient();
        }
        // An id that was a client's has no characters that a log could be misled by.
        LOG.info("client removed: id={}, by={}", id, RequestGuard.grant(request).tokenId());
        request.status(204);
    }

    private void command(final Context request) {
        final ClientCommand command = command(JsonBody.read(request, new TypeReference<CommandBody>() {}));
        if (!answer(clients.control(request.pathParam("clientId"), command))) {
            throw noSuchClient();
        }
        request.status(202).json(Map.of("sent", true));
    }

    private static ClientCommand command(final CommandBody body) {
        final ClientCommand.Kind kind = ClientCommand.Kind.of(body.command());
        if (kind == null) {
            throw fault("command", "is one of setDelay, reload, clear, freeze, identify");
        }
        final boolean delays = kind == ClientCommand.Kind.SET_DELAY;
        if (delays
                && (body.delayMs() == null || body.delayMs() < 0 || body.delayMs() > ClientCommand.LONGEST_DELAY_MS)) {
            throw fault("delayMs", "is not 0 to " + ClientCommand.LONGEST_DELAY_MS + ": value=" + body.delayMs());
        }
        final boolean freezes = kind == ClientCommand.Kind.FREEZE;
        return new ClientCommand(
                kind,
                delays ? body.delayMs() : null,
                freezes ? Boolean.valueOf(!Boolean.FALSE.equals(body.on())) : null);
    }

    private static DocumentException fault(final String field, final String message) {
        return new DocumentException(
                ErrorCode.INVALID, "the command has faults", List.of(new FieldFault(field, message)));
    }

    private static <T> T answer(final CompletableFuture<T> asked) {
        try {
            return asked.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (final TimeoutException e) {
            asked.cancel(false);
            throw new DocumentException(ErrorCode.BUSY, "live socket did not answer: waitedMs=" + PATIENCE_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DocumentException(ErrorCode.BUSY, "server is stopping");
        } catch (final ExecutionException e) {
            throw new IllegalStateException("live socket failed to answer", e.getCause());
        }
    }
}
