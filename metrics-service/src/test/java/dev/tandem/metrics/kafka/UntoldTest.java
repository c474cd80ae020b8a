package dev.tandem.metrics.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class UntoldTest {
    private final Exception failure =
            new IllegalStateException("wrong", new SQLException("Key (customer)=(Erika Muster) exists", "23505"));

    @Test
    void tellsKindsAndPlacesOfAnExceptionAndNothingThatItSays() {
        StringWriter log = new StringWriter();

        Untold.of(failure).printStackTrace(new PrintWriter(log));

        assertThat(log.toString())
                .contains("java.lang.IllegalStateException", "java.sql.SQLException 23505", "UntoldTest")
                .doesNotContain("Erika", "wrong");
    }

    @Test
    void namesTheInnermostCause() {
        assertThat(Untold.innermost(failure)).isEqualTo("java.sql.SQLException 23505");
    }
}
