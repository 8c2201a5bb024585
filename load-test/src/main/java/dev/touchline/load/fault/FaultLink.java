package dev.touchline.load.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through the proxy: a thread a direction, which copies until its side ends. Told by any thread. */
final class FaultLink {
    private static final int PIECE = 8_192;

    private final Socket client;
    private final Socket server;
    private final Valve valve;
    private volatile boolean clientIsTold;
    private volatile boolean serverIsTold;

    FaultLink(final Socket client, final Socket server, final Valve valve) {
        this.client = client;
        this.server = server;
        this.valve = valve;
    }

    void start() {
        start("touchline-fault-up", () -> pump(client, server, false));
        start("touchline-fault-down", () -> pump(server, client, true));
    }

    private static void start(final String name, final Runnable pump) {
        final Thread thread = new Thread(pump, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(final Socket from, final Socket to, final boolean towardsClient) {
        final byte[] piece = new byte[PIECE];
        try {
            final InputStream in = from.getInputStream();
            final OutputStream out = to.getOutputStream();
            while (true) {
                final int length = in.read(piece, 0, valve.portion(PIECE));
                if (length < 0) {
                    break;
                }
                valve.pass(length);
                // After a half-close what comes is read and lost, as behind a middlebox that forgot the connection.
                if (!(towardsClient ? clientIsTold : serverIsTold)) {
                    out.write(piece, 0, length);
                }
            }
            to.shutdownOutput();
        } catch (final IOException e) {
            cut();
        }
        if (from.isInputShutdown() || to.isOutputShutdown()) {
            closeWhenDone();
        }
    }

    private void closeWhenDone() {
        if (client.isOutputShutdown() && server.isOutputShutdown() && !clientIsTold && !serverIsTold) {
            close(client);
            close(server);
        }
    }

    /** Ends one direction as if its sender had said all. */
    void halfClose(final boolean towardsClient) {
        try {
            if (towardsClient) {
                clientIsTold = true;
                client.shutdownOutput();
            } else {
                serverIsTold = true;
                server.shutdownOutput();
            }
        } catch (final IOException e) {
            cut();
        }
    }

    /** Resets both sides. */
    void cut() {
        reset(client);
        reset(server);
    }

    private static void reset(final Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (final IOException e) {
            // It is closed already; closing it again does no harm.
        }
        close(socket);
    }

    private static void close(final Socket socket) {
        try {
            socket.close();
        } catch (final IOException e) {
            // Nothing is left to do for a socket that cannot be closed.
        }
    }

    boolean isOver() {
        return client.isClosed() || server.isClosed();
    }
}
