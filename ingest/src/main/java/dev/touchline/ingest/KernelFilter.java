package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.SourceRegistration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the kernel's filter of a registry: it passes a datagram when the match and source of its first record are registered,
 * which is the decision of {@link dev.touchline.protocol.RecordValidator} about the datagram as a whole; what else is wrong
 * with a record, ingest finds and counts under its own reason. A binary search over the matches, then over the match's
 * sources: about ten comparisons for 500 matches. Any thread.
 *
 * <p>Not for a socket with UDP_GRO: there a datagram may be many that were joined, the filter would see the first one's match
 * and source alone, and drop or pass all of them.
 */
final class KernelFilter {
    /** The filter of a UDP socket sees the datagram from its UDP header on. */
    private static final int UDP_HEADER_LENGTH = 8;

    private static final int PASS_WHOLE = -1;
    private static final int DROP = 0;
    private static final int TESTED_IN_A_ROW = 2;
    /** No label: what is found passes. */
    private static final int PASSES = 0;

    private final BpfAssembler assembler = new BpfAssembler();

    private KernelFilter() {}

    /**
     * The filters that a registry allows, the most exact first: by match and source, then by match. Fewer when the registry
     * is too large for one; none when it is too large for both.
     */
    static List<BpfProgram> of(final FeedRegistry registry) {
        final SortedMap<Long, List<Long>> sourcesOfMatch = new TreeMap<>();
        for (final MatchRegistration match : registry.matches()) {
            final List<Long> sources = new ArrayList<>();
            for (final SourceRegistration source : match.sources()) {
                // Loaded in network order; on the wire the least byte is first.
                sources.add(Short.toUnsignedLong(Short.reverseBytes((short) source.sourceId())));
            }
            sources.sort(null);
            if (sources.isEmpty()) {
                continue;
            }
            sourcesOfMatch.put(Integer.toUnsignedLong(Integer.reverseBytes((int) match.matchId())), sources);
        }
        final List<BpfProgram> programs = new ArrayList<>();
        new KernelFilter().build("match,source", sourcesOfMatch, true, programs);
        new KernelFilter().build("match", sourcesOfMatch, false, programs);
        return programs;
    }

    private void build(
            final String judges,
            final SortedMap<Long, List<Long>> sourcesOfMatch,
            final boolean withSources,
            final List<BpfProgram> programs) {
        final List<Long> matches = new ArrayList<>(sourcesOfMatch.keySet());
        final int[] targets = new int[matches.size()];
        final Map<List<Long>, Integer> blocks = new HashMap<>();
        for (int i = 0; i < targets.length; i++) {
            final List<Long> sources = sourcesOfMatch.get(matches.get(i));
            targets[i] = withSources ? blocks.computeIfAbsent(sources, this::sources) : PASSES;
        }
        search(matches, targets, 0, targets.length);
        assembler.emit(BpfAssembler.LD_W_ABS, UDP_HEADER_LENGTH + RecordDescriptor.MATCH_ID_OFFSET);
        if (!assembler.isTooLong()) {
            programs.add(assembler.program(judges));
        }
    }

    /** Code that looks for the source among these. Matches with the same sources share it. */
    private int sources(final List<Long> sources) {
        search(sources, new int[sources.size()], 0, sources.size());
        return assembler.emit(BpfAssembler.LD_H_ABS, UDP_HEADER_LENGTH + RecordDescriptor.SOURCE_ID_OFFSET);
    }

    /** Code that goes to the target of the key that equals what was loaded, or drops; answers its label. */
    private int search(final List<Long> keys, final int[] targets, final int from, final int to) {
        if (to - from <= TESTED_IN_A_ROW) {
            int next = assembler.end(DROP);
            for (int i = to - 1; i >= from; i--) {
                final int found = targets[i] == PASSES ? assembler.end(PASS_WHOLE) : targets[i];
                next = assembler.jump(BpfAssembler.JEQ_K, keys.get(i).intValue(), found, next);
            }
            return next;
        }
        final int middle = (from + to) >>> 1;
        final int upper = search(keys, targets, middle, to);
        final int lower = search(keys, targets, from, middle);
        return assembler.jump(BpfAssembler.JGE_K, keys.get(middle).intValue(), upper, lower);
    }
}
