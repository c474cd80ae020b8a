package dev.tandem.metrics.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

/** When a claim counts without a person's word. */
@ConfigMapping(prefix = "tandem.metrics.claims")
interface ClaimsConfig {
    /**
     * The least confidence, from 0 to 1, with which a claim counts as it was read. One below it is a proposal, and counts
     * nowhere until a person confirms or corrects it. Another limit holds for every claim once the service has started
     * with it.
     */
    @WithDefault("0.85")
    @WithConverter(Confidence.class)
    double leastConfidence();

    /** Refuses at the start what would silently let everything or nothing count. */
    final class Confidence implements Converter<Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public Double convert(String text) {
            double number = Double.parseDouble(text.strip());
            if (!(number >= 0 && number <= 1)) {
                throw new IllegalArgumentException("a confidence is from 0 to 1: " + text);
            }
            return number;
        }
    }
}
