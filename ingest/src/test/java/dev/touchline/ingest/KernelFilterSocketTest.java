package dev.touchline.ingest;

import static dev.touchline.ingest.FeedFixture.context;
import static dev.touchline.ingest.FeedFixture.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TimeWindow;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.LangUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter in the kernel of this machine. */
@Timeout(30)
class KernelFilterSocketTest {
    private static final int REGISTERED = 1;
    private static final int UNKNOWN = 77;
    private static final int UNKNOWN_TO_ALL = 100_000;

    private final FeedFixture feed = new FeedFixture();

    @BeforeEach
    void needsLinux() {
        Assumptions.assumeTrue(Epoll.isAvailable(), "no epoll");
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReceiverKind.class,
            names = {"DIRECT", "EPOLL"})
    void shouldDropWhatNobodyAskedForAndCountIt(final ReceiverKind kind) throws IOException {
        feed.open(context(kind, "127.0.0.1", 2, FilterMode.ON));

        feed.send(records(UNKNOWN, 3));
        feed.send(ByteBuffer.allocate(0));
        feed.send(ByteBuffer.allocate(1472));
        feed.send(records(REGISTERED, 3));

        await().until(() -> feed.value("records_accepted") == 3);
        feed.receiver.sample();
        assertThat(feed.value("datagrams_received")).isEqualTo(1);
        assertThat(feed.receiver.filterDrops()).isEqualTo(3);
        assertThat(feed.value("feed_filtered")).isEqualTo(3);
        assertThat(feed.receiver.kernelDrops()).isZero();
    }

    @Test
    void shouldFilterIpv6Too() throws IOException {
        feed.open(context(ReceiverKind.DIRECT, "::1", 1, FilterMode.ON));

        feed.send(records(UNKNOWN, 3));
        feed.send(records(REGISTERED, 3));

        await().until(() -> feed.value("records_accepted") == 3);
        assertThat(feed.value("datagrams_received")).isEqualTo(1);
    }

    @Test
    void shouldFollowTheRegistry() throws IOException {
        feed.open(context(ReceiverKind.DIRECT, "127.0.0.1", 1, FilterMode.ON));
        final SourceRegistration source = new SourceRegistration(FeedFixture.SOURCE, null, null, new SourceCounters());

        swap(new FeedRegistry(List.of(FeedFixture.match(UNKNOWN, 0, source))));
        feed.send(records(REGISTERED, 1));
        feed.send(records(UNKNOWN, 2));
        await().until(() -> feed.value("records_accepted") == 2);
        assertThat(feed.value("datagrams_received")).isEqualTo(1);

        swap(FeedRegistry.EMPTY);
        feed.send(records(UNKNOWN, 2));
        await().until(() -> {
            feed.receiver.sample();
            return feed.receiver.filterDrops() == 2;
        });
        assertThat(feed.value("datagrams_received")).isEqualTo(1);
    }

    @Test
    void shouldTakeAwayAFilterThatBecameTooLarge() throws IOException {
        feed.open(context(ReceiverKind.DIRECT, "127.0.0.1", 1, FilterMode.ON));
        assertThat(feed.receiver.isFiltering()).isTrue();

        swap(large(5_000));

        assertThat(feed.receiver.isFiltering()).isFalse();
        feed.send(records(UNKNOWN_TO_ALL, 1));
        await().until(() -> feed.value("rejected_unknown_match") == 1);
    }

    @Test
    void shouldAttachTheFilterOfFiveHundredMatches() throws IOException {
        feed.open(context(ReceiverKind.DIRECT, "127.0.0.1", 1, FilterMode.ON));

        swap(large(500));

        assertThat(feed.receiver.isFiltering()).isTrue();
        feed.send(records(UNKNOWN_TO_ALL, 1));
        feed.send(records(500, 1));
        await().until(() -> feed.value("records_accepted") == 1);
        assertThat(feed.value("datagrams_received")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReceiverKind.class,
            names = {"GRO", "NIO"})
    void shouldJudgeInUserSpaceWhereTheKernelCannot(final ReceiverKind kind) throws IOException {
        feed.open(context(kind, "127.0.0.1", 1, FilterMode.ON));

        feed.send(records(UNKNOWN, 3));

        await().until(() -> feed.value("rejected_unknown_match") == 3);
        assertThat(feed.receiver.isFiltering()).isFalse();
        feed.receiver.registryChanged(FeedRegistry.EMPTY);
        assertThat(feed.receiver.isFiltering()).isFalse();
    }

    @Test
    void shouldTellOverflowFromTheFiltersDrops() throws Exception {
        final CountDownLatch goOn = new CountDownLatch(1);
        final IntakeContext stuck = new IntakeContext(
                feed.rings,
                feed.registry::get,
                TimeWindow.DEFAULT,
                () -> 0,
                shard -> awaitQuietly(goOn),
                feed.counters);
        // The least buffer that Linux gives: a few datagrams.
        feed.receiver = FeedReceivers.open(
                new IngestContext(
                        new InetSocketAddress("127.0.0.1", 0),
                        List.of(),
                        null,
                        1,
                        ReceiverKind.DIRECT,
                        1,
                        FilterMode.ON),
                stuck);
        try {
            try (DatagramChannel sender = DatagramChannel.open().connect(feed.receiver.address())) {
                sender.write(records(REGISTERED, 1));
                await().until(() -> feed.value("datagrams_received") == 1);
                // The loop waits in the engine's wake-up; nobody reads the socket now.
                for (int i = 0; i < 50; i++) {
                    sender.write(records(UNKNOWN, 23));
                    sender.write(records(REGISTERED, 23));
                }
            }
            feed.receiver.sample();
            assertThat(feed.receiver.filterDrops()).isEqualTo(50);
        } finally {
            goOn.countDown();
        }

        await().until(() -> feed.value("datagrams_received") + feed.receiver.kernelDrops() == 51);
        assertThat(feed.receiver.kernelDrops()).isPositive();
    }

    @Test
    void shouldFilterOnlyWhileThereIsAFlood() throws IOException {
        final AtomicLong nowNs = new AtomicLong();
        feed.receiver = FeedReceivers.open(
                context(ReceiverKind.DIRECT, "127.0.0.1", 1, FilterMode.AUTO),
                new IntakeContext(
                        feed.rings, feed.registry::get, TimeWindow.DEFAULT, nowNs::get, shard -> {}, feed.counters));

        // 10 in 10 ms: 1,000 a second.
        flood(10, 10);
        nowNs.addAndGet(10_000_000L);
        feed.receiver.sample();
        assertThat(feed.receiver.isFiltering()).isFalse();

        // 60 in 10 ms: 6,000 a second.
        flood(60, 70);
        nowNs.addAndGet(10_000_000L);
        feed.receiver.sample();
        assertThat(feed.receiver.isFiltering()).isTrue();

        feed.send(records(UNKNOWN, 1));
        feed.send(records(REGISTERED, 1));
        await().until(() -> feed.value("records_accepted") == 1);
        assertThat(feed.value("datagrams_unwanted")).as("the kernel's now").isEqualTo(70);

        nowNs.addAndGet(60_000_000_000L);
        feed.receiver.sample();
        assertThat(feed.receiver.isFiltering()).isFalse();
        feed.send(records(UNKNOWN, 1));
        await().until(() -> feed.value("datagrams_unwanted") == 71);
    }

    private void flood(final int datagrams, final int unwantedThen) throws IOException {
        for (int i = 0; i < datagrams; i++) {
            feed.send(records(UNKNOWN, 1));
        }
        await().until(() -> feed.value("datagrams_unwanted") == unwantedThen);
    }

    private void swap(final FeedRegistry registry) {
        feed.registry.set(registry);
        feed.receiver.registryChanged(registry);
    }

    /** Matches from 1 on, each with a source of its own and the fixture's. */
    private static FeedRegistry large(final int matches) {
        final List<MatchRegistration> registrations = new ArrayList<>();
        for (int id = 1; id <= matches; id++) {
            registrations.add(new MatchRegistration(
                    id,
                    false,
                    new Counter("t", ""),
                    List.of(
                            new SourceRegistration(FeedFixture.SOURCE, null, null, new SourceCounters()),
                            new SourceRegistration(1_000 + id, null, null, new SourceCounters()))));
        }
        return new FeedRegistry(registrations);
    }

    private static void awaitQuietly(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            LangUtil.rethrowUnchecked(e);
        }
    }
}
