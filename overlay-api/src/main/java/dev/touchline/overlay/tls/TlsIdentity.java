package dev.touchline.overlay.tls;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's certificate and key, read again when their files change. Handshakes from then on get the new ones; connections
 * go on as they are. {@link #refresh} is for one thread, every few seconds; the rest for any.
 */
public final class TlsIdentity {
    /** What is spoken; older ones are broken. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);

    private final Path certificate;
    private final Path key;
    private final Counter reloads;
    private final Counter faults;
    private final SwappedKeys keys;
    private String seen;

    private TlsIdentity(final Path certificate, final Path key, final Counters counters) throws IOException {
        this.certificate = certificate;
        this.key = key;
        reloads = counters.create("tls_reloads", "Times that a new certificate was taken");
        faults = counters.create("tls_reload_faults", "Times that a new certificate could not be used");
        seen = state();
        keys = new SwappedKeys(PemFiles.read(certificate, key));
        tell("TLS certificate");
    }

    /**
     * Reads the files.
     *
     * @throws IOException saying what is wrong with which file
     */
    public static TlsIdentity open(final Path certificate, final Path key, final Counters counters) throws IOException {
        return new TlsIdentity(certificate, key, counters);
    }

    /** Reads the files again if they have changed; what cannot be used is said, and the old certificate stays. */
    public void refresh() {
        final String now = state();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            keys.swap(PemFiles.read(certificate, key));
            reloads.increment();
            tell("TLS certificate replaced");
        } catch (final IOException | RuntimeException e) {
            faults.increment();
            LOG.error("TLS certificate not replaced, the old one stays: reason={}", e.getMessage());
        }
    }

    private void tell(final String what) {
        final X509Certificate leaf = keys.pair().chain().get(0);
        LOG.info(
                "{}: subject={}, until={}",
                what,
                leaf.getSubjectX500Principal(),
                leaf.getNotAfter().toInstant());
        if (leaf.getNotAfter().toInstant().isBefore(Instant.now())) {
            LOG.warn("TLS certificate has expired: until={}", leaf.getNotAfter().toInstant());
        }
    }

    /** What tells a changed file from the one before, without reading it. */
    private String state() {
        return state(certificate) + state(key);
    }

    private static String state(final Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + ":" + Files.size(file) + ":"
                    + Files.readAttributes(file, BasicFileAttributes.class).fileKey() + ";";
        } catch (final IOException e) {
            return "absent;";
        }
    }

    /** Answers handshakes. */
    public KeyManager keyManager() {
        return keys;
    }

    /** A context whose handshakes are answered by {@link #keyManager}; clients show no certificate. */
    public SSLContext context() {
        try {
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, new SecureRandom());
            return context;
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has it: protocol=TLS", e);
        }
    }
}
