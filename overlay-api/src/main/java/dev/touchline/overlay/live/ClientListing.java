package dev.touchline.overlay.live;

import dev.touchline.overlay.client.ClientReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Reports on clients a few at a time, however many there are and however many ask, so that nobody's frames wait for it. Those who ask take
 * turns; who does not wait any more is passed over. Event loop thread only.
 *
 * @param <S> a client's session
 */
final class ClientListing<S> {
    /** So many reports a turn: with 32 subscriptions each they take half a millisecond. */
    static final int SLICE = 16;

    /** Somebody who asks, and what is found so far. */
    private static final class Request {
        private final CompletableFuture<List<ClientReport>> answer;
        private final List<ClientReport> found = new ArrayList<>();
        private final int most;
        private String after;

        Request(final String after, final int most, final CompletableFuture<List<ClientReport>> answer) {
            this.after = after;
            this.most = most;
            this.answer = answer;
        }
    }

    private final Queue<Request> requests = new ArrayDeque<>();
    private final NavigableMap<String, S> sessions;
    private final Function<S, ClientReport> report;
    private final Executor nextTurn;

    /**
     * A listing of those who are connected.
     *
     * @param sessions by id, in the order in which they came; they may change between two turns
     * @param nextTurn runs a task when others have had their turn
     */
    ClientListing(
            final NavigableMap<String, S> sessions, final Function<S, ClientReport> report, final Executor nextTurn) {
        this.sessions = sessions;
        this.report = report;
        this.nextTurn = nextTurn;
    }

    /** Answers, now or in later turns, with {@code most} of those who came after one. */
    void list(final String after, final int most, final CompletableFuture<List<ClientReport>> answer) {
        requests.add(new Request(after, most, answer));
        if (requests.size() == 1) {
            nextTurn.execute(this::turn);
        }
    }

    private void turn() {
        Request request = requests.poll();
        while (request != null && request.answer.isDone()) {
            request = requests.poll();
        }
        if (request == null) {
            return;
        }
        try {
            if (isComplete(request)) {
                request.answer.complete(List.copyOf(request.found));
            } else {
                requests.add(request);
            }
        } catch (final RuntimeException e) {
            request.answer.completeExceptionally(e);
        }
        if (!requests.isEmpty()) {
            nextTurn.execute(this::turn);
        }
    }

    /** Adds the next slice; false when there may be more. */
    private boolean isComplete(final Request request) {
        int left = SLICE;
        for (final var client : sessions.tailMap(request.after, false).entrySet()) {
            if (request.found.size() >= request.most) {
                return true;
            }
            if (left-- == 0) {
                return false;
            }
            request.found.add(report.apply(client.getValue()));
            request.after = client.getKey();
        }
        return true;
    }
}
