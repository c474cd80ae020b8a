package dev.tandem.benchmarks.servers;

import dev.tandem.events.Topic;
import dev.tandem.local.EmbeddedKafka;
import dev.tandem.local.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The same Kafka as the launcher's, in a process of its own so that its processor time can be told apart. */
final class BrokerProgram {
    private BrokerProgram() {}

    /** Arguments: directory, port, partitions of the topic that is counted. Runs until it is stopped. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        Map<String, Object> client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            NewTopic counted = new NewTopic(Topic.METRICS.topicName(), Integer.parseInt(arguments[2]), (short) 1)
                    .configs(Topic.METRICS.configuration());
            admin.createTopics(List.of(counted)).all().get();
        }
        Topics.create(kafka.bootstrapServers());
        Child.say(kafka.bootstrapServers());
        Thread.currentThread().join();
    }
}
