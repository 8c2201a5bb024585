package dev.touchline.overlay.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate chain and its key, read from PEM files and checked against each other. Immutable. A fault names the file, and
 * shows nothing of the key.
 */
record PemFiles(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");
    private static final long LARGEST_FILE = 1 << 20;

    PemFiles {
        chain = List.copyOf(chain);
    }

    /**
     * Reads both.
     *
     * @throws IOException saying what is wrong with which file
     */
    static PemFiles read(final Path certificate, final Path key) throws IOException {
        final List<X509Certificate> chain = chain(certificate);
        final PrivateKey read = key(key, chain.get(0).getPublicKey());
        if (!isPair(read, chain.get(0).getPublicKey())) {
            throw new IOException(
                    "TLS key is not the certificate's: tls.key=" + key + ", tls.certificate=" + certificate);
        }
        return new PemFiles(chain, read);
    }

    private static List<X509Certificate> chain(final Path file) throws IOException {
        final List<X509Certificate> chain = new ArrayList<>();
        try {
            final CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (final var each : factory.generateCertificates(
                    new ByteArrayInputStream(text(file, "tls.certificate").getBytes(StandardCharsets.US_ASCII)))) {
                chain.add((X509Certificate) each);
            }
        } catch (final CertificateException e) {
            throw new IOException("TLS certificate is not PEM: tls.certificate=" + file, e);
        }
        if (chain.isEmpty()) {
            throw new IOException("TLS certificate is not in the file: tls.certificate=" + file);
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw new IOException("TLS certificates are not in order, each before its issuer's: tls.certificate="
                        + file + ", at=" + (i + 1));
            }
        }
        return chain;
    }

    private static PrivateKey key(final Path file, final PublicKey publicKey) throws IOException {
        final Matcher matcher = KEY.matcher(text(file, "tls.key"));
        if (!matcher.find()) {
            throw new IOException("TLS key is not in the file: tls.key=" + file);
        }
        if (!matcher.group(1).isEmpty()) {
            throw new IOException(
                    "TLS key is not PKCS#8 without a password, as `openssl pkcs8 -topk8 -nocrypt` writes it:"
                            + " tls.key=" + file + ", form=" + matcher.group(1).trim());
        }
        try {
            return KeyFactory.getInstance(publicKey.getAlgorithm())
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(2))));
        } catch (final GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "TLS key cannot be read as one of " + publicKey.getAlgorithm() + ": tls.key=" + file, e);
        }
    }

    /** Whether what one signs the other verifies. */
    private static boolean isPair(final PrivateKey key, final PublicKey publicKey) throws IOException {
        final String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default ->
                throw new IOException("TLS key is of no kind that is known: algorithm=" + publicKey.getAlgorithm());
        };
        final byte[] message = {1, 2, 3};
        try {
            final Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message);
            final byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(message);
            return signature.verify(signed);
        } catch (final InvalidKeyException | SignatureException e) {
            return false;
        } catch (final GeneralSecurityException e) {
            throw new IOException("TLS key cannot be used: algorithm=" + algorithm, e);
        }
    }

    private static String text(final Path file, final String configKey) throws IOException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IOException("TLS file is too large: " + configKey + "=" + file);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            throw new IOException(
                    "TLS file cannot be read: " + configKey + "=" + file + ", reason="
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PemFiles[subject=" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
