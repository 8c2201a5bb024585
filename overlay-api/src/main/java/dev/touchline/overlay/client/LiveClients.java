package dev.touchline.overlay.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The clients that are connected. Any thread may ask; the answer comes on the live socket's, which is not to be held up. */
public interface LiveClients {
    /**
     * Those who came later than one, in the order in which they came; each as it is when its turn comes. Whoever does not wait for the
     * answer any more cancels it.
     *
     * @param after the id of one that may have gone; empty for all
     * @param most as many as are answered
     */
    CompletableFuture<List<ClientReport>> list(String after, int most);

    /** One, or nothing when there is no such client. */
    CompletableFuture<Optional<ClientReport>> find(String clientId);

    /** Sends a command to one; answers whether there is such a client. */
    CompletableFuture<Boolean> control(String clientId, ClientCommand command);

    /** Closes one's connection with 4410: it is not to come back by itself. Answers whether there is such a client. */
    CompletableFuture<Boolean> remove(String clientId);
}
