package dev.touchline.server.config;

import dev.touchline.engine.agent.IdleMode;
import dev.touchline.ingest.FilterMode;
import dev.touchline.ingest.ReceiverKind;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * The configuration, checked. Immutable. See {@link ConfigKey} for what each value means.
 *
 * @param token null when none is asked
 * @param feedInterface null for every one that does multicast
 */
public record ServerConfig(
        InetAddress host,
        int httpPort,
        int livePort,
        InetAddress feedHost,
        int feedPort,
        List<InetAddress> feedMulticast,
        String feedInterface,
        int feedReceiveBuffer,
        ReceiverKind feedReceiver,
        FilterMode feedFilter,
        int feedSockets,
        int taiOffsetSeconds,
        int engineShards,
        IdleMode engineIdle,
        int ringCapacity,
        int broadcastCapacity,
        int liveMaxRate,
        StorageConfig storage,
        String token,
        Set<String> allowedHosts,
        SecurityConfig security,
        LogFormat logFormat,
        int warmUpMs) {

    /** Without the token and passwords, for the log. */
    @Override
    public String toString() {
        return "host=" + host.getHostAddress() + ", httpPort=" + httpPort + ", livePort=" + livePort + ", feedHost="
                + feedHost.getHostAddress() + ", feedPort=" + feedPort + ", feedMulticast=" + feedMulticast
                + ", feedInterface=" + feedInterface + ", feedReceiveBuffer=" + feedReceiveBuffer + ", feedReceiver="
                + feedReceiver.label() + ", feedFilter=" + feedFilter.label() + ", feedSockets="
                + feedSockets + ", taiOffset="
                + taiOffsetSeconds + ", engineShards=" + engineShards + ", engineIdle=" + engineIdle.label()
                + ", ringCapacity=" + ringCapacity + ", broadcastCapacity=" + broadcastCapacity
                + ", liveMaxRate=" + liveMaxRate + ", " + storage + ", token=" + (token == null ? "none" : "set")
                + ", allowedHosts="
                + allowedHosts + ", " + security + ", logFormat=" + logFormat.label() + ", warmUp="
                + warmUpMs;
    }
}
