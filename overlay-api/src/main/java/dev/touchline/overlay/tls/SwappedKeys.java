package dev.touchline.overlay.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Gives each handshake the certificate and key of the moment, and keeps what it gave together: a handshake that began with one
 * certificate ends with its key. Any thread.
 */
final class SwappedKeys extends X509ExtendedKeyManager {
    /** As many pairs as were swapped while a handshake went on; the aliases count them. */
    private static final int KEPT = 4;

    private static final String[] NONE = {};

    private volatile PemFiles[] pairs = new PemFiles[KEPT];
    private volatile int newest;

    SwappedKeys(final PemFiles first) {
        pairs[0] = first;
    }

    /** From now on handshakes are given this one. One thread. */
    void swap(final PemFiles pair) {
        final PemFiles[] changed = pairs.clone();
        changed[(newest + 1) % KEPT] = pair;
        pairs = changed;
        newest = (newest + 1) % KEPT;
    }

    /** The newest pair. */
    PemFiles pair() {
        return pairs[newest];
    }

    private String alias(final String keyType) {
        final int now = newest;
        final String algorithm = pairs[now].key().getAlgorithm();
        // Key types may say more than an algorithm: EC_EC, or EdDSA for Ed25519.
        return keyType.toUpperCase(Locale.ROOT).startsWith(algorithm.toUpperCase(Locale.ROOT)) ? "pair" + now : null;
    }

    private PemFiles pair(final String alias) {
        return pairs[alias.charAt(alias.length() - 1) - '0'];
    }

    @Override
    public String chooseEngineServerAlias(final String keyType, final Principal[] issuers, final SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public String chooseServerAlias(final String keyType, final Principal[] issuers, final Socket socket) {
        return alias(keyType);
    }

    @Override
    public String[] getServerAliases(final String keyType, final Principal[] issuers) {
        final String alias = alias(keyType);
        return alias == null ? NONE : new String[] {alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(final String alias) {
        return pair(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(final String alias) {
        return pair(alias).key();
    }

    @Override
    public String[] getClientAliases(final String keyType, final Principal[] issuers) {
        return NONE;
    }

    @Override
    public String chooseClientAlias(final String[] keyTypes, final Principal[] issuers, final Socket socket) {
        return null;
    }
}
