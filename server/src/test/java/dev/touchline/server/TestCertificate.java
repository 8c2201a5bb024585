package dev.touchline.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signed itself, for 127.0.0.1, made by the JDK's keytool; and clients that trust it. */
record TestCertificate(X509Certificate certificate, String certificatePem, String keyPem) {
    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static TestCertificate make(final Path folder, final String name, final String algorithm)
            throws IOException, GeneralSecurityException, InterruptedException {
        final Path file = folder.resolve(name + ".p12");
        final Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed: " + Files.readString(folder.resolve(name + ".log")));
        }
        final KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        final X509Certificate certificate = (X509Certificate) keys.getCertificate(ALIAS);
        return new TestCertificate(
                certificate,
                pem("CERTIFICATE", certificate.getEncoded()),
                pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    }

    static String pem(final String kind, final byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + PEM.encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    /** Writes both files as an operator would: one after the other. */
    void write(final Path certificateFile, final Path keyFile) throws IOException {
        Files.writeString(certificateFile, certificatePem, StandardCharsets.US_ASCII);
        Files.writeString(keyFile, keyPem, StandardCharsets.US_ASCII);
    }

    /** A context of clients that trust this certificate and no other. */
    SSLContext trusting() throws IOException, GeneralSecurityException {
        final KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate);
        final TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Connects to a port of this machine and completes the handshake. */
    SSLSocket connect(final int port) throws IOException, GeneralSecurityException {
        final Socket plain = new Socket("127.0.0.1", port);
        final SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket(plain, "127.0.0.1", port, true);
        socket.startHandshake();
        return socket;
    }

    /** Whether a port shows this certificate now. */
    boolean isShownBy(final int port) {
        try (SSLSocket socket = connect(port)) {
            return socket.getSession().getPeerCertificates()[0].equals(certificate);
        } catch (final IOException | GeneralSecurityException e) {
            return false;
        }
    }
}
