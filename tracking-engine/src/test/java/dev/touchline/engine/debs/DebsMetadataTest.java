package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebsMetadataTest {
    private static final List<String> GOOD =
            List.of("half,1000,2000", "ball,1", "player,A,7,Ann,10,11", "player,B,8,Bo,20,21,22,23");

    @Test
    void shouldKnowWhoseSensorItIs() throws DebsFormatException {
        final DebsMetadata metadata = DebsMetadata.parse(GOOD);

        assertThat(metadata.role(11)).isEqualTo(1);
        assertThat(metadata.role(22)).isEqualTo(DebsMetadata.LIMBS + 2);
        assertThat(metadata.role(1)).isEqualTo(DebsMetadata.FIRST_BALL);
        assertThat(metadata.role(2)).isEqualTo(DebsMetadata.UNKNOWN);
        assertThat(metadata.role(Integer.MAX_VALUE)).isEqualTo(DebsMetadata.UNKNOWN);
        assertThat(metadata.players())
                .containsExactly(new DebsPlayer(7, 0, "Ann", false), new DebsPlayer(8, 1, "Bo", true));
        assertThat(metadata.keeper(0)).isEqualTo(DebsMetadata.UNKNOWN);
        assertThat(metadata.keeper(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'ball,1' | sensor given twice: line=5, sensor=1",
                "'ball,1024' | not a number: line=5, value=1024, range=0-1023",
                "'ball,-3' | not a number: line=5, value=-3, range=0-1023",
                "'half,1500,2500' | bad half: line=5, start=1500, end=2500",
                "'half,2000' | not a number: line=5, value=, range=",
                "'half,2000,99999999999999999' | bad half: line=5",
                "'player,A,1,Al,30' | bad player: line=5, fields=5",
                "'player,C,1,Al,30,31' | incomplete metadata: halves=1, balls=1, teams=3",
                "'goal,1' | unknown metadata: line=5"
            })
    void shouldSayWhatIsWrong(final String line, final String message) {
        final List<String> lines = new ArrayList<>(GOOD);
        lines.add(line);

        assertThatThrownBy(() -> DebsMetadata.parse(lines))
                .isInstanceOf(DebsFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldBeComplete() {
        assertThatThrownBy(() -> DebsMetadata.parse(List.of("", "# nothing")))
                .hasMessage("incomplete metadata: halves=0, balls=0, teams=0, needed=1, 1, 2");
    }
}
