package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells organisations from people, places, AIs, and common words by what stands beside their names anywhere in the
 * article. One sure sign makes an organisation; whom the article is about may also be elected by many small ones.
 */
final class Casting {
    /** An article names its own AI before this sentence. */
    private static final int LATE = 8;

    private static final int LEAST_FOCUS = 4;
    /** Rivals are seldom named so often. */
    private static final int OFTEN = 3;

    /** A dateline stands before the first sentence, which a title or a heading may precede. */
    private static final int FIRST = 3;

    private final boolean german;
    private final @Nullable String publisher;
    private final Names names;
    private final int sentences;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Map<String, String> whole = new HashMap<>();

    private Casting(boolean german, @Nullable String publisher, Names names, int sentences) {
        this.sentences = sentences;
        this.german = german;
        this.publisher = publisher;
        this.names = names;
    }

    /** @param readings the title, when there is one, and the text */
    static Cast of(
            List<Reading> readings,
            List<List<Name>> names,
            String text,
            boolean german,
            @Nullable String publisher,
            Names lookup) {
        Casting casting = new Casting(german, publisher, lookup, readings.size());
        Weighing weighing = new Weighing(german, publisher, lookup, text);
        for (int i = 0; i < readings.size(); i++) {
            int begins = i <= FIRST && !Names.isHeading(readings.get(i)) ? Names.afterDateline(readings.get(i)) : 0;
            for (Name name : isTeaser(readings.get(i)) ? List.<Name>of() : names.get(i)) {
                Evidence of = casting.evidence.computeIfAbsent(name.key(), key -> new Evidence());
                if (name.from() < begins) {
                    of.place += 2 * (Evidence.SURE + 1);
                    continue;
                }
                weighing.weigh(of, readings.get(i), name, i);
            }
        }
        return casting.result();
    }

    private static boolean isTeaser(Reading reading) {
        return reading.of(Concept.TEASER).stream()
                .anyMatch(cue -> cue.from() <= 1
                        && cue.to() < reading.size()
                        && reading.token(cue.to()).is(":"));
    }

    private Cast result() {
        genitives();
        parts();
        Cast cast = Cast.empty();
        Set<String> people = people();
        Map<String, Evidence> left = new LinkedHashMap<>();
        evidence.forEach((key, of) -> {
            boolean published = publisher != null && isPartOf(key, publisher);
            if (of.isAssistant()) {
                cast.assistants().add(key);
            } else if (people.contains(key)
                    || of.isVoice()
                    || (published && of.called < Evidence.SURE && of.published == 0)) {
                cast.others().add(key);
            } else {
                left.put(key, of);
            }
        });
        String unnamed = cast.assistants().isEmpty() && !german ? assistant(left) : null;
        if (unnamed != null) {
            left.remove(unnamed);
            cast.assistants().add(unnamed);
        }
        String main = main(left);
        boolean assistants = !cast.assistants().isEmpty();
        left.forEach((key, of) -> {
            if (key.equals(main) || isOrganisation(key, of) || isStranger(key, of, assistants)) {
                String written = of.written == null ? key : of.written;
                cast.organisations().put(key, written);
                if (of.type != null) {
                    cast.types().put(of.type, written);
                }
            } else if (of.serving > 0 && of.bare > 0 && of.common <= of.bare && key.indexOf(' ') < 0) {
                cast.assistants().add(key);
            }
        });
        whole.forEach((part, key) -> {
            String written = cast.organisations().get(key);
            if (written != null) {
                cast.organisations().put(part, written);
            }
        });
        String owner = owner(left, main);
        if (owner != null) {
            if (main != null) {
                cast.organisations().remove(main);
                cast.assistants().add(main);
            }
            cast.organisations().put(Words.norm(owner), owner);
            return new Cast(
                    cast.organisations(), cast.types(), cast.assistants(), cast.others(), owner, evidence, whole);
        }
        return new Cast(
                cast.organisations(),
                cast.types(),
                cast.assistants(),
                cast.others(),
                main == null ? null : cast.organisations().get(main),
                evidence,
                whole);
    }

    /** Beside a sure organisation, who else is named often is its AI, though nobody calls it one; null when nobody is. */
    private @Nullable String assistant(Map<String, Evidence> left) {
        boolean sure = left.entrySet().stream()
                .anyMatch(entry -> isOrganisation(entry.getKey(), entry.getValue())
                        && entry.getValue().beside == 0
                        && entry.getValue().called > Evidence.SURE);
        String often = null;
        for (Map.Entry<String, Evidence> entry : left.entrySet()) {
            Evidence of = entry.getValue();
            boolean plain = !isOrganisation(entry.getKey(), of) && of.title == 0 && of.place == 0;
            boolean single = entry.getKey().indexOf(' ') < 0 && of.bare > of.common;
            if (sure && plain && single && of.mentions >= OFTEN) {
                often = likelier(left, entry.getKey(), often);
            }
        }
        return often;
    }

    /** Who writes on its own pages about itself, and may not name itself; null when that is not so. */
    private @Nullable String owner(Map<String, Evidence> left, @Nullable String main) {
        Evidence of = main == null ? null : left.get(main);
        boolean sure = of != null && (of.published > 0 || of.called >= Evidence.SURE);
        if (sure || publisher == null || !names.isOurs()) {
            return null;
        }
        String owner = names.ownerOf(publisher);
        return owner == null ? ownerNamed() : owner;
    }

    /** The beginning that a name of the text has in common with the publisher's; null when there is none. */
    private @Nullable String ownerNamed() {
        if (publisher == null || !names.isOurs()) {
            return null;
        }
        String first = publisher.split("\\s+", 2)[0];
        String begins = Words.norm(first) + " ";
        boolean longer = !first.equals(publisher) && !evidence.containsKey(Words.norm(publisher));
        return longer && evidence.keySet().stream().anyMatch(key -> key.startsWith(begins)) ? first : null;
    }

    /** The publisher asks in its interviews under the beginning of its name. */
    private static boolean isPartOf(String key, String publisher) {
        String whole = Words.norm(publisher);
        return whole.equals(key) || whole.startsWith(key + " ");
    }

    private Set<String> people() {
        Set<String> people = new HashSet<>();
        evidence.forEach((key, of) -> {
            if (of.isVoice()) {
                people.add(key.split(" ", 2)[0]);
            } else if (of.isPerson()) {
                people.add(key);
                people.add(key.substring(key.lastIndexOf(' ') + 1));
                people.add(key.split(" ", 2)[0]);
            }
        });
        return people;
    }

    private boolean isOrganisation(String key, Evidence of) {
        boolean noun = german && of.common >= of.bare && of.common > 0 && of.called <= Evidence.SURE + 1;
        boolean lowerCase = names.isLowerCase(key) && of.called <= Evidence.SURE;
        return (of.isOrganisation() || of.published > 0) && !noun && !lowerCase;
    }

    /** Who does something in an article that calls its AIs what they are is no AI. */
    private boolean isStranger(String key, Evidence of, boolean assistants) {
        return (assistants || of.firstSentence > LATE)
                && of.subject > 0
                && (of.inner > 0 || of.mentions > 1 || !(german && Names.isInflected(key)))
                && of.serving == 0
                && of.title == 0
                && of.bare > of.common
                && !names.isLowerCase(key);
    }

    /** Whom the article is about: the likeliest that is one for sure, or else the likeliest of all. */
    private @Nullable String main(Map<String, Evidence> left) {
        String sure = null;
        String likely = null;
        for (Map.Entry<String, Evidence> entry : left.entrySet()) {
            Evidence of = entry.getValue();
            String key = entry.getKey();
            if (isOrganisation(key, of)) {
                sure = likelier(left, key, sure);
            }
            boolean again = of.title > 0 && of.mentions > of.title && of.common == 0 && !Names.isNoun(key);
            boolean named = (of.bare > 0 || again) && of.common <= of.bare && !names.isLowerCase(key);
            if ((named && of.place == 0) || isOrganisation(key, of)) {
                likely = likelier(left, key, likely);
            }
        }
        for (Map.Entry<String, Evidence> entry : left.entrySet()) {
            if (entry.getValue().published > 0) {
                return entry.getKey();
            }
        }
        if (likely != null && !likely.equals(sure) && isElected(left, likely, sure)) {
            return likely;
        }
        Evidence of = sure == null ? null : left.get(sure);
        return of != null && isAside(of) ? null : sure;
    }

    /** Who is named but once and late is not whom the article is about. */
    private boolean isAside(Evidence of) {
        return of.mentions <= 2 && 2 * of.firstSentence >= sentences && of.title == 0;
    }

    /** Small signs count when nothing is sure, or when that comes late. */
    private static boolean isElected(Map<String, Evidence> left, String likely, @Nullable String sure) {
        Evidence first = sure == null ? null : left.get(sure);
        return first == null
                ? focus(left, likely) >= LEAST_FOCUS
                : !first.isEarly() && first.mentions < OFTEN && focus(left, likely) >= first.focus();
    }

    private static String likelier(Map<String, Evidence> left, String key, @Nullable String other) {
        return other == null || focus(left, key) > focus(left, other) ? key : other;
    }

    private static int focus(Map<String, Evidence> left, String key) {
        Evidence of = left.get(key);
        return of == null ? 0 : of.focus();
    }

    /** In German "Halvards" is "Halvard" when that stands there, too. */
    private void genitives() {
        for (String key : new ArrayList<>(evidence.keySet())) {
            String stem = german && key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
            Evidence of = evidence.get(key);
            Evidence base = stem.equals(key) ? null : evidence.get(stem);
            if (base != null && of != null) {
                base.add(of);
                base.bare++;
                evidence.remove(key);
            }
        }
    }

    /** The first and the last words of an organisation's longer name stand for it. */
    private void parts() {
        List<String> keys = new ArrayList<>(evidence.keySet());
        keys.sort(Comparator.comparingInt(String::length).reversed());
        for (String key : keys) {
            Evidence of = evidence.get(key);
            for (int at = key.indexOf(' ');
                    at >= 0 && of != null && of.called >= Evidence.SURE && evidence.containsKey(key); ) {
                merge(of, key, key.substring(0, at));
                if (evidence.containsKey(key)) {
                    merge(of, key, key.substring(at + 1));
                }
                at = key.indexOf(' ', at + 1);
            }
        }
    }

    private void merge(Evidence of, String key, String part) {
        Evidence other = evidence.get(part);
        if (other != null && !other.isPerson() && !other.isAssistant() && !other.isVoice()) {
            if (of.typed && other.mentions > of.mentions && other.place == 0 && key.endsWith(" " + part)) {
                other.add(of);
                evidence.remove(key);
                whole.put(key, part);
                return;
            }
            int place = of.place; // what is called by its place is none
            of.add(other);
            of.place = place;
            evidence.remove(part);
            whole.put(part, key);
        }
    }
}
