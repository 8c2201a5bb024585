package dev.touchline.client;

/** What a client knows of time, and what it does later. The client's thread. */
interface KnownTime {
    /** This machine's, us UTC. */
    long nowUs();

    /** Server time minus this machine's, us. */
    double offsetUs();

    /** Does something so many microseconds later, on the client's thread. */
    void later(long us, Runnable action);
}
