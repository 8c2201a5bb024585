package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.team.Keepers;
import dev.touchline.protocol.overlay.Quality;
import org.junit.jupiter.api.Test;

class MergeTest {
    @Test
    void shouldLeaveTheOneWhoHasTheBallWithItWhenAGhostIsMergedIntoHim() {
        final Hit hit = new Hit();
        hit.player = 5;
        hit.merge(7, 5);
        assertThat(hit.player).isEqualTo(5);
        hit.player = 7;
        hit.merge(7, 5);
        assertThat(hit.player).isEqualTo(5);
    }

    @Test
    void shouldKeepWhereTheKeeperStoodWhenAGhostIsMergedIntoHim() {
        final Keepers keepers = new Keepers();
        final ObjectStates live = new ObjectStates();
        live.begin(1);
        live.place(1, -50_000, 0, 0);
        live.trust(1, Quality.LIVE, 10, 0);
        live.place(7, 20_000, 0, 0);
        live.trust(7, Quality.LIVE, 10, 0);
        keepers.observe(live, (1L << 1) | (1L << 7), 100_000);

        keepers.merge(7, 1);

        assertThat(keepers.meanX(1)).isEqualTo(-50);
        assertThat(keepers.named(new Teams(1L << 1, 0, 1L << 1), Side.HOME, 1L << 1))
                .isEqualTo(1);
    }
}
