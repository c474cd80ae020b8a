package dev.tandem.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.local.Directories;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An authority that the tests' Java trusts, and certificates by it. They are made by the JDK's keytool, which is a program, so
 * few are made and all are for one key.
 */
public class Certificates implements QuarkusTestResourceLifecycleManager {
    /** The setting that says where the key stores are. */
    static final String DIRECTORY = "tandem.test.certificates";

    private static final String PASSWORD = "changeit";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    /** What a server shows. */
    enum Shown {
        VALID("san=dns:localhost", "-1d", "30"),
        EXPIRED("san=dns:localhost", "-30d", "10"),
        OTHER_HOST("san=dns:other.example", "-1d", "30"),
        /** Signed by nobody but itself. */
        UNTRUSTED("san=dns:localhost", "-1d", "30");

        private final String name;
        private final String start;
        private final String days;

        Shown(String name, String start, String days) {
            this.name = name;
            this.start = start;
            this.days = days;
        }
    }

    private Path directory = Path.of("");
    private @Nullable String trustedBefore;
    private @Nullable String passwordBefore;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("tandem-certificates");
            make(directory);
            trustedBefore = set(TRUST_STORE, directory.resolve("trusted").toString());
            passwordBefore = set(TRUST_STORE_PASSWORD, PASSWORD);
            return Map.of(DIRECTORY, directory.toString());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        set(TRUST_STORE, trustedBefore);
        set(TRUST_STORE_PASSWORD, passwordBefore);
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String set(String property, @Nullable String value) {
        return value == null ? System.clearProperty(property) : System.setProperty(property, value);
    }

    /** What a server needs to show a certificate. */
    static SSLContext context(Path directory, Shown shown) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(directory.resolve(shown.name())), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void make(Path directory) throws IOException, GeneralSecurityException {
        Path authority = directory.resolve("authority");
        Path server = directory.resolve(Shown.UNTRUSTED.name());
        keytool(authority, "-genkeypair", "-keyalg", "EC", "-dname", "CN=Test authority", "-ext", "bc:c=ca:true");
        keytool(server, "-genkeypair", "-keyalg", "EC", "-dname", "CN=Test", "-ext", Shown.UNTRUSTED.name);
        Path request = directory.resolve("request");
        keytool(server, "-certreq", "-file", request.toString());
        Certificate root = store(authority).getCertificate("one");
        Key key = store(server).getKey("one", PASSWORD.toCharArray());
        for (Shown shown : List.of(Shown.VALID, Shown.EXPIRED, Shown.OTHER_HOST)) {
            Path signed = directory.resolve(shown.name() + ".pem");
            keytool(
                    authority,
                    "-gencert",
                    "-rfc",
                    "-ext",
                    shown.name,
                    "-startdate",
                    shown.start,
                    "-validity",
                    shown.days,
                    "-infile",
                    request.toString(),
                    "-outfile",
                    signed.toString());
            KeyStore store = empty();
            store.setKeyEntry("one", key, PASSWORD.toCharArray(), new Certificate[] {read(signed), root});
            write(store, directory.resolve(shown.name()));
        }
        KeyStore trusted = empty();
        trusted.setCertificateEntry("authority", root);
        write(trusted, directory.resolve("trusted"));
    }

    private static void keytool(Path store, String command, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), command));
        line.addAll(List.of("-alias", "one", "-storetype", "PKCS12", "-storepass", PASSWORD));
        line.addAll(List.of("-keystore", store.toString()));
        line.addAll(List.of(options));
        Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream bytes = Files.newOutputStream(file)) {
            store.store(bytes, PASSWORD.toCharArray());
        }
    }

    private static Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        }
    }
}
