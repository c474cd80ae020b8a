package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Naming;
import dev.tandem.metrics.claims.text.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whom the words of a sentence are about, sentence by sentence: who is named nearest before them, "the bank" as
 * whoever was called one, and else whom the sentences before were about.
 */
final class Subjects {
    private static final int AFTER = 8;
    private static final Set<String> ITS =
            Set.of("it", "its", "they", "their", "es", "er", "sie", "dort", "there", "dessen");
    private static final Set<String> BY = Set.of("by", "with", "from", "von", "mit", "durch", "vom", "beim");
    private static final Set<String> COMPARED = Set.of("than", "like", "unlike", "wie", "als");
    private static final Set<String> OURS =
            Set.of("we", "our", "us", "wir", "unser", "unsere", "unseren", "unserer", "uns", "ours");

    private final Cast cast;
    private @Nullable String last;
    private int lastParagraph = -1;
    private @Nullable String section;
    private @Nullable String listed;

    Subjects(Cast cast) {
        this.cast = cast;
    }

    /** The mentions in a sentence. */
    List<Mention> in(Reading reading, List<Name> names) {
        List<Mention> mentions = new ArrayList<>();
        for (Name name : names) {
            String organisation = named(name);
            if (organisation != null
                    && !isCompared(reading, name.from())
                    && !isOfOurs(reading, name.from())
                    && !isSupplying(reading, name.from(), organisation)) {
                mentions.add(new Mention(name.from(), name.to(), organisation, Naming.EXPLICIT));
            }
        }
        for (Match company : reading.of(Concept.COMPANY)) {
            String organisation = isCoreference(reading, company, names) ? called(reading, company) : null;
            if (organisation != null) {
                mentions.add(new Mention(company.from() - 1, company.to(), organisation, Naming.COREFERENCE));
            }
        }
        mentions.sort((a, b) -> Integer.compare(a.from(), b.from()));
        return mentions;
    }

    private @Nullable String named(Name name) {
        String whole = cast.organisations().get(name.key());
        if (whole != null) {
            return whole;
        }
        String key = name.key();
        return key.endsWith("s") ? cast.organisations().get(key.substring(0, key.length() - 1)) : null;
    }

    /** "than at X": the sentence is about somebody else. */
    private static boolean isCompared(Reading reading, int from) {
        for (Match than : reading.of(Concept.OTHER_THAN)) {
            if (than.to() <= from && from - than.to() <= 1) {
                return true;
            }
        }
        return false;
    }

    /** "our supplier X": the sentence is about us. */
    private static boolean isOfOurs(Reading reading, int from) {
        return from >= 2
                && OURS.contains(reading.token(from - 2).norm())
                && (reading.is(from - 1, Concept.VENDOR) || reading.is(from - 1, Concept.RIVAL));
    }

    /** "built with the software company X", "entwickelt von X": the sentence is about the customer. */
    private boolean isSupplying(Reading reading, int from, String organisation) {
        int noun = from - 1;
        while (noun >= 0
                && (reading.is(noun, Concept.COMPANY) || reading.is(noun, Concept.VENDOR) || isLink(reading, noun))) {
            noun--;
        }
        boolean product = noun >= 0 && noun < from - 1 && reading.is(noun, Concept.AI);
        if (product && !organisation.equals(cast.main())) {
            return true;
        }
        int at = from - 1;
        while (at >= 0 && reading.is(at, Concept.VENDOR)) {
            at--;
        }
        if (at == from - 1) {
            return false;
        }
        boolean whole = BY.contains(reading.token(from - 1).norm());
        at -= at >= 0 && Names.isArticle(reading, at) ? 1 : 0;
        return whole || (at >= 0 && BY.contains(reading.token(at).norm()));
    }

    private static boolean isLink(Reading reading, int at) {
        return BY.contains(reading.token(at).norm()) || Names.isArticle(reading, at);
    }

    private static boolean isCoreference(Reading reading, Match company, List<Name> names) {
        int before = company.from() - 1;
        if (before < 0 || !reading.is(before, Concept.ARTICLE)) {
            return false;
        }
        String article = reading.token(before).norm();
        boolean definite = article.startsWith("d")
                || article.equals("the")
                || article.startsWith("this")
                || article.equals("vom")
                || article.equals("beim")
                || article.equals("zum")
                || article.equals("zur")
                || article.equals("im");
        for (Name name : names) {
            if (name.from() < company.to() + 1 && name.to() > company.from()) {
                return false;
            }
        }
        return definite && !reading.is(company.from(), Concept.UNION) && !reading.is(company.from(), Concept.VENDOR);
    }

    private @Nullable String called(Reading reading, Match company) {
        String type = reading.token(company.to() - 1).norm();
        String organisation = cast.types().get(type);
        return organisation != null ? organisation : cast.main();
    }

    /** Whom the words at these tokens are about; null when the article names nobody. */
    @Nullable
    Mention of(Reading reading, List<Mention> mentions, int from, int to) {
        Mention best = null;
        int least = Reading.FAR;
        for (Mention mention : mentions) {
            int distance = reading.distance(from, to, mention.from(), mention.to());
            int cost = mention.from() >= to ? distance + AFTER : distance;
            if (cost < least) {
                least = cost;
                best = mention;
            }
        }
        if (best != null && !(best.from() >= to && isOurs(reading) && cast.main() != null)) {
            return best;
        }
        if (best == null && isOfMany(reading, from)) {
            return null;
        }
        String carried = carried(reading);
        return carried == null ? null : new Mention(from, from, carried, Naming.CARRIED_OVER);
    }

    /** "More and more firms hire people back": that is about nobody. */
    private static boolean isOfMany(Reading reading, int from) {
        for (Match companies : reading.of(Concept.COMPANIES)) {
            boolean compared = companies.from() > 0
                    && COMPARED.contains(reading.token(companies.from() - 1).norm());
            boolean before = companies.from() < from || reading.sameClause(companies.from(), from);
            if (!compared && before && !reading.isBroken(companies.from(), from)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String carried(Reading reading) {
        boolean near = last != null && reading.sentence().paragraph() == lastParagraph;
        if (near && startsWith(reading, ITS)) {
            return last;
        }
        boolean item = reading.sentence().form() == Sentence.Form.ITEM;
        if (item && listed != null) {
            return listed;
        }
        return section == null ? cast.main() : section;
    }

    private static boolean isOurs(Reading reading) {
        return reading.tokens().stream().anyMatch(token -> OURS.contains(token.norm()));
    }

    private static boolean startsWith(Reading reading, Set<String> words) {
        for (int i = 0; i < Math.min(3, reading.size()); i++) {
            if (words.contains(reading.token(i).norm())) {
                return true;
            }
        }
        return false;
    }

    /** A heading that names one organisation opens a section about it, "What X did:" a list. */
    private void opens(Reading reading, List<Mention> mentions) {
        Set<String> named = new HashSet<>();
        for (Mention mention : mentions) {
            if (mention.how() == Naming.EXPLICIT) {
                named.add(mention.organisation());
            }
        }
        String only = named.size() == 1 ? named.iterator().next() : null;
        boolean question = reading.token(reading.size() - 1).is("?");
        Sentence.Form form = isName(reading, mentions)
                ? Sentence.Form.HEADING
                : reading.sentence().form();
        switch (form) {
            case HEADING -> section = question ? section : only;
            case PROSE -> listed = reading.token(reading.size() - 1).is(":") ? only : null;
            case ITEM -> {}
        }
    }

    /** "2. X (also Y)": an item of a list that is a name is a heading. */
    private static boolean isName(Reading reading, List<Mention> mentions) {
        if (mentions.size() != 1) {
            return false;
        }
        Mention only = mentions.get(0);
        return only.from() == 0
                && (only.to() == reading.size()
                        || (reading.token(only.to()).is("(")
                                && reading.token(reading.size() - 1).is(")")));
    }

    /** Remembers whom a sentence was about. */
    void passed(Reading reading, List<Mention> mentions) {
        opens(reading, mentions);
        for (Mention mention : mentions) {
            if (mention.how() == Naming.EXPLICIT) {
                last = mention.organisation();
                lastParagraph = reading.sentence().paragraph();
                return;
            }
        }
        if (!startsWith(reading, ITS)) {
            last = null;
        }
    }
}
