package dev.tandem.report.caffeine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.report.DataUnavailableException;
import dev.tandem.report.Edition;
import dev.tandem.report.Rendition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CaffeineRenditionsTest {
    private static final Edition EDITION = edition(1);

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void anAnswerIsMadeOnceForAnEdition() {
        CaffeineRenditions renditions = keeping(1_000_000);

        Rendition first = renditions.get(EDITION, () -> bytes("first"));
        Rendition again = renditions.get(EDITION, () -> bytes("again"));

        assertThat(again).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void anotherRevisionIsAnotherAnswer() {
        CaffeineRenditions renditions = keeping(1_000_000);
        renditions.get(EDITION, () -> bytes("old"));

        Rendition newer = renditions.get(edition(2), () -> bytes("new"));

        assertThat(new String(newer.plain(), UTF_8)).isEqualTo("new");
        assertThat(new String(renditions.get(EDITION, () -> bytes("never")).plain(), UTF_8))
                .isEqualTo("old");
    }

    @Test
    void manyWhoAskTheSameWaitForTheOneWhoAsksTheDatabase() throws Exception {
        CaffeineRenditions renditions = keeping(1_000_000);
        int readers = 16;
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Future<Rendition>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> renditions.get(EDITION, () -> {
                asking.countDown();
                await(answered);
                return bytes("one");
            })));
            asking.await();
            for (int i = 1; i < readers; i++) {
                answers.add(threads.submit(() -> renditions.get(EDITION, () -> bytes("another"))));
            }
            answered.countDown();

            for (Future<Rendition> answer : answers) {
                assertThat(answer.get()).isSameAs(answers.get(0).get());
            }
            assertThat(made).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFailureIsToldAndNotKept() {
        CaffeineRenditions renditions = keeping(1_000_000);

        assertThatThrownBy(() -> renditions.get(EDITION, () -> {
                    throw new DataUnavailableException(new SQLException("away"));
                }))
                .isInstanceOf(DataUnavailableException.class);

        assertThat(new String(renditions.get(EDITION, () -> bytes("back")).plain(), UTF_8))
                .isEqualTo("back");
    }

    @Test
    void whoWaitedIsToldWhatFailed() throws Exception {
        CaffeineRenditions renditions = keeping(1_000_000);
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch failing = new CountDownLatch(1);
        AtomicReference<Throwable> told = new AtomicReference<>();
        Thread first = new Thread(() -> assertThatThrownBy(() -> renditions.get(EDITION, () -> {
                    asking.countDown();
                    await(failing);
                    throw new DataUnavailableException(new SQLException("away"));
                }))
                .isInstanceOf(DataUnavailableException.class));
        Thread waiting = new Thread(() -> {
            try {
                renditions.get(EDITION, () -> bytes("never made"));
            } catch (DataUnavailableException e) {
                told.set(e);
            }
        });
        first.start();
        asking.await();
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        failing.countDown();
        first.join();
        waiting.join();

        assertThat(told.get()).isInstanceOf(DataUnavailableException.class);
        assertThat(made).hasValue(0);
    }

    @Test
    void noMoreIsKeptThanFits() {
        CaffeineRenditions renditions = keeping(0);
        renditions.get(EDITION, () -> bytes("first"));

        renditions.get(EDITION, () -> bytes("second"));

        assertThat(made).hasValue(2);
    }

    private byte[] bytes(String text) {
        made.incrementAndGet();
        return text.getBytes(UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CaffeineRenditions keeping(long bytes) {
        return new CaffeineRenditions(() -> bytes, new SimpleMeterRegistry());
    }

    private static Edition edition(long revision) {
        return new Edition(revision, Instant.EPOCH, "question", "json");
    }
}
