package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model is what the labelled articles teach, and nothing else: whoever learns it again gets the same file. */
class ModelTest {
    private static final Path ARTICLES = Path.of("src", "test", "resources", "claims", "learning");
    private static final Path MODEL =
            Path.of("src", "main", "resources", "dev", "tandem", "metrics", "claims", "reading", "model.txt");

    @Test
    void itWasLearnedFromTheArticlesRulesAndCluesOfToday() throws IOException {
        assertThat(Model.load().learnedFrom())
                .as("docs/claims.md says how it is learned again")
                .isEqualTo(Training.digest(Training.files(ARTICLES)));
    }

    /** In the profile {@code learn}, for it takes minutes; with {@code -Dclaims.learn=true} it is written anew. */
    @Test
    @Tag("learn")
    void whoeverLearnsItAgainGetsTheSame() throws IOException {
        String learned = Training.learn(Training.files(ARTICLES)).write();
        if (Boolean.getBoolean("claims.learn")) {
            Files.writeString(MODEL, learned);
        }
        assertThat(learned.equals(Files.readString(MODEL)))
                .as("the model is that of these articles, rules, and clues")
                .isTrue();
    }

    /** In a small way what {@link #whoeverLearnsItAgainGetsTheSame} says of all articles. */
    @Test
    void theSameLessonsTeachTheSame() throws IOException {
        List<Path> few = Training.files(ARTICLES).subList(0, 8);

        String once = Training.learn(few).write();

        assertThat(once).hasSizeGreaterThan(1000);
        assertThat(Training.learn(few).write()).isEqualTo(once);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Model model = Model.load();

        assertThat(Model.parse(model.write()).write().equals(model.write())).isTrue();
    }
}
