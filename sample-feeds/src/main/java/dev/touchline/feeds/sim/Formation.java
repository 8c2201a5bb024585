package dev.touchline.feeds.sim;

import java.util.List;

/**
 * Where eleven players belong within their team's block. Depth runs from 0 (the last line) to 1 (the foremost), side from
 * -1 (the right touchline's edge of the block) to 1 (the left one's). Slot 0 is the goalkeeper. Immutable; any thread.
 */
final class Formation {
    static final Formation FOUR_THREE_THREE = new Formation(
            new Slot(Role.GK, 0, 0),
            new Slot(Role.LB, 0.06, 0.92),
            new Slot(Role.CB, 0, 0.34),
            new Slot(Role.CB, 0, -0.34),
            new Slot(Role.RB, 0.06, -0.92),
            new Slot(Role.DM, 0.30, 0),
            new Slot(Role.CM, 0.50, 0.42),
            new Slot(Role.CM, 0.50, -0.42),
            new Slot(Role.LW, 0.86, 0.90),
            new Slot(Role.RW, 0.86, -0.90),
            new Slot(Role.ST, 1, 0));
    static final Formation FOUR_FOUR_TWO = new Formation(
            new Slot(Role.GK, 0, 0),
            new Slot(Role.LB, 0.06, 0.92),
            new Slot(Role.CB, 0, 0.34),
            new Slot(Role.CB, 0, -0.34),
            new Slot(Role.RB, 0.06, -0.92),
            new Slot(Role.LM, 0.52, 0.95),
            new Slot(Role.CM, 0.42, 0.30),
            new Slot(Role.CM, 0.42, -0.30),
            new Slot(Role.RM, 0.52, -0.95),
            new Slot(Role.ST, 0.92, 0.28),
            new Slot(Role.ST, 1, -0.22));

    private record Slot(Role role, double depth, double side) {}

    private final List<Slot> slots;

    private Formation(final Slot... slots) {
        this.slots = List.of(slots);
    }

    Role role(final int slot) {
        return slots.get(slot).role;
    }

    double depth(final int slot) {
        return slots.get(slot).depth;
    }

    double side(final int slot) {
        return slots.get(slot).side;
    }
}
