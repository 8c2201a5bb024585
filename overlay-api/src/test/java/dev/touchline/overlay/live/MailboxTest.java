package dev.touchline.overlay.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Side;
import dev.touchline.overlay.wire.Policy;
import dev.touchline.overlay.wire.Rate;
import dev.touchline.overlay.wire.RowField;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.WireEncoding;
import dev.touchline.overlay.wire.Zone;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message that nobody else holds has one reference; the mailbox that it waits in is another. */
@Timeout(10)
class MailboxTest {
    private final BareFanOut bare = new BareFanOut();
    private final FanOut fanOut = bare.fanOut();
    private final LiveCounters counters = bare.counters();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ClientSession client =
            new ClientSession(fanOut, channel, "c1", 1, WireEncoding.JSON, Admission.UNKNOWN);
    private final FrameStream stream = new FrameStream(
            7,
            new StreamKey.Frames(
                    1,
                    List.of(RowField.O),
                    List.of(),
                    Side.NONE,
                    Zone.EVERYWHERE,
                    new Rate(10, 1),
                    StreamKey.NO_CAMERA,
                    WireEncoding.JSON),
            FakeTime.context(1),
            new MatchFrames(),
            null);
    private final Subscription mailbox = new Subscription(client, 1, stream, Policy.LATEST, 0);
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
        bare.close();
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
}
