package dev.tandem.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = Fixtures.pseudonyms();

    @Test
    void givesOneCustomerOneNameOfThirtyTwoCharacters() {
        assertThat(pseudonyms.of("acme", "erika"))
                .isEqualTo(Fixtures.pseudonyms().of("acme", "erika"))
                .matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void givesTheSamePersonAnotherNameAtAnotherOrganisation() {
        assertThat(pseudonyms.of("acme", "erika")).isNotEqualTo(pseudonyms.of("other", "erika"));
    }

    @Test
    void refusesToStartWithoutAKeyOrWithAShortOneAndSaysSoInOneSentence() {
        for (Optional<String> key : List.of(Optional.<String>empty(), Optional.of("c2hvcnQ="), Optional.of("?"))) {
            assertThatThrownBy(() -> new Pseudonyms(Fixtures.config(key)))
                    .hasMessageStartingWith("TANDEM_PSEUDONYM_KEY must be Base64 of at least 32 random bytes")
                    .hasNoCause();
        }
    }
}
