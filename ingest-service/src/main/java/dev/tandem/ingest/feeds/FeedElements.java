package dev.tandem.ingest.feeds;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of a feed by name. Names of the feed's own vocabulary carry the prefix of its root, if that has one;
 * others are found by the prefix that everybody gives them.
 */
final class FeedElements {
    private final String prefix;

    /** @param prefix of the root with its colon, empty for none */
    FeedElements(String prefix) {
        this.prefix = prefix;
    }

    /** The children with a name, in any case. */
    Stream<Element> children(Element parent, String name) {
        String whole = name.indexOf(':') >= 0 ? name : prefix + name;
        return parent.children().stream().filter(child -> child.tagName().equalsIgnoreCase(whole));
    }

    @Nullable
    Element child(Element parent, String name) {
        return children(parent, name).findFirst().orElse(null);
    }

    /** What the first of these children holds that holds anything; null when none does. */
    @Nullable
    String text(Element parent, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> children(parent, name))
                .map(FeedText::content)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
