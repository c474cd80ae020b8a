package dev.tandem.local;

import java.util.concurrent.CountDownLatch;

/** A real child process for tests: says that it lives, and lives until it is ended. */
final class SleepingChild {
    private SleepingChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("alive " + String.join(" ", arguments));
        new CountDownLatch(1).await();
    }
}
