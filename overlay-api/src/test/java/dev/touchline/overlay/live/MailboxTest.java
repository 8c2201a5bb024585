package dev.touchline.overlay.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.protocol.Counters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message that nobody else holds has one reference; the mailbox that it waits in is another. */
@Timeout(10)
class MailboxTest {
    private static final EpochNanoClock CLOCK = () -> 0;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final LiveCounters counters = new LiveCounters(new Counters());
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final FanOut fanOut = fanOut();
    private final ClientSession client = new ClientSession(fanOut, channel, "c1", Admission.UNKNOWN);
    private final FrameStream stream = new FrameStream(
            7,
            new StreamKey.Frames(1, List.of(RowField.O), List.of(), Zone.EVERYWHERE, new Rate(10, 1)),
            UnpooledByteBufAllocator.DEFAULT,
            new MatchFrames());
    private final Subscription mailbox = new Subscription(client, 1, stream, Policy.LATEST);
    private final ByteBuf first = message("first");
    private final ByteBuf second = message("second");
    private final ByteBuf third = message("third");

    @BeforeEach
    void stopReading() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    }

    @AfterEach
    void release() {
        mailbox.clear();
        channel.finishAndReleaseAll();
        group.shutdownGracefully();
    }

    @Test
    void shouldHoldTheNewestMessageOnlyWhenAClientDoesNotRead() {
        mailbox.deliver(first, 1);
        assertThat(first.refCnt()).as("held").isEqualTo(2);
        mailbox.deliver(second, 2);
        mailbox.deliver(third, 3);
        fanOut.flush();

        assertThat(first.refCnt()).as("let go").isEqualTo(1);
        assertThat(second.refCnt()).as("let go").isEqualTo(1);
        assertThat(third.refCnt()).as("held").isEqualTo(2);
        assertThat(counters.conflated.value()).isEqualTo(3);
        assertThat(channel.<Object>readOutbound()).isNull();
    }

    @Test
    void shouldSayWhatWasPassedOverAndSendTheNewestWhenTheClientReadsAgain() {
        mailbox.deliver(first, 1);
        mailbox.deliver(second, 2);
        mailbox.deliver(third, 3);

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        mailbox.sendWaiting();
        fanOut.flush();

        assertThat(channel.<TextWebSocketFrame>readOutbound().text())
                .isEqualTo("{\"t\":\"gap\",\"stream\":7,\"from\":1,\"to\":2,\"why\":\"conflated\"}");
        assertThat(channel.<ByteBuf>readOutbound().toString(UTF_8)).isEqualTo("third");
        assertThat(channel.<Object>readOutbound()).isNull();
    }

    private static ByteBuf message(final String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }

    private FanOut fanOut() {
        final MatchDirectory directory = new MatchDirectory();
        final LiveContext context = new LiveContext(
                new InetSocketAddress(0),
                "test",
                new AccessPolicy(Set.of(), null),
                directory,
                new FeedMonitor(directory, CLOCK, Map::of),
                List.of(),
                command -> true,
                CLOCK,
                LiveContext.DEFAULT_MAX_RATE,
                new Counters());
        return new FanOut(context, counters, (SingleThreadEventLoop) group.next(), UnpooledByteBufAllocator.DEFAULT);
    }
}
