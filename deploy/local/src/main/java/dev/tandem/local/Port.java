package dev.tandem.local;

/** The ports on 127.0.0.1 that Tandem listens on; all differ from the usual ones of a Kafka or PostgreSQL of one's own. */
public enum Port {
    REPORT("report-service", "TANDEM_REPORT_PORT", 8080),
    INGEST("ingest-service", "TANDEM_INGEST_PORT", 8081),
    METRICS("metrics-service", "TANDEM_METRICS_PORT", 8082),
    KAFKA("Kafka", "TANDEM_KAFKA_PORT", 19_092),
    CONTROLLER("Kafka's controller", "TANDEM_KAFKA_CONTROLLER_PORT", 0),
    POSTGRES("PostgreSQL", "TANDEM_POSTGRES_PORT", 15_432);

    private final String listener;
    private final String variable;
    private final int preset;

    Port(String listener, String variable, int preset) {
        this.listener = listener;
        this.variable = variable;
        this.preset = preset;
    }

    /** Who listens there, as it is called in messages. */
    public String listener() {
        return listener;
    }

    /** The environment variable that sets another port. */
    public String variable() {
        return variable;
    }

    /** The port when nothing else is said; 0 for any free one. */
    public int preset() {
        return preset;
    }
}
