package dev.tandem.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.Backends;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class UnreadBodiesIT {
    private static final int MIB = 1 << 20;
    private static final int SENT = 512;
    private static final int KEPT = 128;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /v1/organisations/nordbank",
                "PUT /v1/nothing",
                "POST /v1/recomputation",
                "GET /q/health/live"
            })
    void keepsNothingOfWhatComesAfterTheAnswer(String call) throws Exception {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            connection.setSoTimeout(120_000);
            OutputStream request = connection.getOutputStream();
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            send(request, call, "Transfer-Encoding: chunked\r\n");
            long before = memory();

            byte[] chunk = ("100000\r\n" + "x".repeat(MIB) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < SENT; sent++) {
                request.write(chunk);
            }

            assertThat((memory() - before) / MIB).isLessThan(KEPT);
            assertThat(answers.readLine()).startsWith("HTTP/1.1 ");

            request.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            send(request, "GET /after", "");
            assertThat(answers.lines()
                            .filter(line -> line.contains("HTTP/1.1 404 "))
                            .findFirst())
                    .isPresent();
        }
    }

    private static void send(OutputStream request, String call, String headers) throws IOException {
        request.write((call + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}
