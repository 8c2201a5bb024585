package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.overlay.wire.JsonWriter;
import dev.touchline.overlay.wire.Rate;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class WirePropertyTest {
    @Property
    void shouldWriteEveryInteger(@ForAll final long value) {
        final ByteBuf out = Unpooled.buffer();
        new JsonWriter().to(out).integer(value);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Long.toString(value));
    }

    @Property
    void shouldWriteThousandthsAsTheShortestDecimal(@ForAll final int value) {
        final ByteBuf out = Unpooled.buffer();
        new JsonWriter().to(out).thousandths(value);

        final String expected = value == 0
                ? "0"
                : BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    @Property
    void shouldFindThePartOfASlotOfAnInstantExactly(
            @ForAll @LongRange(max = 4_000_000_000_000_000L) final long tsUs,
            @ForAll @IntRange(min = 1, max = 1_000_000) final int numerator,
            @ForAll @IntRange(min = 1, max = 1_000_000) final int denominator,
            @ForAll @IntRange(min = 1, max = 16) final int parts) {
        final BigInteger expected = BigInteger.valueOf(tsUs)
                .multiply(BigInteger.valueOf((long) numerator * parts))
                .divide(BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(1_000_000)));

        assertThat(new Rate(numerator, denominator).part(tsUs, parts)).isEqualTo(expected.longValueExact());
    }

    /** The first microsecond of a part is the least t of which t x rate x parts / 1,000,000 is at least the part. */
    @Property
    void shouldFindTheFirstInstantOfAPartExactly(
            @ForAll @LongRange(max = 4_000_000_000_000_000L) final long tsUs,
            @ForAll @IntRange(min = 1, max = 1_000_000) final int numerator,
            @ForAll @IntRange(min = 1, max = 1_000_000) final int denominator,
            @ForAll @IntRange(min = 1, max = 16) final int parts) {
        final long part = new Rate(numerator, denominator).part(tsUs, parts) + 1;
        final BigInteger numerators = BigInteger.valueOf((long) numerator * parts);
        final BigInteger expected = BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(1_000_000)))
                .add(numerators)
                .subtract(BigInteger.ONE)
                .divide(numerators);

        assertThat(new Rate(numerator, denominator).startUs(part, parts)).isEqualTo(expected.longValueExact());
    }

    /** Netty's own decoder reads what was framed by hand, at every length of header. */
    @Property(tries = 200)
    void shouldFrameATextOfAnyLength(@ForAll @IntRange(max = 70_000) final int length) {
        final ByteBuf message = WireEncoding.JSON.begin(UnpooledByteBufAllocator.DEFAULT, 16);
        message.writeCharSequence("x".repeat(length), StandardCharsets.US_ASCII);
        final EmbeddedChannel channel =
                new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                        .expectMaskedFrames(false)
                        .maxFramePayloadLength(100_000)
                        .build()));

        channel.writeInbound(WireEncoding.JSON.finish(message));

        final TextWebSocketFrame frame = channel.readInbound();
        assertThat(frame.content().readableBytes()).isEqualTo(length);
        assertThat(frame.isFinalFragment()).isTrue();
        frame.release();
        channel.finishAndReleaseAll();
    }
}
