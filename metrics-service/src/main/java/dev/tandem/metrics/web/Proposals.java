package dev.tandem.metrics.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Naming;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.quantities.Amounts;
import dev.tandem.metrics.claims.quantities.Numerals;
import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Sentences;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Tokens;
import dev.tandem.metrics.ledger.Correction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a second reader answered against the article. A model makes things up: what is not said in so many words, by
 * the organisation's name, in a sentence that is there, with numbers that are in it, is dropped.
 */
final class Proposals {
    /** More is no answer about one article. */
    static final int MOST = 200;

    private static final String RULE = "second-reader";
    private static final Set<String> NUMBERS = Set.of("value", "from", "to", "low", "high");
    private static final double TOLERANCE = 1e-6;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    Proposals(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What an answer proposes.
     *
     * @param sent the part of the article's text that was sent
     * @param body a chat completion
     */
    Outcome read(ArticleText article, String sent, byte[] body) {
        JsonNode claims;
        try {
            claims = json.readTree(content(json.readTree(body))).path("claims");
        } catch (IOException e) {
            return new Outcome.Unusable("its answer is no JSON");
        }
        if (!claims.isArray() || claims.size() > MOST) {
            return new Outcome.Unusable("its answer is no list of at most " + MOST + " claims");
        }
        // the last sentence of what was cut off may have lost its end
        int end = sent.length() < article.text().length() ? sent.length() - 1 : sent.length();
        List<Sentence> sentences = Sentences.of(sent).stream()
                .filter(sentence -> sentence.end() <= end)
                .toList();
        List<Claim> proposals = new ArrayList<>();
        for (JsonNode claim : claims) {
            proposal(article, sent, sentences, claim).ifPresent(proposals::add);
        }
        return new Outcome.Read(proposals, claims.size() - proposals.size());
    }

    /** Some models put their answer into a block of Markdown. */
    private static String content(JsonNode completion) {
        String content = completion
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asText()
                .strip();
        return content.startsWith("```") && content.endsWith("```") && content.length() > 6
                ? content.substring(content.indexOf('{') < 0 ? 3 : content.indexOf('{'), content.length() - 3)
                : content;
    }

    private Optional<Claim> proposal(ArticleText article, String sent, List<Sentence> sentences, JsonNode told) {
        if (!told.isObject()) {
            return Optional.empty();
        }
        Map<String, Object> members = new TreeMap<>(json.convertValue(told, OBJECT));
        members.values().removeIf(value -> value == null);
        members.remove("confidence");
        Sentence sentence = sentence(sent, sentences, members.remove("sentence"));
        if (sentence == null
                || !members.containsKey("organisation")
                || !members.containsKey("kind")
                || (!members.containsKey("unit") && members.keySet().stream().anyMatch(NUMBERS::contains))
                || !(Correction.read(members) instanceof Correction.Read.Taken taken)) {
            return Optional.empty();
        }
        Claim claim = taken.correction().apply(nothing(sent, sentence));
        Span span = span(article, sent, sentence, claim.quantity());
        return span == null || !standsIn(article, sent, claim.organisation())
                ? Optional.empty()
                : Optional.of(with(claim, sent, sentence, span));
    }

    /** The sentence of the text that holds what is quoted. */
    private static @Nullable Sentence sentence(String sent, List<Sentence> sentences, @Nullable Object quoted) {
        if (!(quoted instanceof String quote) || quote.isBlank()) {
            return null;
        }
        int at = sent.indexOf(quote.strip());
        int end = at + quote.strip().length();
        return at < 0
                ? null
                : sentences.stream()
                        .filter(sentence -> sentence.start() <= at && end <= sentence.end())
                        .findFirst()
                        .orElse(null);
    }

    /** What a correction is applied to, which names the organisation and the kind itself. */
    private static Claim nothing(String sent, Sentence sentence) {
        return new Claim(
                "",
                Naming.CARRIED_OVER,
                Kind.TRANSPARENCY,
                null,
                Bound.EXACT,
                Direction.NONE,
                Status.ASSERTED,
                null,
                evidence(sent, sentence, new Span(sentence.start(), sentence.end())),
                null,
                0,
                RULE);
    }

    private static Claim with(Claim claim, String sent, Sentence sentence, Span span) {
        Evidence evidence = evidence(sent, sentence, span);
        return new Claim(
                claim.organisation(),
                evidence.sentence().contains(claim.organisation()) ? Naming.EXPLICIT : Naming.CARRIED_OVER,
                claim.kind(),
                claim.quantity(),
                claim.bound(),
                claim.direction(),
                claim.status(),
                claim.period(),
                evidence,
                claim.cites(),
                claim.confidence(),
                claim.rule());
    }

    private static Evidence evidence(String sent, Sentence sentence, Span span) {
        return new Evidence(
                sent.substring(sentence.start(), sentence.end()),
                sentence.start(),
                sentence.end(),
                span.start(),
                span.end());
    }

    private static boolean standsIn(ArticleText article, String sent, String organisation) {
        String title = article.title();
        return sent.contains(organisation) || (title != null && title.contains(organisation));
    }

    /** Offsets of the article's text. */
    private record Span(int start, int end) {}

    /** Where the numbers stand that a quantity is made of; null where one is not in the sentence. */
    private static @Nullable Span span(
            ArticleText article, String sent, Sentence sentence, @Nullable Quantity quantity) {
        List<Double> numbers = numbers(quantity);
        if (quantity == null || numbers.isEmpty()) {
            return new Span(sentence.start(), sentence.end());
        }
        List<Token> tokens = Tokens.of(sent, sentence.start(), sentence.end());
        List<Amount> amounts = amounts(article.language(), tokens);
        int start = sentence.end();
        int end = sentence.start();
        for (double number : numbers) {
            Optional<Amount> found = amounts.stream()
                    .filter(amount -> measures(quantity.unit()).contains(amount.type()))
                    .filter(amount -> equal(amount.value(), number, quantity.unit()))
                    .findFirst();
            if (found.isEmpty()) {
                return null;
            }
            start = Math.min(start, tokens.get(found.get().from()).start());
            end = Math.max(end, tokens.get(found.get().to() - 1).end());
        }
        return new Span(start, end);
    }

    private static List<Double> numbers(@Nullable Quantity quantity) {
        if (quantity instanceof Quantity.Value value) {
            return List.of(value.value());
        }
        if (quantity instanceof Quantity.Change change) {
            return List.of(change.from(), change.to());
        }
        if (quantity instanceof Quantity.Range range) {
            return List.of(range.low(), range.high());
        }
        return List.of();
    }

    private static List<Amount> amounts(@Nullable String language, List<Token> tokens) {
        if (language != null) {
            return Amounts.of(tokens, Numerals.of(language.toLowerCase(Locale.ROOT)));
        }
        List<Amount> both = new ArrayList<>(Amounts.of(tokens, Numerals.of("de")));
        both.addAll(Amounts.of(tokens, Numerals.of("en")));
        return both;
    }

    private static Set<Amount.Type> measures(Unit unit) {
        return switch (unit) {
            case PERSONS, FTE, COUNT -> Set.of(Amount.Type.COUNT);
            case SHARE -> Set.of(Amount.Type.PERCENT, Amount.Type.POINTS, Amount.Type.FRACTION);
            case POINTS -> Set.of(Amount.Type.POINTS);
            case RELATIVE -> Set.of(Amount.Type.PERCENT, Amount.Type.POINTS, Amount.Type.FRACTION, Amount.Type.FACTOR);
            case SECONDS -> Set.of(Amount.Type.DURATION);
            case SCORE -> Set.of(Amount.Type.SCORE, Amount.Type.COUNT);
            case MONEY -> Set.of(Amount.Type.MONEY);
        };
    }

    /** A quarter less is a quarter in words. */
    private static boolean equal(double said, double told, Unit unit) {
        double number = unit == Unit.RELATIVE || unit == Unit.POINTS ? Math.abs(told) : told;
        return Math.abs(Math.abs(said) - number) <= TOLERANCE * Math.max(1, Math.abs(said));
    }
}
