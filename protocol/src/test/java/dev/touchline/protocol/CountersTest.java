package dev.touchline.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CountersTest {
    private final Counters counters = new Counters();

    @Test
    void shouldListTheSumOfWhatSeveralThreadsCount() {
        final Counter first = counters.createPart("records", "Records");
        final Counter second = counters.createPart("records", "Records");

        first.add(3);
        second.add(4);

        assertThat(counters.all()).singleElement().satisfies(listed -> {
            assertThat(listed.name()).isEqualTo("records");
            assertThat(listed.value()).isEqualTo(7);
        });
        assertThat(first.value()).isEqualTo(3);
    }

    @Test
    void shouldRefuseANameTwiceWhenItIsNotShared() {
        counters.create("records", "Records");

        assertThatThrownBy(() -> counters.create("records", "Records")).hasMessage("counter exists: name=records");
        assertThatThrownBy(() -> counters.createPart("records", "Records")).hasMessage("counter exists: name=records");
    }

    @Test
    void shouldCountEachThreadsRejectsUnderOneName() {
        final RejectCounters one = new RejectCounters(counters);
        final RejectCounters other = new RejectCounters(counters);

        one.increment(RejectReason.UNKNOWN_MATCH);
        other.increment(RejectReason.UNKNOWN_MATCH);

        assertThat(counters.all())
                .hasSize(RejectReason.values().length)
                .filteredOn(counter -> counter.name().equals("rejected_unknown_match"))
                .singleElement()
                .satisfies(counter -> assertThat(counter.value()).isEqualTo(2));
        assertThat(one.value(RejectReason.UNKNOWN_MATCH)).isEqualTo(1);
    }
}
