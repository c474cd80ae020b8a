package dev.tandem.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever stands in a field, it is read as a time, a number or a duration, or it is none. */
class FieldProperties {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @AnyInput
    void readsAnyTextAsATimeOrAsNone(
            @ForAll("texts") String text,
            @ForAll("formats") @Nullable String format,
            @ForAll DayOrder order,
            @ForAll boolean german) {
        TimeFormat times = TimeFormat.of(format, null, german ? Locale.GERMAN : Locale.ENGLISH);

        @Nullable Instant time = times.read(text, BERLIN, order);
        OrderTally.@Nullable Numbers numbers = times.numbers(text);

        assertThat(time).isEqualTo(times.read(text, BERLIN, order));
        assertThat(numbers).isEqualTo(times.numbers(text));
    }

    @AnyInput
    void readsAnyTextAsANumberOrAsNone(@ForAll("texts") String text, @ForAll Reading reading, @ForAll boolean comma) {
        @Nullable Object value = reading.read(text, comma ? ',' : '.');

        if (value instanceof BigDecimal number) {
            assertThat(number.precision()).isLessThan(30);
        }
        assertThat(value).isEqualTo(reading.read(text, comma ? ',' : '.'));
    }

    @Provide
    Arbitrary<@Nullable String> formats() {
        return Arbitraries.of(
                        "epoch-seconds",
                        "epoch-millis",
                        "dd.MM.yyyy HH:mm:ss",
                        "d/M/yy h:mm a",
                        "EEE, d MMM yyyy HH:mm:ss Z",
                        "yyyyMMddHHmmss")
                .injectNull(0.3);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "0",
                "1",
                "12",
                "31",
                "29",
                "02",
                "2026",
                "1772352000",
                "999999999999999",
                ".",
                ",",
                ":",
                "-",
                "+",
                "/",
                " ",
                "T",
                "Z",
                "a.m.",
                "PM",
                "UTC",
                "+05:30",
                "+18:30",
                "Mar",
                "M\u00e4rz",
                "Mon",
                "1e9",
                "\u0661",
                "\u0000");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(12).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(12));
    }
}
