package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.overlay.wire.JsonMessages;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.CameraEncoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera's pose as JSON. */
@Timeout(10)
class CameraJsonTest {
    @Test
    void shouldWriteNoMoreDigitsThanThereAreMillimetresAndMicrodegrees() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        // 1001 x 0.001 is 1.0010000000000001 in doubles, and 12,345,603 x 0.000001 is 12.345602999999999.
        new CameraEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .pan(12_345_603)
                .tilt(-4_250_001)
                .x(1001)
                .y(-61_234)
                .z(18_500);
        final ByteBuf out = Unpooled.buffer();

        new JsonMessages()
                .camera(new CameraDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()), 8, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"pan\":12.345603", "\"tilt\":-4.250001", "\"x\":1.001", "\"y\":-61.234", "\"z\":18.5");
    }
}
