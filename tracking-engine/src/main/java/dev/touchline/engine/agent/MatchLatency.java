package dev.touchline.engine.agent;

/**
 * How late a match's records are when the engine has processed them. The engine's thread records; any thread reads.
 *
 * @param sinceCapture from capture time, of live matches only: what a viewer sees
 * @param sinceReceipt from the moment that the socket's thread took the datagram: ring and engine
 */
public record MatchLatency(LatencyRecorder sinceCapture, LatencyRecorder sinceReceipt) {
    /** Of a match that has seen nothing. */
    public static MatchLatency create() {
        return new MatchLatency(new LatencyRecorder(), new LatencyRecorder());
    }
}
