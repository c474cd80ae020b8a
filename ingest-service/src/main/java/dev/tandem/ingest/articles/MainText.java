package dev.tandem.ingest.articles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The main text of a page: what remains when everything around the article is taken away.
 *
 * <p>Paragraphs are weighed by their characters outside links. Elements whose name says that they are something else are
 * left out, unless they hold most of the weight or the headline. Then the way leads from the page down to the innermost
 * element that still holds nearly all of the weight.
 *
 * @param text lines, one a paragraph, heading, list item or row of a table; empty when the page has no article
 * @param links the addresses that it links to in reading order, as they are written
 */
record MainText(String text, List<String> links) {
    /** A child that holds this share of its parent's weight is the article, and the rest is beside it. */
    private static final double NEARLY_ALL = .7;

    /** What holds more than this is no sidebar, whatever its name is. */
    private static final double MOST = .5;

    /** The {@code article} element around the headline may share the page with many other texts. */
    private static final double WORTH_READING = .2;

    /** A list, table or line with more links than this leads elsewhere. */
    private static final double LINKS = .6;

    /**
     * Reads a page.
     *
     * @param headline the element with the headline, when it is known
     */
    static MainText of(Document page, @Nullable Element headline) {
        Element body = page.body();
        Map<Element, Integer> weights = weights(Blocks.of(body, Boilerplate::isNeverText));
        Set<Element> around = around(headline == null ? body : headline);
        double most = MOST * weights.getOrDefault(body, 0);
        List<Block> blocks = Blocks.of(
                body,
                element -> Boilerplate.isNeverText(element)
                        || (!around.contains(element)
                                && weights.getOrDefault(element, 0) <= most
                                && Boilerplate.isNamedSo(element)));
        Element root = root(body, around, blocks);
        return of(blocks.stream().filter(block -> isInside(block.in(), root)).toList());
    }

    private static Map<Element, Integer> weights(List<Block> blocks) {
        Map<Element, Integer> weights = new HashMap<>();
        for (Block block : blocks) {
            for (Element at = block.weight() == 0 ? null : block.in(); at != null; at = at.parent()) {
                weights.merge(at, block.weight(), Integer::sum);
            }
        }
        return weights;
    }

    private static Set<Element> around(Element innermost) {
        Set<Element> around = new LinkedHashSet<>();
        for (Element at = innermost; at != null; at = at.parent()) {
            around.add(at);
        }
        return around;
    }

    private static Element root(Element body, Set<Element> around, List<Block> blocks) {
        Map<Element, Integer> weights = weights(blocks);
        double worthReading = WORTH_READING * weights.getOrDefault(body, 0);
        Element start = around.stream()
                .filter(element -> element.normalName().equals("article"))
                .filter(element -> weights.getOrDefault(element, 0) >= worthReading)
                .findFirst()
                .orElse(body);
        Element root = down(start, weights);
        for (Element up = root.parent();
                !root.equals(start) && up != null && hasParagraphs(up, blocks);
                up = up.parent()) {
            root = up;
        }
        return root;
    }

    private static Element down(Element start, Map<Element, Integer> weights) {
        Element at = start;
        while (true) {
            Element heaviest = null;
            int weight = 0;
            for (Element child : at.children()) {
                int own = weights.getOrDefault(child, 0);
                heaviest = own > weight ? child : heaviest;
                weight = Math.max(own, weight);
            }
            if (heaviest == null
                    || heaviest.normalName().equals("p")
                    || weight < NEARLY_ALL * weights.getOrDefault(at, 0)) {
                return at;
            }
            at = heaviest;
        }
    }

    /** Whether paragraphs stand directly in an element: then they belong to the same article as what is beside them. */
    private static boolean hasParagraphs(Element element, List<Block> blocks) {
        return blocks.stream()
                .anyMatch(block ->
                        block.isParagraphElement() && element.equals(block.in().parent()) && block.isProse());
    }

    private static boolean isInside(Element element, Element root) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.equals(root)) {
                return true;
            }
        }
        return false;
    }

    private static MainText of(List<Block> blocks) {
        int first = 0;
        int end = blocks.size();
        while (end > 0 && !blocks.get(end - 1).maySpeakLast()) {
            end--;
        }
        while (first < end && !blocks.get(first).maySpeakFirst()) {
            first++;
        }
        Map<Element, int[]> groups = groups(blocks);
        StringBuilder text = new StringBuilder();
        List<String> links = new ArrayList<>();
        Block before = null;
        for (Block block : blocks.subList(first, end)) {
            if (!leadsElsewhere(block, groups) && !Boilerplate.isLine(block.text())) {
                String separator = before == null ? "" : before.isInRowWith(block) ? " " : "\n";
                text.append(separator).append(block.text());
                links.addAll(block.links());
                before = block;
            }
        }
        return new MainText(text.toString(), links);
    }

    /** For each list and table the characters of links and of all text. */
    private static Map<Element, int[]> groups(List<Block> blocks) {
        Map<Element, int[]> groups = new HashMap<>();
        for (Block block : blocks) {
            if (block.group() != null) {
                int[] characters = groups.computeIfAbsent(block.group(), group -> new int[2]);
                characters[0] += block.linked();
                characters[1] += block.text().length();
            }
        }
        return groups;
    }

    private static boolean leadsElsewhere(Block block, Map<Element, int[]> groups) {
        int[] characters = block.group() == null ? null : groups.get(block.group());
        if (characters != null) {
            return characters[0] > LINKS * characters[1];
        }
        return !block.isParagraphElement() && block.linkShare() > LINKS;
    }
}
