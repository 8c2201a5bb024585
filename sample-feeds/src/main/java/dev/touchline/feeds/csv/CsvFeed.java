package dev.touchline.feeds.csv;

import dev.touchline.feeds.FeedException;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.FrameRate;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.feeds.TeamSheet;
import dev.touchline.protocol.feed.Possession;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A match from a file in the neutral CSV. One thread; holds one frame, not the file.
 *
 * <p>A frame's time is its number's distance from the first times the frame period, so frames that the file leaves out
 * keep their time. Numbers must grow; they may start anew with a new period, which then follows the last frame at once.
 * An object whose x or y is empty or unreadable is absent from the frame. What was counted on the way:
 * {@link #unknownValues}, {@link #unknownObjects}, {@link #duplicateRows}.
 */
public final class CsvFeed implements MatchFeed {
    private final Path file;
    private final CsvMeta meta;
    private final CsvScan scan;
    private final MatchDescription description;
    private CsvRows rows;
    private boolean pending;
    private boolean started;
    private long firstNumber;
    private long lastNumber;
    private long renumbering;
    private int period;
    private long periodStartNs;
    private long unknownValues;
    private long unknownObjects;
    private long duplicateRows;

    private CsvFeed(final Path file, final CsvMeta meta, final CsvScan scan) throws IOException {
        this.file = file;
        this.meta = meta;
        this.scan = scan;
        final FrameRate rate = meta.frameRate().isPresent() ? meta.frameRate().get() : scan.frameRate(file);
        final String name = meta.name().isEmpty() ? meta.homeName() + " - " + meta.awayName() : meta.name();
        description = new MatchDescription(
                name,
                meta.pitchLengthMetres(),
                meta.pitchWidthMetres(),
                rate,
                meta.sigmaMillimetres(),
                team(meta.homeName(), "HOM", "#2f6fdf", ObjectIds.FIRST_HOME),
                team(meta.awayName(), "AWY", "#d8433b", ObjectIds.FIRST_AWAY));
        rewind();
    }

    /**
     * Opens a file: reads its description and all of it once.
     *
     * @throws FeedException when the table or its description cannot be understood; the message names the line
     * @throws IOException when a file cannot be read
     */
    public static CsvFeed open(final Path file) throws IOException {
        final CsvScan scan = CsvScan.of(file);
        return new CsvFeed(file, CsvMeta.read(file), scan);
    }

    @Override
    public MatchDescription description() {
        return description;
    }

    /** Frames in the file. */
    public long frames() {
        return scan.frames();
    }

    /** Coordinates so far that were there but were no number; they count as unknown. Rewinding keeps the count. */
    public long unknownValues() {
        return unknownValues + rows.unknownValues();
    }

    /** Rows so far of teams that are none; they are left out. Rewinding keeps the count. */
    public long unknownObjects() {
        return unknownObjects + rows.unknownObjects();
    }

    /** Rows so far whose object was in the frame already; the first one counts. Rewinding keeps the count. */
    public long duplicateRows() {
        return duplicateRows;
    }

    @Override
    public boolean next(final FeedFrame frame) throws IOException {
        if (!pending) {
            pending = rows.next();
        }
        if (!pending) {
            frame.begin(lastNumber, 0);
            return false;
        }
        final long raw = rows.frame();
        final int newPeriod = rows.period();
        final long number = renumbered(raw, newPeriod);
        final long timeNs = description.frameRate().timeNs(number - firstNumber);
        if (newPeriod != period) {
            period = newPeriod;
            periodStartNs = timeNs;
        }
        lastNumber = number;
        frame.begin(number, timeNs);
        fill(frame, raw);
        return true;
    }

    @Override
    public void rewind() throws IOException {
        if (rows != null) {
            unknownValues += rows.unknownValues();
            unknownObjects += rows.unknownObjects();
            rows.close();
        }
        rows = CsvRows.open(file, scan.roster(), false);
        pending = false;
        started = false;
        renumbering = 0;
        period = -1;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void fill(final FeedFrame frame, final long raw) throws IOException {
        boolean inPlay = true;
        Possession possession = Possession.NONE;
        do {
            inPlay &= rows.ballInPlay();
            possession = possession == Possession.NONE ? rows.possession() : possession;
            place(frame);
            pending = rows.next();
        } while (pending && rows.frame() == raw);
        final long clockMs = (frame.mediaTimeNs() - periodStartNs) / 1_000_000;
        frame.state(period, clockMs, period > 0, inPlay, possession, meta.attacksPlusX(period));
    }

    private void place(final FeedFrame frame) throws FeedException {
        final int objectId = rows.objectId();
        if (objectId == CsvRoster.NOBODY) {
            return;
        }
        final int x = rows.xMillimetres();
        final int y = rows.yMillimetres();
        final int z = rows.zMillimetres();
        if (frame.isPresent(objectId)) {
            duplicateRows++;
        } else if (x != FeedFrame.UNKNOWN && y != FeedFrame.UNKNOWN) {
            frame.place(objectId, x, y, z);
        }
    }

    private long renumbered(final long raw, final int newPeriod) throws FeedException {
        if (!started) {
            started = true;
            firstNumber = raw;
            return raw;
        }
        if (raw + renumbering <= lastNumber) {
            if (newPeriod <= period) {
                throw new FeedException("frame goes back: frame=" + raw + ", previous=" + (lastNumber - renumbering)
                        + ", line=" + rows.lineNumber() + ", file=" + file);
            }
            renumbering = lastNumber + 1 - raw;
        }
        return raw + renumbering;
    }

    private TeamSheet team(final String name, final String shortName, final String colour, final int first) {
        return new TeamSheet(name, shortName, colour, scan.roster().players(first, ObjectIds.TEAM_SLOTS));
    }
}
