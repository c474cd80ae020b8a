package dev.tandem.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.ingest.articles.PublicationTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Reads other people's feeds, sound and broken, and compares with what stands beside them that a parser should read. */
@EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
class FeedCorpusTest {
    private static final double LEAST_SHARE = .98;
    private static final String URL = "http://feed.example/feed";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsNearlyAllSoundFeedsAsTheyShouldBeRead() throws IOException {
        List<String> different = new ArrayList<>();
        int sound = 0;
        for (Path file : files(".xml")) {
            FeedReading reading = FeedReader.read(Files.readAllBytes(file), null, URL);
            Path expected = Path.of(file.toString().replaceAll("xml$", "json"));
            if (Files.exists(expected)) {
                sound++;
                if (!agrees(reading, JSON.readTree(expected.toFile()))) {
                    different.add(file.getFileName().toString());
                }
            }
        }

        System.out.printf(
                "Feeds: %d of %d read as expected; different: %s%n", sound - different.size(), sound, different);
        assertThat(sound).isGreaterThan(400);
        assertThat(different).hasSizeLessThanOrEqualTo((int) ((1 - LEAST_SHARE) * sound));
    }

    @Test
    void readsJsonFeedsAndSaysWhatIsWrongWithOthers() throws IOException {
        for (Path file : files(".json")) {
            FeedReading reading = FeedReader.read(Files.readAllBytes(file), null, URL);
            String name = file.getFileName().toString();
            if (name.startsWith("version_json")) {
                assertThat(reading).as(name).isInstanceOfSatisfying(FeedReading.Read.class, read -> assertThat(
                                read.feed().items())
                        .singleElement()
                        .satisfies(item -> assertThat(item.url()).isEqualTo("https://sample-json-feed.com/id")));
            } else if (name.startsWith("invalid")) {
                assertThat(reading).as(name).isInstanceOf(FeedReading.Refused.class);
            }
        }
    }

    private static boolean agrees(FeedReading reading, JsonNode expected) {
        if (!(reading instanceof FeedReading.Read read)) {
            return false;
        }
        JsonNode items = expected.has("items") ? expected.path("items") : expected.path("entries");
        Feed feed = read.feed();
        return Objects.equals(feed.title(), plain(expected, "title"))
                && feed.items().size() == items.size()
                && IntStream.range(0, items.size())
                        .allMatch(i -> agrees(feed.items().get(i), items.get(i)));
    }

    private static boolean agrees(FeedItem item, JsonNode expected) {
        String date = expected.path("publishedParsed")
                .asText(expected.path("pubDateParsed").asText(null));
        return Objects.equals(item.title(), plain(expected, "title"))
                && (date == null || Objects.equals(item.publishedAt(), PublicationTime.of(date)))
                && agrees(item.url(), expected.path("links"));
    }

    /** One of the addresses that are the article's own, which a list of texts or of objects holds. */
    private static boolean agrees(@Nullable String url, JsonNode links) {
        List<String> own = new ArrayList<>();
        for (JsonNode link : links) {
            boolean alternate =
                    link.isTextual() || link.path("rel").asText("alternate").equals("alternate");
            String address = FeedText.address(
                    link.isTextual() ? link.asText() : link.path("href").asText(), URL);
            if (alternate && address != null) {
                own.add(address);
            }
        }
        return own.isEmpty() || own.contains(url);
    }

    private static @Nullable String plain(JsonNode node, String member) {
        return FeedText.plain(node.path(member).textValue(), FeedText.LONGEST_TITLE);
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getenv("TANDEM_CORPUS"), "feeds", "parser"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
