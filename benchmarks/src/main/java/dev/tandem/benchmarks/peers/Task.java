package dev.tandem.benchmarks.peers;

import java.nio.file.Path;
import java.util.List;

/**
 * What an engine is told to do.
 *
 * @param bootstrapServers where Kafka is
 * @param broker the process of Kafka
 * @param name of the application, and the beginning of its topics' names
 * @param events how many records lie on the topic
 * @param state a directory for what it keeps
 */
record Task(String bootstrapServers, long broker, String name, long events, Path state) {

    /** The topic that cells are written to. */
    String cells() {
        return name + "-cells";
    }

    List<String> arguments() {
        return List.of(bootstrapServers, Long.toString(broker), name, Long.toString(events), state.toString());
    }

    static Task of(String[] arguments) {
        return new Task(
                arguments[0],
                Long.parseLong(arguments[1]),
                arguments[2],
                Long.parseLong(arguments[3]),
                Path.of(arguments[4]));
    }
}
