package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Watches metrics-service count by the newest definitions what was counted by older ones, until all of it is. */
final class Recompute {
    private static final int NOT_RUNNING = 3;
    private static final int OK = 200;
    private static final int BUSY = 503;
    /** About a minute where nobody watches: long enough to restart a service or its database. */
    private static final int LONGEST_SILENCE = 12;

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_PAUSE = Duration.ofSeconds(1);
    private static final Duration LINE_PAUSE = Duration.ofSeconds(5);
    private static final String WHAT = "Counting by the newest definitions";

    private final Terminal terminal;
    private final URI metrics;
    private final Duration pause;
    private final ProgressBar bar;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    Recompute(Terminal terminal, URI metrics) {
        this(terminal, metrics, terminal.interactive() ? LOOK_PAUSE : LINE_PAUSE);
    }

    /** @param pause how long it waits before it asks again */
    Recompute(Terminal terminal, URI metrics, Duration pause) {
        this.terminal = terminal;
        this.metrics = metrics;
        this.pause = pause;
        this.bar = new ProgressBar(terminal, WHAT, ProgressBar::count, System::nanoTime);
    }

    /**
     * Returns when all facts are counted by the newest definitions; the exit code is 0 then, 3 when nobody answers.
     *
     * @throws CannotStartException says why metrics-service does not tell how far it is
     */
    int run() throws InterruptedException, CannotStartException {
        boolean answered = false;
        for (int silence = 0; ; Thread.sleep(pause.toMillis())) {
            try {
                HttpResponse<byte[]> response = ask();
                answered = true;
                if (response.statusCode() != OK) {
                    silence++;
                    if (response.statusCode() != BUSY || silence == LONGEST_SILENCE) {
                        throw refused(response);
                    }
                } else if (show(RecountAnswer.parse(response.body()))) {
                    return 0;
                } else {
                    silence = 0;
                }
            } catch (IOException lost) {
                silence++;
                if (!answered || silence == LONGEST_SILENCE) {
                    terminal.complain("metrics-service does not answer on " + metrics + ".");
                    return NOT_RUNNING;
                }
            }
        }
    }

    private HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(metrics.resolve("/v1/recomputation"))
                .timeout(ANSWER_PATIENCE)
                .build();
        return http.send(question, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Returns whether that is the end. */
    private boolean show(RecountAnswer answer) {
        long total = answer.total();
        if (answer.complete()) {
            terminal.say("All facts are counted by the newest definitions (epoch %d).".formatted(answer.epoch()));
        } else if (terminal.interactive()) {
            bar.advanced(answer.done(), total);
        } else if (total == 0) {
            terminal.say(WHAT + ": about to begin");
        } else {
            terminal.say("%s: %d %%, %s of %s"
                    .formatted(
                            WHAT,
                            Math.min(100, 100 * answer.done() / total),
                            ProgressBar.count(answer.done()),
                            ProgressBar.count(total)));
        }
        return answer.complete();
    }

    private static CannotStartException refused(HttpResponse<byte[]> response) {
        return new CannotStartException("metrics-service does not tell how far it is, with %d: %s"
                .formatted(response.statusCode(), Problem.sentence(response.body())));
    }
}
