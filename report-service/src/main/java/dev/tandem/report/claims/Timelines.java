package dev.tandem.report.claims;

import dev.tandem.report.Answers;
import dev.tandem.report.Asked;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.InvalidCursorException;
import dev.tandem.report.Listing;
import dev.tandem.report.Organisation;
import dev.tandem.report.Organisations;
import dev.tandem.report.Paging;
import dev.tandem.report.Questions;
import dev.tandem.report.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what was said about an organisation beside what it changed and what was measured. */
@ApplicationScoped
public class Timelines {
    private static final Comparator<Moment> ORDER = Comparator.comparing(Timelines::text);
    private static final List<Indicator> SHOWN = List.of(
            Indicators.AI_INVOLVEMENT,
            Indicators.RESOLUTION_TIME,
            Indicators.FIRST_RESPONSE_TIME,
            Indicators.CSAT,
            Indicators.COMPLAINT_RATE,
            Indicators.REPEAT_CONTACT_RATE,
            Indicators.FIRST_CONTACT_RESOLUTION);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn");

    private final Claims claims;
    private final Organisations organisations;
    private final Timeline timeline;
    private final Questions questions;
    private final Answers answers;

    Timelines(Claims claims, Organisations organisations, Timeline timeline, Questions questions, Answers answers) {
        this.claims = claims;
        this.organisations = organisations;
        this.timeline = timeline;
        this.questions = questions;
        this.answers = answers;
    }

    /**
     * A page of moments, the oldest first; nothing where nobody knows that organisation.
     *
     * @param organisation its key, or its name in articles
     * @throws InvalidCursorException when the page's cursor is not one of ours
     */
    public Optional<Listing<Moment>> page(String organisation, Paging paging) {
        Optional<Organisation> own = organisations.find(organisation);
        List<Moment> moments = new ArrayList<>(said(organisation));
        own.ifPresent(known -> moments.addAll(happened(known)));
        if (moments.isEmpty() && own.isEmpty()) {
            return Optional.empty();
        }
        moments.sort(ORDER);
        int from = after(moments, paging.after());
        int to = Math.min(moments.size(), from + paging.size());
        return Optional.of(
                new Listing<>(moments.subList(from, to), to == moments.size() ? null : cursor(moments.get(to - 1))));
    }

    /** Everything once, by who said it first. */
    private List<Moment> said(String organisation) {
        List<Moment> said = new ArrayList<>();
        String next = null;
        do {
            Listing<Claim> page = claims.page(Claims.Filter.about(organisation), new Paging(Paging.MAX_SIZE, next));
            page.items().stream()
                    .filter(claim ->
                            claim.standing() == null || claim.standing().first().equals(claim.id()))
                    .forEach(claim -> said.add(new Moment.Said(claim)));
            next = page.next();
        } while (next != null);
        return said;
    }

    private List<Moment> happened(Organisation organisation) {
        List<Moment> moments = new ArrayList<>();
        claims.turns(organisation.key()).forEach(turn -> moments.add(new Moment.Turned(turn)));
        timeline.changes(organisation.key()).forEach(change -> moments.add(new Moment.Changed(change)));
        timeline.workforce(organisation.key())
                .forEach(headcount -> moments.add(new Moment.Employed(
                        headcount.day().atStartOfDay(organisation.zone()).toInstant(), headcount)));
        if (organisation.firstDay() != null) {
            SHOWN.forEach(indicator -> moments.addAll(months(organisation, indicator)));
        }
        return moments;
    }

    private List<Moment> months(Organisation organisation, Indicator indicator) {
        Asked asked = questions.understand(organisation, indicator, Map.of("granularity", List.of("P1M")));
        if (!(asked instanceof Asked.Understood understood)) {
            // its facts are still being counted: the others are there
            return List.of();
        }
        return answers.answer(understood.question()).stream()
                .<Moment>map(row -> new Moment.Measured(understood.question().indicator(), row))
                .toList();
    }

    private static int after(List<Moment> moments, @Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        String position = position(cursor);
        int at = 0;
        while (at < moments.size() && text(moments.get(at)).compareTo(position) <= 0) {
            at++;
        }
        return at;
    }

    private static String position(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }

    private static String cursor(Moment moment) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text(moment).getBytes(StandardCharsets.UTF_8));
    }

    /** In the order of times, and of keys at the same one. */
    private static String text(Moment moment) {
        return TIME.format(moment.at().atOffset(ZoneOffset.UTC)) + " " + moment.key();
    }
}
