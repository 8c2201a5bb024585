package dev.touchline.engine;

import dev.touchline.engine.heat.HeatSum;
import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.HeatEncoder;
import dev.touchline.protocol.overlay.HeatScope;
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
    private final List<HeatWatch> watches = new ArrayList<>();
    private final MatchContext context;
    private final MatchHeat heat;
    private final EnginePublication publication;
    private HeatSum sum;
    private UnsafeBuffer buffer;
    private long publishedSecond = Long.MIN_VALUE;

    HeatPublisher(final MatchContext context, final MatchHeat heat, final EnginePublication publication) {
        this.context = context;
        this.heat = heat;
        this.publication = publication;
    }

    void watch(final HeatWatch watch) {
        if (!watches.contains(watch)) {
            watches.add(watch);
        }
        if (sum == null) {
            final int cells = context.pitch().cells();
            sum = new HeatSum(cells);
            buffer = new UnsafeBuffer(
                    new byte
                            [MessageHeaderEncoder.ENCODED_LENGTH
                                    + HeatEncoder.BLOCK_LENGTH
                                    + HeatEncoder.CellsEncoder.sbeHeaderSize()
                                    + cells * HeatEncoder.CellsEncoder.sbeBlockLength()]);
        }
    }

    /** The match starts anew: the next frame is followed by its maps, whatever the second. */
    void reset() {
        publishedSecond = Long.MIN_VALUE;
    }

    void unwatch(final HeatWatch watch) {
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
    void publish(final HeatWatch watch, final long tsUs, final long epoch, final long seq, final Teams teams) {
        final long members = watch.scope() == HeatScope.HOME ? teams.home() : teams.away();
        heat.read(watch.scope(), watch.objectId(), members, watch.window(), sum);
        encoder.wrapAndApplyHeader(buffer, 0, header)
                .matchId(context.matchId())
                .epoch(epoch)
                .seq(seq)
                .tsUs(tsUs)
                .scope(watch.scope())
                .objectId((short) watch.objectId())
                .window(watch.window())
                .columns(context.pitch().columns())
                .rows(context.pitch().rows())
                .outsideUs(sum.outsideUs());
        final int cells = context.pitch().cells();
        final HeatEncoder.CellsEncoder group = encoder.cellsCount(cells);
        for (int cell = 0; cell < cells; cell++) {
            group.next().dwellUs(sum.dwellUs(cell));
        }
        publication.onHeat(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }
}
