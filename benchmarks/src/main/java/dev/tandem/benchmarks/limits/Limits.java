package dev.tandem.benchmarks.limits;

import dev.tandem.benchmarks.kafka.Loaded;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Database;
import java.io.IOException;
import java.sql.SQLException;

/** All limits, one after the other, on a workload that lies on the topic. */
public final class Limits {
    private static final int TWO = 2;

    private final KafkaLimits kafka;
    private final PostgresLimits postgres;

    public Limits(Broker broker, Database database, Loaded loaded, Results results) {
        Sample sample = Sample.of(loaded.plan());
        this.kafka = new KafkaLimits(broker, sample, results);
        this.postgres = new PostgresLimits(database, sample, loaded.plan(), results);
    }

    /** Measures each once. */
    public void run(int round) throws IOException, InterruptedException, SQLException {
        kafka.produce(round);
        kafka.consume(round);
        kafka.decode(round);
        postgres.copy(1, round);
        postgres.copy(TWO, round);
        postgres.upsert(1, round);
        postgres.upsert(TWO, round);
    }
}
