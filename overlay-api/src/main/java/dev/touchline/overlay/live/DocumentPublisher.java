package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.JsonDiff;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.overlay.wire.DocumentKind;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the documents that somebody watches, five times a second, and tells what changed in them. On a thread of its own, so that no
 * frame waits for a comparison; {@link #watch} and {@link #unwatch} may be called by any.
 */
final class DocumentPublisher implements AutoCloseable {
    /** Who is told of documents. */
    interface Listener {
        /**
         * A document is other than it was. The publisher's thread.
         *
         * @param version its epoch and number
         * @param ops what changed since the one before, or null when that does not tell
         */
        void onDocument(Watch watch, LiveDocument version, ArrayNode ops);
    }

    /** A document that somebody watches. */
    record Watch(long matchId, DocumentKind kind) {}

    private static final Logger LOG = LoggerFactory.getLogger(DocumentPublisher.class);
    private static final long INTERVAL_MS = 200;
    private static final EnumSet<DiffFlags> PLAIN =
            EnumSet.of(DiffFlags.OMIT_MOVE_OPERATION, DiffFlags.OMIT_COPY_OPERATION, DiffFlags.OMIT_VALUE_ON_REMOVE);

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Map<Watch, LiveDocument> newest = new HashMap<>();
    private final Map<Watch, CompletableFuture<?>> asked = new HashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("touchline-documents", true));
    private final LiveDocuments documents;
    private final Listener listener;

    DocumentPublisher(final LiveDocuments documents, final Listener listener) {
        this.documents = documents;
        this.listener = listener;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::askAll, INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    /** Somebody watches a document: it is told of whole as soon as it is there. */
    void watch(final Watch watch) {
        watches.add(watch);
        thread.execute(() -> {
            newest.remove(watch);
            ask(watch);
        });
    }

    /** The epoch of every document of health. Any thread. */
    long healthEpoch() {
        return documents.healthEpoch();
    }

    /** Nobody watches a document any more. */
    void unwatch(final Watch watch) {
        watches.remove(watch);
    }

    private void askAll() {
        newest.keySet().retainAll(watches);
        asked.keySet().retainAll(watches);
        watches.forEach(this::ask);
    }

    private void ask(final Watch watch) {
        final CompletableFuture<?> before = asked.get(watch);
        if (!watches.contains(watch) || (before != null && !before.isDone())) {
            return;
        }
        final CompletableFuture<LiveDocument> answer = switch (watch.kind()) {
            case STATE -> documents.state(watch.matchId());
            case TEAM -> documents.team(watch.matchId());
            case HEALTH -> documents.health();
        };
        asked.put(watch, answer.whenCompleteAsync((document, fault) -> onAnswer(watch, document, fault), thread));
    }

    private void onAnswer(final Watch watch, final LiveDocument answer, final Throwable fault) {
        if (fault != null) {
            // The match is about to end, or the engine is busy: there will be another answer, or nobody who wants one.
            LOG.debug(
                    "no document: match={}, kind={}, reason={}",
                    watch.matchId(),
                    watch.kind().label(),
                    fault.toString());
            return;
        }
        final LiveDocument last = newest.get(watch);
        final boolean numbered = answer.seq() != LiveDocument.UNNUMBERED;
        if (last != null && numbered && answer.epoch() == last.epoch() && answer.seq() == last.seq()) {
            return;
        }
        // Within an epoch numbers only go back when an earlier state is restored: that is another beginning.
        final boolean whole = last == null || last.epoch() != answer.epoch() || (numbered && answer.seq() < last.seq());
        final ArrayNode ops = whole ? null : (ArrayNode) JsonDiff.asJson(last.tree(), answer.tree(), PLAIN);
        if (ops != null && ops.isEmpty()) {
            return;
        }
        final long seq = numbered ? answer.seq() : last == null ? 1 : last.seq() + 1;
        final LiveDocument version = new LiveDocument(answer.epoch(), seq, answer.tree());
        newest.put(watch, version);
        listener.onDocument(watch, version, ops);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
