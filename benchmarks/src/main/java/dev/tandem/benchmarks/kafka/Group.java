package dev.tandem.benchmarks.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A consumer group as an operator sees it. */
public final class Group implements AutoCloseable {
    private final Admin admin;
    private final String name;

    public Group(String bootstrapServers, String name) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.name = name;
    }

    /** Whether a member has partitions of {@code topic} to read. */
    public boolean reads(String topic) throws InterruptedException {
        try {
            ConsumerGroupDescription group = Objects.requireNonNull(admin.describeConsumerGroups(List.of(name))
                            .describedGroups()
                            .get(name))
                    .get();
            return group.members().stream()
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .anyMatch(partition -> partition.topic().equals(topic));
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    /** Makes it forget how far it has read; nobody may be in it. */
    public void forget() throws InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(name)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new IllegalStateException("cannot reset " + name, e);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
