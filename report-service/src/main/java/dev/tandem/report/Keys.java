package dev.tandem.report;

import java.util.Locale;

/** How a constant of an enum is written in parameters and answers. */
final class Keys {
    private Keys() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
