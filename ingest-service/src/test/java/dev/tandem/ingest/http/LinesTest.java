package dev.tandem.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.Fixtures;
import dev.tandem.ingest.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Lines are found wherever they end, and an event is the same whether its data are read on the way or afterwards. */
class LinesTest {

    @AnyInput
    void findsTheLinesThatSplittingFinds(@ForAll("bodies") String body) {
        List<Integer> sizes = Arrays.stream(body.split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> line.stripLeading().getBytes(UTF_8).length)
                .toList();

        Lines lines = new Lines(body.getBytes(UTF_8));

        assertThat(lines).hasSize(sizes.size());
        assertThat(lines).extracting(Draft::size).isEqualTo(sizes);
    }

    @Provide
    Arbitrary<String> bodies() {
        // no line is JSON, so that each is told with all of its bytes
        return Arbitraries.of(
                        "\n", "\r\n", " ", "\t", "x", "xx", "\u008a", "\u010a\u0a0a", "x".repeat(7), "x".repeat(15))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @AnyInput
    void readsTheSameDataOnTheWayAsAfterwards(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] event = Samples.episode("any")
                .replace("\"data\":", "\"data\": ")
                .replace("\"type\":\"tandem.episode.v1\"", "\"x\":1")
                .replace("{\"spec", "{\"type\":\"tandem.episode.v1\",\"spec")
                .getBytes(UTF_8);
        for (int i = random.nextInt(3); i > 0; i--) {
            event[random.nextInt(event.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 128);
        }
        List<Draft> afterwards = new ArrayList<>();
        for (Draft draft : new Lines(event)) {
            afterwards.add(
                    draft instanceof Draft.Enveloped read
                            ? new Draft.Enveloped(
                                    read.envelope(), read.flaws(), event, read.offset(), read.length(), read.size())
                            : draft);
        }

        assertThat(judged(new ArrayList<>(new Lines(event)))).isEqualTo(judged(afterwards));
    }

    private static List<String> judged(List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> Fixtures.acceptance().judge(draft, "here"))
                .map(LinesTest::told)
                .toList();
    }

    private static String told(Verdict verdict) {
        return verdict instanceof Verdict.Accepted accepted
                ? accepted.event().event() + new String(accepted.event().value(), UTF_8)
                : verdict.toString();
    }

    @Example
    void readsDataOnTheWayOnlyWhereTheTypeStandsBeforeThem() {
        String type = "\"type\":\"tandem.episode.v1\"";
        String data = "\"data\":" + Samples.episodeData("e");
        List<Boolean> known = IntStream.range(0, 2)
                .mapToObj(i -> (i == 0 ? type + "," + data : data + "," + type))
                .map(members -> (Draft.Enveloped) StructuredEvents.lines(("{" + members + "}").getBytes(UTF_8), 1)
                        .iterator()
                        .next())
                .map(draft -> draft.data() != null)
                .toList();

        assertThat(known).containsExactly(true, false);
    }
}
