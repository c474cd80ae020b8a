package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.http.Certificates.Shown;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishers whose certificates are in order are read, of the others it is said what is wrong with them. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
@QuarkusTestResource(value = Database.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Certificates.class, restrictToAnnotatedClass = true)
class FeedsOverTlsIT {
    private static final String RSS = "<rss version=\"2.0\"><channel><title>Beispielblatt</title></channel></rss>";

    private static final List<Shown> SHOWN = List.of(Shown.values());

    private final Map<Shown, Site> sites = new EnumMap<>(Shown.class);
    private List<Integer> ports = List.of();

    @BeforeEach
    void open() throws Exception {
        Samples.sendBytesAsTheyAre();
        Config config = ConfigProvider.getConfig();
        ports = config.getValues("tandem.ingest.feeds.ports", Integer.class);
        Path certificates = Path.of(config.getValue(Certificates.DIRECTORY, String.class));
        for (Shown shown : SHOWN) {
            Site site = Site.open(port(shown), Certificates.context(certificates, shown));
            site.page("/feed", "application/rss+xml", RSS);
            sites.put(shown, site);
        }
    }

    @AfterEach
    void close() {
        List<String> ids = given().get("/v1/feeds").jsonPath().getList("feeds.id");
        ids.forEach(id -> given().delete("/v1/feeds/" + id));
        sites.values().forEach(Site::close);
    }

    @Test
    void readsWhatHasAValidCertificateAndSaysWhatIsWrongWithOthers() {
        String valid = subscribed(Shown.VALID, "/feed");
        String expired = subscribed(Shown.EXPIRED, "/feed");
        String otherHost = subscribed(Shown.OTHER_HOST, "/feed");
        String untrusted = subscribed(Shown.UNTRUSTED, "/feed");

        assertThat(FeedsIT.await(valid, feed -> feed.get("lastFetchedAt") != null)
                        .getString("title"))
                .isEqualTo("Beispielblatt");
        assertThat(FeedsIT.problem(expired)).isEqualTo("has a certificate that has expired");
        assertThat(FeedsIT.problem(otherHost)).isEqualTo("has a certificate for another host");
        assertThat(FeedsIT.problem(untrusted)).isEqualTo("has a certificate of somebody who is not trusted");
        for (Shown shown : List.of(Shown.EXPIRED, Shown.OTHER_HOST, Shown.UNTRUSTED)) {
            assertThat(site(shown).timesAsked("/feed")).as(shown.name()).isZero();
            assertThat(site(shown).timesAsked("/robots.txt")).as(shown.name()).isZero();
        }
    }

    @Test
    void saysThatAServerSpeaksNoTls() throws Exception {
        int port = ports.get(SHOWN.size());
        try (ServerSocket plain = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerWithoutTls(plain));
            answering.start();

            assertThat(FeedsIT.problem(subscribed("https://localhost:" + port + "/feed")))
                    .isEqualTo("has no encryption in common with us");
        }
    }

    /** Answers whatever comes first with a line of HTTP, until the server is closed. */
    private static void answerWithoutTls(ServerSocket server) {
        List<Socket> answered = new ArrayList<>();
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                // left open, or what was not read would reset the connection before the answer is read
                answered.add(socket);
                socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            }
        } catch (IOException closed) {
            answered.forEach(FeedsOverTlsIT::closeQuietly);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }

    @Test
    void goesToNoPrivateAddressAndNotToAWrongCertificateWhateverARedirectSays() {
        String otherHost = "https://localhost:" + port(Shown.OTHER_HOST) + "/feed";
        Map<String, String> problems = Map.of(
                "https://10.0.0.1/feed",
                "leads to an address that is not public",
                "https://169.254.169.254/latest/meta-data",
                "leads to an address that is not public",
                "https://[fd00::1]/",
                "leads to an address that is not public",
                "https://[::ffff:10.0.0.1]:" + port(Shown.VALID) + "/",
                "leads to an address that is not public",
                "//192.168.0.1/",
                "leads to an address that is not public",
                "https://localhost:1/",
                "has a port that may not be asked",
                "http://localhost:" + port(Shown.VALID) + "/feed",
                "redirects to an address without encryption",
                otherHost,
                "has a certificate for another host");
        List<String> targets = List.copyOf(problems.keySet());
        for (int i = 0; i < targets.size(); i++) {
            site(Shown.VALID).at("/away/" + i, 302, Map.of("Location", targets.get(i)), "");
        }
        site(Shown.VALID).at("/away/fine", 308, Map.of("Location", "/feed"), "");

        List<String> ids = targets.stream()
                .map(target -> subscribed(Shown.VALID, "/away/" + targets.indexOf(target)))
                .toList();
        String fine = subscribed(Shown.VALID, "/away/fine");

        for (int i = 0; i < targets.size(); i++) {
            assertThat(FeedsIT.problem(ids.get(i))).as(targets.get(i)).isEqualTo(problems.get(targets.get(i)));
        }
        assertThat(FeedsIT.await(fine, feed -> feed.get("lastFetchedAt") != null)
                        .getString("title"))
                .isEqualTo("Beispielblatt");
        assertThat(site(Shown.OTHER_HOST).timesAsked("/feed")).isZero();
    }

    private int port(Shown shown) {
        return ports.get(SHOWN.indexOf(shown));
    }

    private Site site(Shown shown) {
        Site site = sites.get(shown);
        if (site == null) {
            throw new IllegalStateException("the site is not open");
        }
        return site;
    }

    private String subscribed(Shown shown, String path) {
        return subscribed("https://localhost:" + port(shown) + path);
    }

    private static String subscribed(String url) {
        return given().contentType("application/json")
                .body("{\"url\":\"%s\",\"watch\":[\"*\"]}".formatted(url).getBytes(UTF_8))
                .post("/v1/feeds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
