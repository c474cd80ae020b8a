package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** The model is what the labelled articles teach, and nothing else: whoever learns it again gets the same file. */
class ModelTest {
    private static final Path ARTICLES = Path.of("src", "test", "resources", "claims", "learning");
    private static final Path MODEL =
            Path.of("src", "main", "resources", "dev", "tandem", "metrics", "claims", "reading", "model.txt");

    /** With {@code -Dclaims.learn=true} it is written anew. It takes a minute, and the arithmetic is the same on every JDK. */
    @Test
    @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "learned again in the build on JDK 17")
    void theModelIsWhatTheArticlesTeach() throws IOException {
        String learned = Training.learn(Training.lessons(ARTICLES)).write();
        if (Boolean.getBoolean("claims.learn")) {
            Files.writeString(MODEL, learned);
        }
        assertThat(learned.equals(Files.readString(MODEL)))
                .as("the model is that of these articles, rules, and clues; -Dclaims.learn=true learns it again")
                .isTrue();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Model model = Model.load();

        assertThat(Model.parse(model.write()).write().equals(model.write())).isTrue();
    }
}
