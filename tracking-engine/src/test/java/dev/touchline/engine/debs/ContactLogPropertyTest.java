package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Holds the windows of possession to the definition, summed contact by contact. */
class ContactLogPropertyTest {
    private static final long MINUTE = 60_000_000_000_000L;

    private record Contact(long ps, int player) {}

    @Property(tries = 200)
    void shouldEqualTheBruteForceSumOverTheWindow(@ForAll final long seed) {
        final Random random = new Random(seed);
        final PossessionQuery query = new PossessionQuery(new int[] {0, 0, 1, 1}, new RecordingResults());
        final List<Contact> contacts = new ArrayList<>();
        long now = 0;
        int player = 0;
        for (int steps = random.nextInt(400); steps > 0; steps--) {
            now += 1 + (long) (random.nextDouble() * (random.nextInt(30) == 0 ? 3 * MINUTE : MINUTE / 10));
            player = random.nextInt(3) == 0 ? random.nextInt(4) : player;
            if (random.nextInt(20) == 0) {
                query.release();
                contacts.add(new Contact(now, -1));
            } else if (random.nextInt(4) == 0) {
                query.report(now, now);
            } else {
                query.hit(player, now, now);
                contacts.add(new Contact(now, player));
            }
        }
        query.report(now, now);

        final long[] lengths = {MINUTE, 5 * MINUTE, 20 * MINUTE, Long.MAX_VALUE / 2};
        for (int window = 0; window < DebsWindow.COUNT; window++) {
            for (int team = 0; team < 2; team++) {
                assertThat(query.teamPossessionPs(team, window))
                        .isEqualTo(bruteForce(contacts, team, now - lengths[window]));
            }
        }
    }

    private static long bruteForce(final List<Contact> contacts, final int team, final long from) {
        long sum = 0;
        for (int i = 1; i < contacts.size(); i++) {
            final Contact before = contacts.get(i - 1);
            final Contact contact = contacts.get(i);
            if (contact.player() >= 0 && contact.player() == before.player() && contact.player() / 2 == team) {
                sum += Math.max(0, contact.ps() - Math.max(from, before.ps()));
            }
        }
        return sum;
    }
}
