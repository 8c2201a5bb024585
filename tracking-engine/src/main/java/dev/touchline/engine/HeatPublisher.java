package dev.touchline.engine;

import dev.touchline.engine.heat.HeatReading;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.heat.HeatSum;
import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.HeatEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Publishes the heat maps that somebody watches, whole, after the first frame of each second of capture time. What nobody
 * watches is not read. Engine thread only; allocates when a watch begins.
 */
final class HeatPublisher {
    private static final long SECOND_US = 1_000_000;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final HeatEncoder encoder = new HeatEncoder();
    private final List<HeatRequest> watches = new ArrayList<>();
    private final MatchContext context;
    private final MatchHeat heat;
    private final EnginePublication publication;
    private final HeatSum sum = new HeatSum();
    private UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
    private long publishedSecond = Long.MIN_VALUE;

    HeatPublisher(final MatchContext context, final MatchHeat heat, final EnginePublication publication) {
        this.context = context;
        this.heat = heat;
        this.publication = publication;
    }

    void watch(final HeatRequest watch) {
        if (!watches.contains(watch)) {
            watches.add(watch);
        }
    }

    /** The match starts anew: the next frame is followed by its maps, whatever the second. */
    void reset() {
        publishedSecond = Long.MIN_VALUE;
    }

    void unwatch(final HeatRequest watch) {
        watches.remove(watch);
    }

    /** A frame has been published: publishes all watched maps when it is the first of its second. */
    void onFrame(final long tsUs, final long epoch, final long seq, final Teams teams) {
        final long second = Math.floorDiv(tsUs, SECOND_US);
        if (second == publishedSecond) {
            return;
        }
        publishedSecond = second;
        for (int i = 0; i < watches.size(); i++) {
            publish(watches.get(i), tsUs, epoch, seq, teams);
        }
    }

    /** Publishes one map as of a frame. */
    void publish(final HeatRequest watch, final long tsUs, final long epoch, final long seq, final Teams teams) {
        heat.read(watch, teams, sum);
        final int cells = sum.cells();
        makeRoom(cells);
        encoder.wrapAndApplyHeader(buffer, 0, header)
                .matchId(context.matchId())
                .epoch(epoch)
                .seq(seq)
                .tsUs(tsUs)
                .scope(watch.scope())
                .objectId((short) watch.objectId())
                .window(watch.window())
                .columns(sum.columns())
                .rows(sum.rows())
                .outsideUs(sum.outsideUs())
                .grid(watch.grid())
                .when(watch.when())
                .direction(watch.direction())
                .gridLength(sum.gridLengthMillimetres())
                .gridWidth(sum.gridWidthMillimetres());
        final HeatEncoder.CellsEncoder group = encoder.cellsCount(cells);
        for (int cell = 0; cell < cells; cell++) {
            group.next().dwellUs(sum.dwellUs(cell));
        }
        publication.onHeat(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    private void makeRoom(final int cells) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH
                + HeatEncoder.BLOCK_LENGTH
                + HeatEncoder.CellsEncoder.sbeHeaderSize()
                + cells * HeatEncoder.CellsEncoder.sbeBlockLength();
        if (buffer.capacity() < length) {
            buffer = new UnsafeBuffer(new byte[length]);
        }
    }

    /** Reads one map as of a frame. */
    HeatReading read(final HeatRequest request, final long tsUs, final long epoch, final long seq, final Teams teams) {
        heat.read(request, teams, sum);
        return HeatReading.of(request, epoch, seq, tsUs, sum);
    }

    /** What is watched. */
    List<HeatRequest> watches() {
        return List.copyOf(watches);
    }

    void save(final StateWriter out) {
        out.putLong(publishedSecond);
    }

    void load(final StateReader in) {
        publishedSecond = in.getLong();
    }
}
