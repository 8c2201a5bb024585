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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream of ten frames a second, held back: wall time is moved by hand and starts at 0, as capture time does. */
@Timeout(10)
class DelayLineTest {
    private static final long SLOT_US = 100_000;

    private final MatchFrames frames = new MatchFrames();
    private final Queue<ClientGroup> waiting = new ArrayDeque<>();
    private final FrameMessages messages = new FrameMessages();
    private final BareFanOut fanOut = new BareFanOut();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ClientSession client =
            new ClientSession(fanOut.fanOut(), channel, "c1", 1, WireEncoding.JSON, Admission.UNKNOWN);
    private FakeTime time = new FakeTime();
    private FrameStream stream = stream(1 << 20);

    @AfterEach
    void release() {
        stream.end();
        channel.finishAndReleaseAll();
        fanOut.close();
    }

    @Test
    void shouldSendEachFrameSoMuchLaterThanItWasCaptured() {
        subscribe(250);

        publish(1, 0);
        publish(2, SLOT_US);
        time.goTo(249_999);
        assertThat(sent()).isEmpty();
        time.goTo(250_000);
        assertThat(sent()).containsExactly(1L);
        publish(3, 3 * SLOT_US);
        time.goTo(350_000);
        assertThat(sent()).containsExactly(2L);
        time.goTo(550_000);
        assertThat(sent()).containsExactly(3L);
    }

    @Test
    void shouldServeSeveralDelaysOfOneStream() {
        subscribe(1_000);
        publish(1, 0);
        time.goTo(500_000);
        subscribe(600);
        publish(2, 5 * SLOT_US);

        // Who comes later is sent what comes from then on: 1 is due to the first only, at 1 s; 2 at 1.1 s and at 1.5 s.
        time.goTo(1_000_000);
        assertThat(sent()).containsExactly(1L);
        time.goTo(1_100_000);
        assertThat(sent()).containsExactly(2L);
        time.goTo(1_500_000);
        assertThat(sent()).containsExactly(2L);
    }

    @Test
    void shouldNotKeepAShorterDelayWaitingForALonger() {
        subscribe(10_000);
        publish(1, 0);
        subscribe(300);
        publish(2, SLOT_US);
        time.goTo(400_000);
        assertThat(sent()).containsExactly(2L);

        publish(3, 5 * SLOT_US);
        time.goTo(800_000);
        assertThat(sent()).containsExactly(3L);
        time.goTo(10_500_000);
        assertThat(sent()).containsExactly(1L, 2L, 3L);
        assertThat(time.waiting()).as("timers that nobody needs").isLessThan(4);
    }

    @Test
    void shouldGoByTheMediaTimeOfAReplay() {
        time = new FakeTime(2);
        stream = stream(1 << 20);
        subscribe(300);
        publish(1, SLOT_US);

        // Media time goes twice as fast: 400 ms of it are over after 200 ms.
        time.goTo(199_999);
        assertThat(sent()).isEmpty();
        time.goTo(200_000);
        assertThat(sent()).containsExactly(1L);
    }

    @Test
    void shouldSayWhatThereWasNoRoomFor() {
        stream.end();
        stream = stream(800);
        subscribe(10_000);
        // A message of one row holds 266 bytes: three are kept.
        for (int seq = 1; seq <= 5; seq++) {
            publish(seq, seq * SLOT_US);
        }

        time.goTo(20_000_000);
        fanOut.fanOut().flush();
        final List<String> texts = texts();
        assertThat(texts.get(0)).contains("\"from\":1,\"to\":2,\"why\":\"expired\"");
        assertThat(texts).hasSize(4);
    }

    @Test
    void shouldSayWhatAnotherMatchTookTheRoomOf() {
        stream.end();
        stream = stream(800);
        subscribe(10_000);
        for (int seq = 1; seq <= 3; seq++) {
            publish(seq, seq * SLOT_US);
        }
        final MessageHistory other = new MessageHistory(stream.context().budget(), 2, 0, 30_000_000);
        other.add(Unpooled.wrappedBuffer(new byte[200]), 1, 0, 0);

        time.goTo(20_000_000);
        fanOut.fanOut().flush();
        final List<String> texts = texts();
        assertThat(texts.get(0)).contains("\"from\":1,\"to\":1,\"why\":\"expired\"");
        assertThat(texts).hasSize(3);
    }

    @Test
    void shouldForgetWhatItKeptWhenTheStreamStartsAnew() {
        subscribe(250);
        publish(1, 0);
        stream.keepNothing();
        time.goTo(2_000_000);

        assertThat(sent()).isEmpty();
    }

    private FrameStream stream(final long budgetBytes) {
        final FrameStream made = new FrameStream(
                1,
                new StreamKey.Frames(
                        1,
                        List.of(RowField.O),
                        List.of(),
                        Side.NONE,
                        Zone.EVERYWHERE,
                        new Rate(10, 1),
                        StreamKey.NO_CAMERA,
                        WireEncoding.JSON),
                time.streams(1, budgetBytes),
                frames,
                null);
        if (stream != null) {
            frames.remove(stream);
        }
        frames.add(made);
        return made;
    }

    private void subscribe(final int delayMs) {
        stream.admit(new Subscription(client, 1, stream, Policy.ALL, delayMs), null, 0);
    }

    private void publish(final long seq, final long tsUs) {
        final int length = messages.write(1, 1, seq, tsUs, tsUs, 1);
        frames.onHead(1, seq, tsUs, tsUs);
        assertThat(frames.isWanted()).isTrue();
        frames.onFrame(messages.buffer(), length, waiting);
        while (!waiting.isEmpty()) {
            frames.deliver(waiting.poll());
        }
    }

    private List<Long> sent() {
        fanOut.fanOut().flush();
        return texts().stream()
                .filter(text -> text.contains("\"t\":\"frame\""))
                .map(text -> Long.valueOf(text.replaceAll(".*\"seq\":(\\d+).*", "$1")))
                .toList();
    }

    private List<String> texts() {
        final List<String> texts = new ArrayList<>();
        for (Object message = channel.readOutbound(); message != null; message = channel.readOutbound()) {
            if (message instanceof ByteBuf bytes) {
                texts.add(bytes.toString(UTF_8));
                bytes.release();
            } else {
                texts.add(((TextWebSocketFrame) message).text());
            }
        }
        return texts;
    }
}
