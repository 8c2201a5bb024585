package dev.touchline.server.command;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code host:port}, with an IPv6 address in brackets. */
final class HostPort implements ITypeConverter<InetSocketAddress> {
    private static final int LAST_PORT = 65_535;

    @Override
    public InetSocketAddress convert(final String text) {
        final int colon = text.lastIndexOf(':');
        try {
            final int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= LAST_PORT) {
                return new InetSocketAddress(text.substring(0, colon).replaceAll("^\\[|]$", ""), port);
            }
        } catch (final NumberFormatException e) {
            // Named below, like a port out of range.
        }
        throw new TypeConversionException("not host:port: value=" + text);
    }
}
