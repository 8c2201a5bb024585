package dev.touchline.overlay.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The clients that are connected. Any thread may ask; the answer comes on the live socket's, which is not to be held up. */
public interface LiveClients {
    /** All of them, in the order in which they came. */
    CompletableFuture<List<ClientReport>> list();

    /** Sends a command to one; answers whether there is such a client. */
    CompletableFuture<Boolean> control(String clientId, ClientCommand command);

    /** Closes one's connection with 4410: it is not to come back by itself. Answers whether there is such a client. */
    CompletableFuture<Boolean> remove(String clientId);
}
