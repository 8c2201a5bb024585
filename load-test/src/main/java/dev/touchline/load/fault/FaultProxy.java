package dev.touchline.load.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy on loopback that does what it is told to the connections through it: cuts, delays, throttles and half-closes. Opened,
 * told and closed by one thread; each connection has two threads of its own.
 */
public final class FaultProxy implements AutoCloseable {
    private final List<FaultLink> links = new CopyOnWriteArrayList<>();
    private final Valve valve = new Valve();
    private final ServerSocket door;
    private final InetSocketAddress target;

    private FaultProxy(final ServerSocket door, final InetSocketAddress target) {
        this.door = door;
        this.target = target;
    }

    /**
     * Stands before a server, on a free port.
     *
     * @throws IOException when no port can be bound
     */
    public static FaultProxy open(final InetSocketAddress target) throws IOException {
        final FaultProxy proxy = new FaultProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), target);
        final Thread thread = new Thread(proxy::accept, "touchline-fault-door");
        thread.setDaemon(true);
        thread.start();
        return proxy;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                link(door.accept());
            } catch (final IOException e) {
                // Closed, which ends the loop, or one connection that came to nothing.
            }
        }
    }

    private void link(final Socket client) throws IOException {
        final Socket server = new Socket();
        try {
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (final IOException e) {
            client.close();
            server.close();
            throw e;
        }
        final FaultLink link = new FaultLink(client, server, valve);
        links.removeIf(FaultLink::isOver);
        links.add(link);
        link.start();
    }

    /** Where clients connect to. */
    public InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    /** Lets a fault befall the connections that there are; delays and throttles also those that come meanwhile. */
    public void inflict(final Fault fault) {
        if (fault instanceof Fault.Cut) {
            links.forEach(FaultLink::cut);
        } else if (fault instanceof Fault.Delay delay) {
            valve.shut(delay.ms());
        } else if (fault instanceof Fault.Throttle throttle) {
            valve.narrow(throttle.bytesPerSecond(), throttle.ms());
        } else if (fault instanceof Fault.HalfClose half) {
            links.forEach(link -> link.halfClose(half.towardsClient()));
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        links.forEach(FaultLink::cut);
    }
}
