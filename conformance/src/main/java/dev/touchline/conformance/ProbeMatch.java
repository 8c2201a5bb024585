package dev.touchline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A match of the suite's own at the server, and its feed: made for the run, and deleted after it. One thread. */
final class ProbeMatch implements AutoCloseable {
    private static final String MATCH = "{\"name\":\"Conformance\",\"mode\":\"replay\",\"sources\":[{\"id\":1}]}";
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long FRAME_NS = 40_000_000L;
    private static final int OBJECTS = 23;
    private static final int FRAMES_BEFORE_A_PAUSE = 20;
    private static final long FEED_DEADLINE_NS = TimeUnit.SECONDS.toNanos(10);

    private final HttpProbe http;
    private final DatagramChannel sender;
    private final DatagramEncoder source;
    private final long id;
    private final boolean feedIsReachable;
    private int frame;

    private ProbeMatch(
            final HttpProbe http,
            final long id,
            final DatagramChannel sender,
            final InetSocketAddress feed,
            final boolean feedIsReachable) {
        this.http = http;
        this.feedIsReachable = feedIsReachable;
        this.id = id;
        this.sender = sender;
        source = new DatagramEncoder(id, 1, 1, null, datagram -> {
            try {
                sender.send(datagram, feed);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static ProbeMatch create(final HttpProbe http, final ConformanceTarget target)
            throws IOException, InterruptedException {
        final JsonNode feed = http.get("/api/v1/server").path("feed");
        final String host = feed.path("host").asText();
        final HttpProbe.Answer made = http.send("POST", "/api/v1/matches", MATCH);
        Mismatch.unless(
                made.status() == 201, "a match cannot be made: status=" + made.status() + ", body=" + made.body());
        return new ProbeMatch(
                http,
                made.body().path("id").asLong(),
                DatagramChannel.open(),
                new InetSocketAddress(
                        isWildcard(host) ? target.http().getHost() : host,
                        feed.path("port").asInt()),
                target.feedIsReachable());
    }

    /** Whether a server that is bound to it is reached at the address that its HTTP has. */
    private static boolean isWildcard(final String host) throws IOException {
        return InetAddress.getByName(host).isAnyLocalAddress();
    }

    long id() {
        return id;
    }

    String path() {
        return "/api/v1/matches/" + id;
    }

    String channel(final String name) {
        return "match/" + id + "/" + name;
    }

    /** Plays frames, slowly enough for any receive buffer. */
    void play(final int frames) {
        for (int i = 0; i < frames; i++) {
            for (int object = 0; object < OBJECTS; object++) {
                source.position(
                        object,
                        0,
                        frame,
                        captureNs(),
                        100 * (frame % 300),
                        -1_000 * object,
                        0,
                        20,
                        object == OBJECTS - 1 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
            }
            source.flush();
            frame++;
            if (frame % FRAMES_BEFORE_A_PAUSE == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        }
    }

    private long captureNs() {
        return START_NS + frame * FRAME_NS;
    }

    /** A period begins, which is an event, with the next frame. */
    void kickOff() {
        source.matchClock(frame, captureNs(), 1, 0, true, AttacksPlusX.HOME, true, Possession.NONE);
        play(1);
    }

    /** The period ends, which is an event, with the next frame. */
    void breakOff() {
        source.matchClock(frame, captureNs(), 0, 0, false, AttacksPlusX.HOME, false, Possession.NONE);
        play(1);
    }

    /** The match starts anew, and goes on once the engine has heard of it. */
    void startAnew() throws IOException, InterruptedException {
        final long before = http.get(path() + "/feed").path("epoch").asLong();
        http.send("POST", path() + "/reset", "{}");
        final long deadlineNs = System.nanoTime() + FEED_DEADLINE_NS;
        while (http.get(path() + "/feed").path("epoch").asLong() == before && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        play(5);
    }

    void moveCamera() {
        source.cameraPose(captureNs(), 12_500_000, -4_250_000, 0, 0, -62_000, 18_500);
        source.flush();
    }

    /** Plays until the engine has had something of it. */
    void awaitFeed() throws IOException, InterruptedException, NotTestable {
        final long deadlineNs = System.nanoTime() + FEED_DEADLINE_NS;
        while (http.get(path() + "/feed").path("frames").asLong() == 0) {
            if (System.nanoTime() - deadlineNs > 0) {
                final String why = "the feed does not reach the server from here";
                Mismatch.unless(!feedIsReachable, why);
                throw new NotTestable(why);
            }
            play(5);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Override
    public void close() throws IOException {
        sender.close();
        try {
            http.send("DELETE", path(), null);
        } catch (final ConnectException e) {
            // It was stopped, as the last point asks.
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
