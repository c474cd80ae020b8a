package dev.tandem.metrics.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {
    @Test
    void readsWhatItWrites() {
        Coordinates place = new Coordinates(new TopicPartition("tandem.metrics.v1", 3), 42);

        assertThat(place).hasToString("tandem.metrics.v1/3@42");
        assertThat(Coordinates.parse("tandem.metrics.v1/3@42")).contains(place);
    }

    /** What ingest calls coordinates, topics of others, and refusals themselves are nothing to replay. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST /v1/events#3",
                "export.csv row 7",
                "tandem.rejected.v1/0@1",
                "__consumer_offsets/0@1",
                "tandem.metrics.v1/3@42 ",
                "tandem.metrics.v1/-1@42",
                "tandem.metrics.v1/3@99999999999999999999"
            })
    void knowsNoPlaceInAnythingElse(String text) {
        assertThat(Coordinates.parse(text)).isEmpty();
    }
}
