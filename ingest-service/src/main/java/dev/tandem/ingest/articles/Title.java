package dev.tandem.ingest.articles;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the heading that a text begins with. */
public final class Title {
    private static final int LONGEST = 150;

    private Title() {}

    /** The first line that is not blank, when it is short and does not end like a sentence; else null. */
    public static @Nullable String of(String text) {
        Optional<String> first =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
        return first.filter(line -> line.length() <= LONGEST && !line.endsWith("."))
                .orElse(null);
    }
}
