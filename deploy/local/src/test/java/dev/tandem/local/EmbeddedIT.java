package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedIT {
    @Test
    void keepsTopicsAndDatabaseOverARestart(@TempDir Path directory) throws Exception {
        for (int start = 0; start < 2; start++) {
            try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                    EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0)) {
                Topics.create(kafka.bootstrapServers());

                try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                        var connection = DriverManager.getConnection(postgres.jdbcUrl(), "tandem_metrics", "");
                        var rows = connection.createStatement().executeQuery("show fsync")) {
                    assertThat(admin.listTopics().names().get())
                            .contains(
                                    Topic.METRICS.topicName(), Topic.ARTICLES.topicName(), Topic.REJECTED.topicName());
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void completesADatabaseWhosePreparationWasCutOff(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0);
                var connection = DriverManager.getConnection(
                        postgres.jdbcUrl().replace("/tandem", "/postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("drop database tandem");
            statement.execute("drop role tandem_reader");
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0);
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), "tandem_reader", "");
                var rows = connection
                        .createStatement()
                        .executeQuery("select pg_has_role('tandem_reader', 'tandem_report', 'member')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isTrue();
        }
    }

    @Test
    void replacesAProgramAndAClusterThatWereNeverCompleted(@TempDir Path directory) throws Exception {
        Path halfProgram = Files.createDirectories(directory.resolve("program/PG-half/bin"));
        Files.writeString(halfProgram.resolve("postgres"), "half");
        Files.writeString(Files.createDirectories(directory.resolve("data")).resolve("postgresql.conf"), "");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0);
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), "tandem_metrics", "")) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(halfProgram).doesNotExist();
    }
}
