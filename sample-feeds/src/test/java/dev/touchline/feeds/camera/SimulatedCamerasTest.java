package dev.touchline.feeds.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.FrameRate;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.TeamSheet;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import dev.touchline.protocol.feed.Possession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SimulatedCamerasTest {
    private static final long START_NS = 1_750_000_037_000_000_000L;

    private record Seen(int source, long sequence, long captureNs, long arrivalNs, int id, int x, int sigma) {}

    /** A minute at 25 Hz of objects 1 to 10, which go along x at their number's speed in m/s. */
    private static final class Runners implements MatchFeed {
        private final FrameRate rate = new FrameRate(25, 1);
        private int next;

        @Override
        public MatchDescription description() {
            final TeamSheet nobody = new TeamSheet("", "", "#000000", List.of());
            return new MatchDescription("runners", 105, 68, rate, 0, nobody, nobody);
        }

        @Override
        public boolean next(final FeedFrame frame) {
            frame.begin(next, rate.timeNs(next));
            if (next == 1_500) {
                return false;
            }
            frame.state(1, next * 40L, true, true, Possession.NONE, AttacksPlusX.UNKNOWN);
            for (int id = 1; id <= 10; id++) {
                frame.place(id, id * 40 * next, 0, FeedFrame.UNKNOWN);
            }
            next++;
            return true;
        }

        @Override
        public void rewind() {
            next = 0;
        }

        @Override
        public void close() {}
    }

    private static List<Seen> see(final CameraSettings settings) throws IOException {
        final SimulatedCameras cameras = new SimulatedCameras(new Runners(), settings, 1, 11, START_NS);
        final UnsafeBuffer record = new UnsafeBuffer(new byte[64]);
        final PositionDecoder position = new PositionDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final List<Seen> seen = new ArrayList<>();
        while (cameras.next(record, 0)) {
            if (header.wrap(record, 0).templateId() == PositionDecoder.TEMPLATE_ID) {
                position.wrapAndApplyHeader(record, 0, header);
                seen.add(new Seen(
                        position.sourceId(),
                        position.sequence(),
                        position.captureTime(),
                        cameras.arrivalNs(),
                        position.objectId(),
                        position.x(),
                        position.sigma()));
            }
        }
        return seen;
    }

    private static double truth(final Seen seen) {
        return seen.id() * (seen.captureNs() - START_NS) * 1e-6;
    }

    @Test
    void shouldErrAsMuchAsItWasToldTo() throws IOException {
        final List<Seen> seen = see(new CameraSettings(1, 2, 50, 0.30, 0.10, 0.02, 10, 40, true));

        // 2 cameras x 50 Hz x 10 objects x some 59.9 s, a tenth of them missing.
        assertThat(seen).hasSizeBetween(53_300, 54_300);
        final double wrong =
                seen.stream().filter(s -> Math.abs(s.x() - truth(s)) > 1_500).count();
        // Off by 0 to 10 m in any direction, along x by more than 1.5 m: 1 - (2 / pi) x 0.15 x (1 + ln(2 / 0.15)) =
        // 0.66.
        assertThat(wrong / seen.size()).isBetween(0.011, 0.0155);
        final double squared = seen.stream()
                .mapToDouble(s -> s.x() - truth(s))
                .filter(error -> Math.abs(error) < 1_200)
                .map(error -> error * error)
                .average()
                .orElseThrow();
        assertThat(Math.sqrt(squared)).isBetween(295.0, 320.0);
        assertThat(seen).allMatch(s -> s.sigma() == 300);
    }

    @Test
    void shouldArriveInOrderOfArrivalAndNotOfCapture() throws IOException {
        final List<Seen> seen = see(CameraSettings.of(1, 2, 50));

        boolean overtaken = false;
        for (int i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i).arrivalNs())
                    .isGreaterThanOrEqualTo(seen.get(i - 1).arrivalNs());
            overtaken |= seen.get(i).captureNs() < seen.get(i - 1).captureNs();
        }
        assertThat(overtaken).isTrue();
        assertThat(seen)
                .allMatch(s -> s.arrivalNs() - s.captureNs() >= 0 && s.arrivalNs() - s.captureNs() < 40_000_000);
    }

    @Test
    void shouldShowTheFeedItselfWhenCamerasArePerfect() throws IOException {
        final List<Seen> seen = see(new CameraSettings(1, 1, 60, 0, 0, 0, 0, 0, false));

        // The cubic through points of a line is the line; rounded to a millimetre.
        assertThat(seen).allMatch(s -> Math.abs(s.x() - truth(s)) <= 0.51);
        assertThat(seen.get(0).sigma()).isZero();
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i).source()).isEqualTo(11);
        }
    }

    @Test
    void shouldMakeTheSameBytesFromTheSameSeedOnly() throws IOException {
        assertThat(bytes(1)).isEqualTo(bytes(1));
        assertThat(bytes(1)).isNotEqualTo(bytes(2));
    }

    private static byte[] bytes(final long seed) throws IOException {
        final SimulatedCameras cameras =
                new SimulatedCameras(new Runners(), CameraSettings.of(seed, 3, 25), 1, 1, START_NS);
        final byte[] record = new byte[64];
        final UnsafeBuffer buffer = new UnsafeBuffer(record);
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (cameras.next(buffer, 0)) {
            all.writeBytes(record);
        }
        return all.toByteArray();
    }

    @Test
    void shouldRefuseSettingsThatCannotBe() {
        assertThatThrownBy(() -> CameraSettings.of(1, 65, 25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting out of range: cameras=65.0, range=1.0-64.0");
    }
}
