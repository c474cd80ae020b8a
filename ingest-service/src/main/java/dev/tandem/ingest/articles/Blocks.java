package dev.tandem.ingest.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Cuts a page into blocks, in one walk without recursion. */
final class Blocks implements NodeFilter {
    private static final Set<String> BREAKING = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "legend",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");
    private static final Set<String> GROUPS = Set.of("ul", "ol", "dl", "table");

    private final Predicate<Element> skipped;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Element> groups = new ArrayList<>();
    private final LineBuilder line = new LineBuilder();
    private final List<String> links = new ArrayList<>();
    private int linked;
    private int openLinks;
    private Element in;

    private Blocks(Element root, Predicate<Element> skipped) {
        this.in = root;
        this.skipped = skipped;
    }

    /** The blocks of an element in reading order, without those in elements that are skipped. */
    static List<Block> of(Element root, Predicate<Element> skipped) {
        Blocks blocks = new Blocks(root, skipped);
        root.filter(blocks);
        blocks.end();
        return blocks.blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            int added = line.append(text.getWholeText());
            linked += openLinks > 0 ? added : 0;
        } else if (node instanceof Element element) {
            if (skipped.test(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            open(element);
        }
        return FilterResult.CONTINUE;
    }

    private void open(Element element) {
        String name = element.normalName();
        if (BREAKING.contains(name)) {
            end();
            in = name.equals("br") ? in : element;
        }
        if (GROUPS.contains(name)) {
            groups.add(element);
        }
        if (name.equals("a")) {
            openLinks++;
            links.add(element.attr("href"));
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
        return FilterResult.CONTINUE;
    }

    private void close(Element element) {
        String name = element.normalName();
        openLinks -= name.equals("a") ? 1 : 0;
        if (BREAKING.contains(name) && !name.equals("br")) {
            end();
            @Nullable Element parent = element.parent();
            in = parent == null ? element : parent;
        }
        if (GROUPS.contains(name)) {
            groups.remove(groups.size() - 1);
        }
    }

    private void end() {
        String text = line.take();
        if (!text.isEmpty()) {
            Element group = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            blocks.add(new Block(text, Math.min(linked, text.length()), List.copyOf(links), in, group));
        }
        links.clear();
        linked = 0;
    }
}
