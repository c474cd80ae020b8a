package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unmatched;
import dev.tandem.metrics.claims.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes claims of the frames that fit a sentence. */
final class Claiming {
    private static final double SURE = 0.97;
    private static final double PER_STEP = 0.012;
    private static final double LEAST = 0.3;

    private final Document document;
    private final Telling telling;
    private final Citations citations;
    private final Subjects subjects;
    private boolean inTeaser;
    private int teaserParagraph = -1;
    private @Nullable Reading next;
    private @Nullable Status introduction;

    Claiming(Document document, Telling telling, Citations citations) {
        this.document = document;
        this.telling = telling;
        this.citations = citations;
        this.subjects = new Subjects(document.cast());
    }

    /** Adds what the sentence claims, in the order of the text, or the sentence to those that nothing was found in. */
    void read(int index, Reading reading, List<Figure> figures, List<Claim> claims, List<Unmatched> unmatched) {
        next = index + 1 < document.readings().size() ? document.readings().get(index + 1) : null;
        if (reading.sentence().form() != Sentence.Form.ITEM) {
            introduction = Statuses.introducing(reading);
        }
        List<Name> names = document.names().get(index);
        List<Mention> mentions = subjects.in(reading, names);
        boolean teaser = isTeaser(reading);
        List<Claim> own = new ArrayList<>();
        for (Told told : telling.of(reading, figures)) {
            Claim claim = claim(reading, names, mentions, told, teaser);
            if (claim != null) {
                own.add(claim);
            }
        }
        claims.addAll(own);
        if (own.isEmpty() && !teaser) {
            unmatched(reading, mentions, unmatched);
        }
        if (!teaser) {
            subjects.passed(reading, mentions);
        }
    }

    private @Nullable Claim claim(
            Reading reading, List<Name> names, List<Mention> mentions, Told told, boolean teaser) {
        int from = told.from();
        int to = told.to();
        Mention subject = subjects.of(reading, mentions, from, to);
        if (subject == null) {
            return null;
        }
        Status status =
                teaser ? Status.HEADING : introduced(reading, Statuses.of(reading, next, from, to, told.anchor()));
        if (status == Status.ASSERTED && !told.frame().asserts()) {
            return null;
        }
        return new Claim(
                subject.organisation(),
                subject.how(),
                told.kind(),
                told.quantity(),
                told.bound(),
                told.direction(),
                status,
                Periods.near(reading, document.text(), from, to),
                evidence(reading, from, to),
                citations.of(reading, names, document.cast(), from),
                confidence(told, subject),
                told.frame().name());
    }

    /** What is listed under "What comes next" is planned, too. */
    private Status introduced(Reading reading, Status status) {
        boolean item = reading.sentence().form() == Sentence.Form.ITEM;
        return item && status == Status.ASSERTED && introduction != null ? introduction : status;
    }

    private static double confidence(Told told, Mention subject) {
        double named =
                switch (subject.how()) {
                    case EXPLICIT -> 0;
                    case COREFERENCE -> 0.05;
                    case CARRIED_OVER -> 0.1;
                };
        double confidence = SURE - named - PER_STEP * Math.max(0, told.cost());
        return Math.rint(100 * Math.max(LEAST, confidence)) / 100;
    }

    private Evidence evidence(Reading reading, int from, int to) {
        Sentence sentence = reading.sentence();
        return new Evidence(
                document.text().substring(sentence.start(), sentence.end()),
                sentence.start(),
                sentence.end(),
                reading.startOf(from),
                reading.endOf(to));
    }

    /** "Read more: …", and what is listed after such a line. */
    private boolean isTeaser(Reading reading) {
        int paragraph = reading.sentence().paragraph();
        for (Match cue : reading.of(Concept.TEASER)) {
            boolean marked = cue.from() <= 1
                    && cue.to() < reading.size()
                    && (reading.token(cue.to()).is(":")
                            || reading.token(cue.to()).is("|")
                            || reading.token(cue.to()).is("–"));
            if (marked || (cue.from() == 0 && cue.to() + 1 >= reading.size())) {
                inTeaser = true;
                teaserParagraph = paragraph;
                return true;
            }
        }
        boolean listed = inTeaser && reading.sentence().form() == Sentence.Form.ITEM;
        inTeaser = inTeaser && (listed || paragraph == teaserParagraph);
        return inTeaser;
    }

    private void unmatched(Reading reading, List<Mention> mentions, List<Unmatched> unmatched) {
        if (mentions.isEmpty() || reading.sentence().form() == Sentence.Form.HEADING) {
            return;
        }
        Kind measure = Measures.in(reading);
        if (measure != null) {
            Sentence sentence = reading.sentence();
            unmatched.add(new Unmatched(
                    document.text().substring(sentence.start(), sentence.end()),
                    sentence.start(),
                    sentence.end(),
                    mentions.get(0).organisation(),
                    measure));
        }
    }
}
