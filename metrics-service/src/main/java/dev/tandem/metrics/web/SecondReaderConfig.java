package dev.tandem.metrics.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A language model that reads articles, too, and whose answers are proposals for review. Off unless it has an address:
 * the text of articles is sent there.
 */
@ConfigMapping(prefix = "tandem.metrics.second-reader")
interface SecondReaderConfig {
    /**
     * Where it is, up to and without {@code /chat/completions}, for instance {@code http://127.0.0.1:11434/v1}; where it is
     * not set, nothing is sent anywhere.
     */
    Optional<URI> url();

    /** The name of the model; without one nothing is sent either. */
    Optional<String> model();

    /** A file that holds the key and nothing else; it is read for every question, so that a new key needs no restart. */
    Optional<Path> keyFile();

    /** How often it is looked for an article to be read; one article is sent at a time. */
    @WithDefault("10S")
    Duration every();

    /** How long one answer may take. */
    @WithDefault("1M")
    Duration timeout();

    /** The most characters (UTF-16 units) of a text that are sent; what is behind them is not read. */
    @WithDefault("20000")
    int maxCharacters();

    /** The most bytes of an answer that are taken. */
    @WithDefault("262144")
    int maxAnswerBytes();
}
