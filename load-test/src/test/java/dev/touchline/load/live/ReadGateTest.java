package dev.touchline.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ReadGateTest {
    private int reads;

    @Test
    void shouldLetOnlyItsOwnReadsThroughWhenShut() {
        final ReadGate gate = new ReadGate();
        final EmbeddedChannel channel = new EmbeddedChannel(
                new ChannelOutboundHandlerAdapter() {
                    @Override
                    public void read(final ChannelHandlerContext ctx) {
                        reads++;
                    }
                },
                gate);
        reads = 0;
        channel.read();
        assertThat(reads).isEqualTo(1);

        gate.shut();
        channel.read();
        assertThat(reads).isEqualTo(1);
        assertThat(channel.config().isAutoRead()).isFalse();

        gate.readOnce();
        assertThat(reads).isEqualTo(2);
        channel.finishAndReleaseAll();
    }
}
