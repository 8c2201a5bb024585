package dev.touchline.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.client.LiveClient;
import dev.touchline.client.StreamListener;
import dev.touchline.client.StreamRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client has of match 1: every event and frame that it was handed, the newest frame whole, and a heat map. Written by the
 * client's thread, read by the test's.
 */
final class FollowedMatch implements StreamListener {
    private final List<String> events = new ArrayList<>();
    private final List<Long> frames = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private JsonNode newestFrame;
    private int subscriptions;
    private long heatSeq = -1;
    private long[] heatUs = {};

    FollowedMatch(final LiveClient client) {
        client.subscribe(StreamRequest.all("match/1/events"), this);
        client.subscribe(StreamRequest.all("match/1/frames").atRate(10, 1), this);
        client.subscribe(StreamRequest.latest("match/1/heat/player/3"), this);
    }

    @Override
    public synchronized void onSubscribed(final JsonNode subscribed, final boolean goesOn) {
        subscriptions++;
    }

    /** How often a subscription was said to stand. */
    synchronized int subscriptions() {
        return subscriptions;
    }

    @Override
    public synchronized void onMessage(final JsonNode message) {
        switch (message.get("t").asText()) {
            case "event" ->
                events.add(
                        message.get("seq").asLong() + " " + message.get("kind").asText() + " "
                                + message.get("tsUs").asLong());
            case "frame" -> {
                frames.add(message.get("seq").asLong());
                newestFrame = message;
            }
            case "snap", "patch" -> onHeat(message);
            default -> gaps.add(message.toString());
        }
    }

    private void onHeat(final JsonNode message) {
        if (message.get("t").asText().equals("snap")) {
            final JsonNode cells = message.get("data").get("cells");
            heatUs = new long[cells.size()];
            for (int cell = 0; cell < heatUs.length; cell++) {
                heatUs[cell] = cells.get(cell).asLong();
            }
            heatSeq = message.get("seq").asLong();
        } else {
            if (message.get("base").asLong() != heatSeq) {
                gaps.add("patch does not fit: seq=" + heatSeq + ", patch=" + message);
            }
            message.get("ops")
                    .forEach(op -> heatUs[op.get(0).asInt()] = op.get(1).asLong());
            heatSeq = message.get("seq").asLong();
        }
    }

    /** Every event, in the order in which it was handed over. */
    synchronized List<String> events() {
        return List.copyOf(events);
    }

    /** The number of every frame, in the order in which it was handed over. */
    synchronized List<Long> frames() {
        return List.copyOf(frames);
    }

    /** What was said not to come, or did not fit. */
    synchronized List<String> gaps() {
        return List.copyOf(gaps);
    }

    /** The newest frame but for its stream's number and when it was published. */
    synchronized String state() {
        return newestFrame == null
                ? ""
                : newestFrame.get("seq") + " " + newestFrame.get("tsUs") + " " + newestFrame.get("clock") + " "
                        + newestFrame.get("rows");
    }

    synchronized long heatSeq() {
        return heatSeq;
    }

    synchronized List<Long> heatUs() {
        final List<Long> cells = new ArrayList<>();
        for (final long cell : heatUs) {
            cells.add(cell);
        }
        return cells;
    }
}
