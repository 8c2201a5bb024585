package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue of messages of 100 bytes, looked at once a second; the kernel's part is played by the test. */
@Timeout(10)
class QueueProgressTest {
    private static final long SECOND_US = 1_000_000;
    private static final int LENGTH = 100;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
    private final QueueProgress progress = new QueueProgress();
    private long nowUs = 1_750_000_000 * SECOND_US;

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldCountTheTimeInWhichNothingIsTakenAlsoWhenMoreIsAdded() {
        add();
        assertThat(lookAfter(SECOND_US)).isZero();
        assertThat(lookAfter(SECOND_US)).isEqualTo(SECOND_US);
        add();
        assertThat(lookAfter(SECOND_US)).isEqualTo(2 * SECOND_US);
    }

    @Test
    void shouldBeginAnewWhenAPartOfAMessageIsTaken() {
        add();
        lookAfter(SECOND_US);
        lookAfter(SECOND_US);
        queue.removeBytes(1);

        assertThat(lookAfter(SECOND_US)).isZero();
        assertThat(lookAfter(SECOND_US)).isEqualTo(SECOND_US);
    }

    @Test
    void shouldBeginAnewWhenAMessageIsTaken() {
        add();
        add();
        lookAfter(SECOND_US);
        lookAfter(SECOND_US);
        queue.removeBytes(LENGTH);

        assertThat(lookAfter(SECOND_US)).isZero();
    }

    @Test
    void shouldNotCountTheTimeInWhichNothingWaits() {
        add();
        lookAfter(SECOND_US);
        lookAfter(SECOND_US);
        queue.removeBytes(LENGTH);
        assertThat(lookAfter(SECOND_US)).isZero();
        add();

        assertThat(lookAfter(SECOND_US)).isZero();
        assertThat(progress.stalledUs(null, nowUs)).as("gone").isZero();
    }

    @Test
    void shouldCountLittleWhenTheServerStoodStillOrItsClockJumped() {
        add();
        lookAfter(SECOND_US);

        assertThat(lookAfter(3_600 * SECOND_US)).isEqualTo(2 * SECOND_US);
        assertThat(lookAfter(-3_600 * SECOND_US)).isEqualTo(2 * SECOND_US);
        assertThat(lookAfter(SECOND_US)).isEqualTo(3 * SECOND_US);
    }

    private void add() {
        queue.addMessage(Unpooled.wrappedBuffer(new byte[LENGTH]), LENGTH, channel.newPromise());
        queue.addFlush();
    }

    private long lookAfter(final long us) {
        nowUs += us;
        return progress.stalledUs(queue, nowUs);
    }
}
