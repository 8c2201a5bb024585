package dev.touchline.feeds.sim;

/** What a player is on the pitch for. */
enum Role {
    GK,
    LB,
    CB,
    RB,
    DM,
    CM,
    LM,
    RM,
    LW,
    RW,
    ST;

    boolean isBack() {
        return this == LB || this == CB || this == RB;
    }

    boolean isFullBack() {
        return this == LB || this == RB;
    }

    boolean isWide() {
        return this == LM || this == RM || this == LW || this == RW;
    }

    boolean isFront() {
        return this == ST || this == LW || this == RW;
    }
}
