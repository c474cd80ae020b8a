package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unmatched;
import dev.tandem.metrics.claims.text.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes claims of the frames that fit a sentence. */
final class Claiming {
    /** A phrase this near to a figure of the same kind says nothing more. */
    private static final int SAME = 20;

    private static final double SURE = 0.97;
    private static final double PER_STEP = 0.012;
    private static final double LEAST = 0.3;

    private record Found(Kind kind, int from, int to) {}

    private final Document document;
    private final Framing framing;
    private final Citations citations;
    private final Subjects subjects;
    private boolean inTeaser;
    private int teaserParagraph = -1;
    private @Nullable Reading next;
    private @Nullable Status introduction;

    Claiming(Document document, Framing framing, Citations citations) {
        this.document = document;
        this.framing = framing;
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
        List<Found> found = new ArrayList<>();
        for (Figure figure : figures) {
            Framing.Fit fit = framing.of(reading, figure);
            Kind kind = fit == null ? null : fit.frame().kind();
            if (fit != null && kind != null) {
                found.add(new Found(kind, figure.from(), figure.to()));
                add(own, claim(reading, names, mentions, fit, kind, figure, teaser));
            }
        }
        inWords(reading, names, mentions, teaser, found, own);
        own.sort(Comparator.comparingInt((Claim claim) -> claim.evidence().quantityStart())
                .thenComparing(Claim::kind));
        claims.addAll(own);
        if (own.isEmpty() && !teaser) {
            unmatched(reading, mentions, unmatched);
        }
        if (!teaser) {
            subjects.passed(reading, mentions);
        }
    }

    private void inWords(
            Reading reading,
            List<Name> names,
            List<Mention> mentions,
            boolean teaser,
            List<Found> found,
            List<Claim> own) {
        for (Framing.Fit fit : framing.inWords(reading)) {
            Kind kind = fit.frame().kind();
            Match anchor = fit.anchor();
            boolean told = kind == null
                    || found.stream()
                            .anyMatch(other -> other.kind() == kind
                                    && reading.distance(anchor.from(), anchor.to(), other.from(), other.to()) <= SAME);
            if (!told && kind != null) {
                found.add(new Found(kind, anchor.from(), anchor.to()));
                add(own, claim(reading, names, mentions, fit, kind, null, teaser));
            }
        }
    }

    private static void add(List<Claim> claims, @Nullable Claim claim) {
        if (claim != null) {
            claims.add(claim);
        }
    }

    private @Nullable Claim claim(
            Reading reading,
            List<Name> names,
            List<Mention> mentions,
            Framing.Fit fit,
            Kind kind,
            @Nullable Figure figure,
            boolean teaser) {
        Match anchor = fit.anchor();
        int from = figure == null ? anchor.from() : figure.from();
        int to = figure == null ? anchor.to() : figure.to();
        Mention subject = subjects.of(reading, mentions, from, to);
        if (subject == null) {
            return null;
        }
        Direction direction = direction(reading, fit, kind, from, to);
        Quantity quantity = figure == null ? null : Values.of(reading, figure, fit.frame(), kind, direction);
        Status status = teaser ? Status.HEADING : introduced(reading, Statuses.of(reading, next, from, to, anchor));
        return new Claim(
                subject.organisation(),
                subject.how(),
                kind,
                quantity,
                figure == null ? Bound.EXACT : figure.bound(),
                direction == null ? Direction.NONE : direction,
                status,
                Periods.near(reading, document.text(), from, to),
                evidence(reading, from, to),
                citations.of(reading, names, document.cast(), from),
                confidence(fit, subject),
                fit.frame().name());
    }

    /** What is listed under "What comes next" is planned, too. */
    private Status introduced(Reading reading, Status status) {
        boolean item = reading.sentence().form() == Sentence.Form.ITEM;
        return item && status == Status.ASSERTED && introduction != null ? introduction : status;
    }

    private static @Nullable Direction direction(Reading reading, Framing.Fit fit, Kind kind, int from, int to) {
        Direction fixed = fit.frame().direction();
        boolean always = fixed != null && fit.frame().meaning() == Frame.Meaning.LEVEL;
        if (always) {
            return fixed;
        }
        Direction near = Directions.near(reading, from, to, kind);
        return near == null ? fixed : near;
    }

    private static double confidence(Framing.Fit fit, Mention subject) {
        double named =
                switch (subject.how()) {
                    case EXPLICIT -> 0;
                    case COREFERENCE -> 0.05;
                    case CARRIED_OVER -> 0.1;
                };
        double confidence = SURE - named - PER_STEP * Math.max(0, fit.cost());
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
