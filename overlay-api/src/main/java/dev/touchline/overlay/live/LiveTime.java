package dev.touchline.overlay.live;

/** The time that streams go by, and a way to do something later. Event loop thread only. */
interface LiveTime {
    /** Wall time, us UTC. */
    long nowUs();

    /** At which wall time a match is at a media time, us UTC: the same in a live match, as its timeline says in a replay. */
    long wallUs(long matchId, long mediaUs);

    /** Does something at a wall time, or at once when that is past; what was written then is flushed. */
    void at(long wallUs, Runnable task);
}
