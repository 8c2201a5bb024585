package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.client.SubscriptionReport;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.wire.ChannelName;
import dev.touchline.overlay.wire.Rate;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.SubscribeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one client is subscribed to. Event loop thread only. */
final class ClientSubscriptions {
    /** Half of what a match can have: one client does not take them all. */
    private static final int MOST_SUBSCRIPTIONS = 32;
    /** How often a client may be given the highest rate there is: what it costs the server is bounded, whatever it asks. */
    private static final int MOST_FULL_RATES = 4;
    /** Frames a second that the engine publishes at the most: one a millisecond. */
    private static final int FULL_RATE = 1_000;

    private final Map<Long, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<Long, StreamKey> keys = new LinkedHashMap<>();
    private final ClientSession session;
    private final FanOut fanOut;
    private final SessionAccess access;

    ClientSubscriptions(final ClientSession session, final FanOut fanOut, final SessionAccess access) {
        this.session = session;
        this.fanOut = fanOut;
        this.access = access;
    }

    /** Takes a {@code sub}. */
    void subscribe(final JsonNode message, final ResumeRequest resume) {
        final long id = WholeNumber.read(message, "id");
        try {
            subscribe(SubscribeRequest.parse(id, message, fanOut.context().maxRate(), session.encoding()), resume);
        } catch (final SubscribeException e) {
            fanOut.counters().badMessages.increment();
            if (e.code() == ErrorCode.TOO_MANY_STREAMS) {
                fanOut.counters().refusedStreams.increment();
            }
            session.outbox().send(ServerMessage.subscribeError(id, e.code(), e.getMessage()));
        }
    }

    private void subscribe(final SubscribeRequest request, final ResumeRequest resume) {
        if (subscriptions.containsKey(request.id())) {
            throw new SubscribeException(ErrorCode.DUPLICATE_ID, "subscription id in use: id=" + request.id());
        }
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
            throw new SubscribeException(
                    ErrorCode.TOO_MANY_STREAMS, "too many subscriptions: limit=" + MOST_SUBSCRIPTIONS);
        }
        requireMatch(request.key().matchId());
        refuseSecondOfStream(request.key());
        refuseTooManyFrames(request.key());
        // What it is told of the stream is then the newest, and what was received before is not sent to it.
        fanOut.catchUp();
        final LiveStream stream = fanOut.streams().stream(request.key(), access.party());
        final Subscription subscription =
                new Subscription(session, request.id(), stream, request.policy(), delayMs(request));
        subscriptions.put(request.id(), subscription);
        keys.put(request.id(), request.key());
        writeSubscribed(subscription);
        final ResumePoint point = resume.take(request.id());
        if (point != null) {
            fanOut.counters().resumed.increment();
        }
        stream.admit(subscription, point, epoch(request.key()));
        fanOut.streams().onChange(request.key());
    }

    /** Graphics wait for the match's picture unless they say otherwise; who looks on is told at once. */
    private int delayMs(final SubscribeRequest request) {
        if (request.delayMs() != SubscribeRequest.UNSTATED) {
            return request.delayMs();
        }
        final ActiveMatch match = fanOut.context().matches().match(request.key().matchId());
        return match == null || access.role() != Role.GRAPHICS
                ? 0
                : match.document().delayMs();
    }

    private void requireMatch(final long matchId) {
        if (matchId == StreamKey.NO_MATCH) {
            access.requireEveryMatch();
            return;
        }
        access.requireMatch(matchId);
        if (fanOut.context().matches().match(matchId) == null) {
            throw new SubscribeException(ErrorCode.UNKNOWN_MATCH, "no such match: id=" + matchId);
        }
    }

    /** Messages name the stream only: which of two subscriptions one is for, and how late, the client could not tell. */
    private void refuseSecondOfStream(final StreamKey asked) {
        for (final Map.Entry<Long, StreamKey> each : keys.entrySet()) {
            if (each.getValue().equals(asked)) {
                throw new SubscribeException(
                        ErrorCode.CONFLICT,
                        "subscribed to that stream already, another delay or policy needs another connection: id="
                                + each.getKey() + ", delayMs="
                                + subscriptions.get(each.getKey()).delayMs());
            }
        }
    }

    private long epoch(final StreamKey key) {
        final ActiveMatch match = fanOut.context().matches().match(key.matchId());
        return match == null ? 0 : match.epoch();
    }

    private void refuseTooManyFrames(final StreamKey asked) {
        if (!(asked instanceof StreamKey.Frames frames)) {
            return;
        }
        long framesPerSecond = cost(frames.rate());
        for (final Subscription subscription : subscriptions.values()) {
            final Rate rate = subscription.stream().rate();
            framesPerSecond += rate == null ? 0 : cost(rate);
        }
        final long limit =
                (long) MOST_FULL_RATES * Math.min(FULL_RATE, fanOut.context().maxRate());
        if (framesPerSecond > limit) {
            throw new SubscribeException(
                    ErrorCode.TOO_MANY_STREAMS,
                    "too many frames a second, ask for a rate: framesPerSecond=" + framesPerSecond + ", limit="
                            + limit);
        }
    }

    /** No feed has more: who asks for every frame is given no more than so many. */
    private static long cost(final Rate rate) {
        return Math.min(FULL_RATE, rate.framesPerSecond());
    }

    /** Takes an {@code unsub}. */
    void unsubscribe(final JsonNode message) {
        final long id = WholeNumber.read(message, "id");
        final Subscription subscription = subscriptions.get(id);
        if (subscription == null) {
            throw new SubscribeException(ErrorCode.BAD_REQUEST, "no such subscription: id=" + id);
        }
        end(subscription);
    }

    private void end(final Subscription subscription) {
        subscription.clear();
        subscriptions.remove(subscription.id());
        subscription.stream().remove(subscription);
        fanOut.streams().onChange(keys.remove(subscription.id()));
    }

    /** Ends a subscription for a reason that the client is told. */
    void end(final Subscription subscription, final ErrorCode code, final String reason) {
        end(subscription);
        session.outbox().send(ServerMessage.subscribeError(subscription.id(), code, reason));
    }

    /** Answers a subscription, or says that its stream starts anew. */
    void writeSubscribed(final Subscription subscription) {
        final ActiveMatch match =
                fanOut.context().matches().match(keys.get(subscription.id()).matchId());
        session.outbox().send(ServerMessage.subscribed(subscription, match, fanOut));
    }

    /** The streams, in the order of the subscriptions. */
    List<StreamKey> streamKeys() {
        return List.copyOf(keys.values());
    }

    /** The socket can take more: what waits is sent. */
    void onWritable() {
        for (final Subscription subscription : List.copyOf(subscriptions.values())) {
            if (!session.outbox().isWritable()) {
                break;
            }
            subscription.stream().onWritable(subscription);
        }
    }

    /** The connection is gone. */
    void endAll() {
        for (final Subscription subscription : List.copyOf(subscriptions.values())) {
            end(subscription);
        }
    }

    /** What an operator is shown of them. */
    List<SubscriptionReport> reports() {
        return subscriptions.values().stream().map(this::report).toList();
    }

    private SubscriptionReport report(final Subscription subscription) {
        return new SubscriptionReport(
                subscription.id(),
                ChannelName.of(keys.get(subscription.id())),
                subscription.stream().number(),
                subscription.policy().label(),
                subscription.delayMs(),
                subscription.seq(),
                subscription.stream().seq());
    }
}
