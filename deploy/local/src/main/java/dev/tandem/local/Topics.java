package dev.tandem.local;

import dev.tandem.events.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the topics of the contract where they are missing. */
public final class Topics {
    private static final int PARTITIONS = 4;

    private Topics() {}

    /**
     * Creates missing topics; returns when they exist.
     *
     * @throws IllegalStateException when the broker does not answer within a minute
     */
    public static void create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get(1, TimeUnit.MINUTES);
            List<NewTopic> missing = Arrays.stream(Topic.values())
                    .filter(topic -> !existing.contains(topic.topicName()))
                    .map(topic -> new NewTopic(topic.topicName(), Optional.of(PARTITIONS), Optional.empty())
                            .configs(topic.configuration()))
                    .toList();
            admin.createTopics(missing).all().get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot make the topics", e);
        }
    }
}
