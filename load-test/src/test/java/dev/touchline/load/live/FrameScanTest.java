package dev.touchline.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FrameScanTest {
    private static final ByteBuf FRAME = bytes(
            "{\"t\":\"frame\",\"stream\":3,\"seq\":813,\"tsUs\":1750000000040000,\"pubUs\":1750000000041100,\"rows\":[]}");

    @Test
    void shouldFindMembersWhenMessageIsAFrame() {
        assertThat(FrameScan.isFrame(FRAME)).isTrue();
        assertThat(FrameScan.stream(FRAME)).isEqualTo(3);
        assertThat(FrameScan.tsUs(FRAME)).isEqualTo(1_750_000_000_040_000L);
    }

    @Test
    void shouldFindMembersWhenMessageIsASliceOfABuffer() {
        final ByteBuf wide = Unpooled.wrappedBuffer(bytes("xx"), FRAME.duplicate(), bytes("99"));
        final ByteBuf slice = wide.skipBytes(2).readSlice(FRAME.readableBytes());

        assertThat(FrameScan.tsUs(slice)).isEqualTo(1_750_000_000_040_000L);
    }

    @Test
    void shouldFindNothingWhenMessageIsAnother() {
        final ByteBuf gap = bytes("{\"t\":\"gap\",\"stream\":4,\"from\":814,\"to\":820,\"why\":\"conflated\"}");

        assertThat(FrameScan.isFrame(gap)).isFalse();
        assertThat(FrameScan.tsUs(gap)).isEqualTo(FrameScan.ABSENT);
    }

    @Test
    void shouldFindNothingWhenNumberIsMissingOrCutOff() {
        assertThat(FrameScan.tsUs(bytes("{\"tsUs\":null}"))).isEqualTo(FrameScan.ABSENT);
        assertThat(FrameScan.tsUs(bytes("{\"tsUs\":"))).isEqualTo(FrameScan.ABSENT);
        assertThat(FrameScan.tsUs(bytes("\"tsU"))).isEqualTo(FrameScan.ABSENT);
        assertThat(FrameScan.isFrame(Unpooled.EMPTY_BUFFER)).isFalse();
    }

    private static ByteBuf bytes(final String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
