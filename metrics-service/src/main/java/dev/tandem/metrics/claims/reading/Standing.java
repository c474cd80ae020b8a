package dev.tandem.metrics.claims.reading;

import java.util.Set;

/** Whether a word stands in its sentences like a name, or like a common noun. */
final class Standing {
    private static final int SURE = Evidence.SURE + 1;
    private static final int INSERTION = 6;
    private static final Set<String> CONJUNCTIONS = Set.of("dass", "weil", "ob", "wenn", "obwohl", "und");

    private final boolean german;
    private final Names names;
    private final Deeds deeds;

    Standing(boolean german, Names names, Deeds deeds) {
        this.german = german;
        this.names = names;
        this.deeds = deeds;
    }

    /** Adds what the word before it and the verb after it say. */
    void weigh(Reading reading, Name name, Evidence of) {
        int before = name.from() - 1;
        if (german && Names.isNoun(name.key())) {
            return;
        }
        if (before >= 0 && reading.token(before).isNumber()) {
            of.common += 2;
            return;
        }
        if (before < 0 || !reading.token(before).isWord()) {
            int after = afterInsertion(reading, name.to());
            boolean verb = after < reading.size() && deeds.isVerb(reading, after);
            of.bare += verb ? 1 : 0;
            of.subject += verb
                            && (!Deeds.isPlural(name) || Deeds.isSingular(reading, after))
                            && !(german && Names.isAdverb(name.key()))
                    ? 1
                    : 0;
            return;
        }
        if (!german) {
            boolean one = reading.token(before).is("a") || reading.token(before).is("an");
            of.common += one ? 2 : 0;
            of.bare += one ? 0 : 1;
            of.subject += !one && name.to() < reading.size() && deeds.isVerb(reading, name.to()) ? 1 : 0;
            return;
        }
        if (name.to() < reading.size()
                && reading.token(name.to()).isWord()
                && reading.token(name.to()).glued()) {
            return; // the article of "ein X-Fahrer" is that of the last part
        }
        boolean articled = Names.isArticle(reading, before) || Names.isAdjective(reading.token(before));
        if (articled && name.size() == 1 && isNamedLikeOne(reading, name)) {
            boolean subject = name.to() < reading.size() && deeds.isVerb(reading, name.to());
            of.bare++;
            of.called += subject || of.mentions > 1 ? SURE : 0;
        } else if (articled && name.size() == 1) {
            of.common += 2;
        } else if (!articled && isBefore(reading, before)) {
            of.bare++;
        }
    }

    /** "die Nordbank", but not "eine Nordbank". */
    private boolean isNamedLikeOne(Reading reading, Name name) {
        String article = reading.token(name.from() - 1).norm();
        return reading.is(name.from(), Concept.NAME_PART)
                && names.isCompound(name.key())
                && Names.isArticle(reading, name.from() - 1)
                && !article.startsWith("ein")
                && !article.startsWith("kein");
    }

    /** The verb of "X, by contrast, has". */
    private static int afterInsertion(Reading reading, int at) {
        if (at < reading.size() && reading.token(at).is(",")) {
            for (int i = at + 1; i < Math.min(reading.size() - 1, at + INSERTION); i++) {
                if (reading.token(i).is(",")) {
                    return i + 1;
                }
            }
        }
        return at;
    }

    /** What in German stands before names, and not before a noun without an article. */
    private static boolean isBefore(Reading reading, int at) {
        String word = reading.token(at).norm();
        return !reading.token(at).capital()
                && (reading.is(at, Concept.AT)
                        || reading.is(at, Concept.SINGULAR)
                        || CONJUNCTIONS.contains(word)
                        || word.endsWith("t")
                        || word.endsWith("te"));
    }
}
