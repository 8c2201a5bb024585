package dev.touchline.feeds.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.feeds.AllocationMeter;
import dev.touchline.feeds.FeedException;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.FrameRate;
import dev.touchline.feeds.PlayerEntry;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CsvFeedTest {
    private static final String HEADER = "frame,t_s,period,object,team,jersey,x_m,y_m,z_m,ball_status,possession\n";
    private static final String META =
            "{\"pitchLengthMetres\": 104.9, \"pitchWidthMetres\": 67.8, \"framesPerSecond\": 25, \"homeAttacks\": \"+x\"}";

    @TempDir
    Path folder;

    private final FeedFrame frame = new FeedFrame();

    @Test
    void shouldReadFramesWhenFileIsClean() throws IOException {
        try (CsvFeed feed = open(HEADER
                + "10,0.00,1,ball,ball,,-0.02,-0.41,0.11,alive,away\n"
                + "10,0.00,1,home_1,home,23,-47.38,0.08,,alive,away\n"
                + "10,0.00,1,away_7,away,9,1.5,2.25,,alive,away\n"
                + "11,0.04,1,ball,ball,,0.5,0,0,dead,home\n")) {
            assertThat(feed.description().frameRate()).isEqualTo(new FrameRate(25, 1));
            assertThat(feed.description().pitchLengthMetres()).isEqualTo(104.9);
            assertThat(feed.description().home().players()).containsExactly(new PlayerEntry(1, 23, "home_1", ""));
            assertThat(feed.description().away().players()).containsExactly(new PlayerEntry(37, 9, "away_7", ""));
            assertThat(feed.frames()).isEqualTo(2);

            assertThat(feed.next(frame)).isTrue();
            assertThat(frame.number()).isEqualTo(10);
            assertThat(frame.mediaTimeNs()).isZero();
            assertThat(frame.period()).isEqualTo(1);
            assertThat(frame.ballInPlay()).isTrue();
            assertThat(frame.possession()).isEqualTo(Possession.AWAY);
            assertThat(frame.attacksPlusX()).isEqualTo(AttacksPlusX.HOME);
            assertPlace(0, -20, -410, 110);
            assertPlace(1, -47_380, 80, FeedFrame.UNKNOWN);
            assertPlace(37, 1_500, 2_250, FeedFrame.UNKNOWN);

            assertThat(feed.next(frame)).isTrue();
            assertThat(frame.mediaTimeNs()).isEqualTo(40_000_000);
            assertThat(frame.clockMs()).isEqualTo(40);
            assertThat(frame.ballInPlay()).isFalse();
            assertThat(frame.presentCount()).isEqualTo(1);

            assertThat(feed.next(frame)).isFalse();
            assertThat(feed.next(frame)).isFalse();
        }
    }

    @Test
    void shouldReadTheSameWhenZippedMarkedReorderedAndWithReturns() throws IOException {
        final String text = "\ufeffTeam, \"object\" ,y_m,x_m,frame,extra\r\n\r\n" + "ball,ball,2,1,1,?\r\n"
                + "home,\"home_3\", 4.0 ,3,1,\r\n" + "ball,ball,2.5,1.5,2";
        try (CsvFeed feed = open(text)) {
            assertThat(feed.next(frame)).isTrue();
            assertPlace(0, 1_000, 2_000, FeedFrame.UNKNOWN);
            assertPlace(3, 3_000, 4_000, FeedFrame.UNKNOWN);
            assertThat(frame.ballInPlay()).isTrue();
            assertThat(feed.next(frame)).isTrue();
            assertPlace(0, 1_500, 2_500, FeedFrame.UNKNOWN);
        }
        final Path zipped = folder.resolve("zipped.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("zipped.meta.json"), "\ufeff" + META);
        try (CsvFeed feed = CsvFeed.open(zipped)) {
            assertThat(feed.next(frame)).isTrue();
            assertPlace(3, 3_000, 4_000, FeedFrame.UNKNOWN);
        }
    }

    @Test
    void shouldCountAndLeaveOutWhenValuesAreDirty() throws IOException {
        try (CsvFeed feed = open(HEADER
                + "1,0,1,ball,ball,,NaN,0,0,alive,\n"
                + "1,0,1,home_1,home,1,rubbish,0,,alive,\n"
                + "1,0,1,home_2,home,2,1e1,-2.5E-1,x,alive,\n"
                + "1,0,1,home_3,home,3,,,,alive,\n"
                + "1,0,1,home_2,home,2,5,5,,alive,\n"
                + "1,0,1,dummy,unknown,,5550,4400,,alive,\n"
                + "1,0,1,home_4,home\n"
                + "1\n")) {
            assertThat(feed.next(frame)).isTrue();

            assertThat(frame.presentMask()).isEqualTo(1L << 2);
            assertPlace(2, 10_000, -250, FeedFrame.UNKNOWN);
            // NaN, rubbish and the height x
            assertThat(feed.unknownValues()).isEqualTo(3);
            assertThat(feed.duplicateRows()).isEqualTo(1);
            // the dummy and the row that ends after its frame number
            assertThat(feed.unknownObjects()).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepTimeWhenFramesAreSkipped() throws IOException {
        try (CsvFeed feed = open("frame,object,team,x_m,y_m\n100,b,ball,0,0\n103,b,ball,0,0\n150,b,ball,0,0\n")) {
            feed.next(frame);
            feed.next(frame);
            assertThat(frame.mediaTimeNs()).isEqualTo(3 * 40_000_000L);
            feed.next(frame);
            assertThat(frame.mediaTimeNs()).isEqualTo(2_000_000_000L);
        }
    }

    @Test
    void shouldChangeEndsAndClockWhenPeriodChangesAndNumbersStartAnew() throws IOException {
        try (CsvFeed feed = open(
                "frame,period,object,team,x_m,y_m\n1,1,b,ball,0,0\n2,1,b,ball,0,0\n1,2,b,ball,0,0\n2,2,b,ball,0,0\n")) {
            feed.next(frame);
            feed.next(frame);
            assertThat(frame.attacksPlusX()).isEqualTo(AttacksPlusX.HOME);
            feed.next(frame);
            assertThat(frame.mediaTimeNs()).isEqualTo(80_000_000);
            assertThat(frame.clockMs()).isZero();
            assertThat(frame.attacksPlusX()).isEqualTo(AttacksPlusX.AWAY);
            feed.next(frame);
            assertThat(frame.clockMs()).isEqualTo(40);
        }
    }

    @Test
    void shouldStartOverWhenRewound() throws IOException {
        try (CsvFeed feed = open("frame,object,team,x_m,y_m\n5,b,ball,1,0\n6,b,ball,2,0\n")) {
            while (feed.next(frame)) {
                assertThat(frame.isPresent(0)).isTrue();
            }
            feed.rewind();
            assertThat(feed.next(frame)).isTrue();
            assertThat(frame.number()).isEqualTo(5);
            assertThat(frame.mediaTimeNs()).isZero();
        }
    }

    @Test
    void shouldInferRateFromTimesWhenDescriptionHasNone() throws IOException {
        final Path csv =
                write(HEADER + "1,0.00,1,b,ball,,0,0,0,,\n2,0.02,1,b,ball,,0,0,0,,\n101,2.00,1,b,ball,,0,0,0,,\n");
        Files.writeString(folder.resolve("match.meta.json"), "{\"pitchLengthMetres\": 105, \"pitchWidthMetres\": 68}");

        try (CsvFeed feed = CsvFeed.open(csv)) {
            assertThat(feed.description().frameRate()).isEqualTo(new FrameRate(50, 1));
        }
    }

    @Test
    void shouldNameTheFaultWhenTableCannotBeUnderstood() {
        assertFault("", "file is empty: file=");
        assertFault(HEADER, "file has no frames: file=");
        assertFault("frame,object,team,x_m\n1,b,ball,0\n", "column is missing: column=y_m, line=1, file=");
        assertFault(
                "frame,object,team,x_m,y_m\n1,b,ball,0,0\nx,b,ball,0,0\n",
                "frame is not a whole number: frame=x, line=3");
        assertFault(
                "frame,object,team,x_m,y_m\n5,b,ball,0,0\n4,b,ball,0,0\n",
                "frame goes back: frame=4, previous=5, line=3");
        final StringBuilder crowd = new StringBuilder("frame,object,team,x_m,y_m\n");
        for (int i = 1; i <= 31; i++) {
            crowd.append("1,home_").append(i).append(",home,0,0\n");
        }
        assertFault(crowd.toString(), "too many objects: team=home, limit=30, object=home_31, line=32");
    }

    @Test
    void shouldNameTheFaultWhenDescriptionIsMissingOrWrong() throws IOException {
        final Path csv = write("frame,object,team,x_m,y_m\n1,b,ball,0,0\n");
        Files.delete(folder.resolve("match.meta.json"));
        assertThatThrownBy(() -> CsvFeed.open(csv)).hasMessageStartingWith("description is missing: file=");

        Files.writeString(folder.resolve("match.meta.json"), "{");
        assertThatThrownBy(() -> CsvFeed.open(csv)).hasMessageStartingWith("description is not JSON: file=");

        Files.writeString(folder.resolve("match.meta.json"), "{\"pitchLengthMetres\": 5}");
        assertThatThrownBy(() -> CsvFeed.open(csv))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("pitchLengthMetres=5");
    }

    @Test
    void shouldNotAllocateWhenReadingFrames() throws IOException {
        final StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 4_000; i++) {
            text.append(i).append(",0,1,ball,ball,,1.25,-3.5,0.1,alive,home\n");
            text.append(i).append(",0,1,away_4,away,4,10.01,20.02,,alive,home\n");
        }
        try (CsvFeed feed = open(text.toString())) {
            for (int i = 0; i < 2_000; i++) {
                feed.next(frame);
            }
            final long before = AllocationMeter.allocatedBytes();
            for (int i = 0; i < 1_900; i++) {
                feed.next(frame);
            }
            assertThat(AllocationMeter.allocatedBytes() - before).isLessThan(4_096);
        }
    }

    private void assertPlace(final int objectId, final int x, final int y, final int z) {
        assertThat(frame.isPresent(objectId)).isTrue();
        assertThat(frame.xMillimetres(objectId)).isEqualTo(x);
        assertThat(frame.yMillimetres(objectId)).isEqualTo(y);
        assertThat(frame.zMillimetres(objectId)).isEqualTo(z);
    }

    private void assertFault(final String text, final String message) {
        assertThatThrownBy(() -> {
                    try (CsvFeed feed = open(text)) {
                        while (feed.next(frame)) {
                            assertThat(frame.number()).isNotNegative();
                        }
                    }
                })
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith(message);
    }

    private CsvFeed open(final String text) throws IOException {
        return CsvFeed.open(write(text));
    }

    private Path write(final String text) throws IOException {
        Files.writeString(folder.resolve("match.meta.json"), META);
        return Files.writeString(folder.resolve("match.csv"), text);
    }
}
