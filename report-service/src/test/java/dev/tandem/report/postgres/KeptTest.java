package dev.tandem.report.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Cut;
import dev.tandem.report.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptTest {
    @Test
    void theFewestSumsThatTellTheGroupsApartAreRead() {
        assertThat(kept(List.of(), Map.of())).isEqualTo(Kept.HANDLERS);
        assertThat(kept(List.of(Dimension.CHANNEL, Dimension.HANDLER), Map.of()))
                .isEqualTo(Kept.HANDLERS);
        assertThat(kept(List.of(Dimension.TOPIC, Dimension.HANDLER), Map.of())).isEqualTo(Kept.TOPICS);
        assertThat(kept(List.of(Dimension.LANGUAGE), Map.of())).isEqualTo(Kept.ALL);
    }

    @Test
    void whatIsFilteredByHasToBeToldApartToo() {
        assertThat(kept(List.of(Dimension.HANDLER), Map.of(Dimension.TOPIC, List.of("billing"))))
                .isEqualTo(Kept.TOPICS);
        assertThat(kept(List.of(Dimension.TOPIC), Map.of(Dimension.MARKET, List.of("ch"))))
                .isEqualTo(Kept.ALL);
    }

    private static Kept kept(List<Dimension> groupBy, Map<Dimension, List<String>> filters) {
        return Kept.of(new Cut("any", List.of(), null, null, groupBy, filters, Set.of(), Set.of()));
    }
}
