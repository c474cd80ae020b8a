package dev.tandem.ingest.http;

import dev.tandem.local.Directories;
import dev.tandem.local.EmbeddedKafka;
import dev.tandem.local.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real broker for the tests of this service, which they can turn off and on. */
public class Broker implements QuarkusTestResourceLifecycleManager {
    private @Nullable Path directory;
    private @Nullable EmbeddedKafka kafka;
    private int port;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("tandem-ingest-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        turn(true);
        Topics.create("127.0.0.1:" + port);
        return Map.of(
                "kafka.bootstrap.servers",
                "127.0.0.1:" + port,
                "tandem.ingest.mappings-directory",
                Path.of("..", "docs", "examples", "mappings").toString());
    }

    /** Turns the broker on at the port that it had before, or off. */
    private synchronized void turn(boolean on) {
        if (!on && kafka != null) {
            kafka.close();
            kafka = null;
        } else if (on && kafka == null && directory != null) {
            try {
                kafka = EmbeddedKafka.start(directory, port);
                port = kafka.port();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives a test the switch, as a type of the JDK since the test may come from another class loader. */
    @Override
    public void inject(TestInjector injector) {
        Consumer<Boolean> turn = this::turn;
        injector.injectIntoFields(turn, new TestInjector.MatchesType(Consumer.class));
    }

    @Override
    public void stop() {
        turn(false);
        if (directory == null) {
            return;
        }
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
