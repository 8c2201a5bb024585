package dev.touchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.RecordValidator;
import dev.touchline.protocol.RejectCounters;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TimeWindow;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;

/** The filter's program, interpreted, says of a datagram what the validator says of it. */
class KernelFilterPropertyTest {
    private static final int UDP_HEADER = 8;

    private final RecordValidator validator =
            new RecordValidator(new RejectCounters(new Counters()), TimeWindow.DEFAULT);

    @Property(tries = 200)
    void shouldPassWhatTheValidatorFindsASourceFor(
            @ForAll final long seed,
            @ForAll @IntRange(max = 300) final int matches,
            @ForAll @IntRange(min = 1, max = 6) final int sources) {
        final Random random = new Random(seed);
        final Map<Long, SortedSet<Integer>> ids = ids(random, matches, sources);
        final FeedRegistry registry = registry(ids);
        final List<BpfProgram> programs = KernelFilter.of(registry);
        assertThat(programs).hasSize(2);

        for (int i = 0; i < 200; i++) {
            final byte[] packet = packet(random, ids);
            final UnsafeBuffer datagram = new UnsafeBuffer(packet, UDP_HEADER, packet.length - UDP_HEADER);
            final int accepted =
                    validator.validate(datagram, 0, datagram.capacity(), InetAddress.getLoopbackAddress(), registry, 0);

            final boolean passes = passes(programs.get(0), packet);
            assertThat(passes).isEqualTo(validator.source() != null);
            assertThat(accepted != RecordValidator.NONE && !passes).isFalse();
            final boolean matchKnown = validator.match() != null;
            assertThat(passes(programs.get(1), packet)).isEqualTo(matchKnown);
        }
    }

    @Property(tries = 50)
    void shouldNotReadPastAShortDatagram(@ForAll @IntRange(max = 13) final int length) {
        final List<BpfProgram> programs = KernelFilter.of(registry(Map.of(0L, new TreeSet<>(List.of(0)))));

        // Match 0 and source 0 are what missing bytes would read as, were they read: bytes 8 to 13 hold them.
        assertThat(passes(programs.get(0), new byte[UDP_HEADER + length])).isFalse();
        assertThat(passes(programs.get(0), new byte[UDP_HEADER + 14])).isTrue();
    }

    @Example
    void shouldDropEverythingWhenNothingIsRegistered() {
        assertThat(KernelFilter.of(FeedRegistry.EMPTY))
                .allSatisfy(program -> assertThat(passes(program, new byte[72])).isFalse());
    }

    @Example
    void shouldJudgeByLessWhereTheRegistryIsTooLarge() {
        final Random random = new Random(1);

        // 500 matches of two sources each are the promise; each pair takes a comparison and a share of the search.
        assertThat(KernelFilter.of(registry(ids(random, 500, 2))))
                .extracting(BpfProgram::judges)
                .containsExactly("match,source", "match");
        // 1,500 matches of 4 sources: 6,000 comparisons do not go into 4,096 instructions, 1,500 do.
        assertThat(KernelFilter.of(registry(ids(random, 1_500, 4))))
                .extracting(BpfProgram::judges)
                .containsExactly("match");
        assertThat(KernelFilter.of(registry(ids(random, 5_000, 1)))).isEmpty();
    }

    private static boolean passes(final BpfProgram program, final byte[] packet) {
        return BpfInterpreter.run(program.code(), packet) != 0;
    }

    private static Map<Long, SortedSet<Integer>> ids(final Random random, final int matches, final int sources) {
        final Map<Long, SortedSet<Integer>> ids = new HashMap<>();
        while (ids.size() < matches) {
            final SortedSet<Integer> ofMatch = new TreeSet<>();
            while (ofMatch.size() < sources) {
                ofMatch.add(random.nextInt(1 << 16));
            }
            ids.put(Integer.toUnsignedLong(random.nextInt()), ofMatch);
        }
        return ids;
    }

    private static FeedRegistry registry(final Map<Long, SortedSet<Integer>> ids) {
        final List<MatchRegistration> matches = new ArrayList<>();
        ids.forEach((matchId, sources) -> matches.add(new MatchRegistration(
                matchId,
                true,
                new Counter("t", ""),
                sources.stream()
                        .map(id -> new SourceRegistration(id, null, null, new SourceCounters()))
                        .toList())));
        return new FeedRegistry(matches);
    }

    /** One to 23 records, of a registered match and source, of one that is not, or of one and another's source. */
    private static byte[] packet(final Random random, final Map<Long, SortedSet<Integer>> ids) {
        final List<Long> matches = List.copyOf(ids.keySet());
        final int records = 1 + random.nextInt(23);
        final byte[] packet = new byte[UDP_HEADER + records * 64];
        random.nextBytes(packet);
        final ByteBuffer buffer = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = UDP_HEADER; at < packet.length; at += 64) {
            if (random.nextInt(4) > 0 && !matches.isEmpty()) {
                final long matchId = matches.get(random.nextInt(matches.size()));
                final SortedSet<Integer> sources = ids.get(matches.get(random.nextInt(matches.size())));
                final SortedSet<Integer> own = random.nextBoolean() ? ids.get(matchId) : sources;
                buffer.putInt(at + 8, (int) matchId).putShort(at + 12, (short) (int) own.first());
            }
            if (random.nextInt(4) > 0) {
                // The header that is right: block length 56, schema 0x544C, version 1, a position.
                buffer.putShort(at, (short) 56).putShort(at + 2, (short) 1);
                buffer.putShort(at + 4, (short) 0x544c).putShort(at + 6, (short) 1);
            }
        }
        return packet;
    }
}
