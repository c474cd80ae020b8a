package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.ZoneOffset;

/** Lets go of texts that are older than what is kept. Their claims stay, each with its sentence. */
@ApplicationScoped
class ForgettingTexts implements Chore {
    private static final String FORGET = """
            update article set text = null
             where id in (select id from article where text is not null and not unread and fetched_at < ? limit 1000
                             for update skip locked)
            """;

    private final Transactions transactions;
    private final Clock clock;
    private final TextsConfig config;

    ForgettingTexts(Transactions transactions, Clock clock, TextsConfig config) {
        this.transactions = transactions;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public String name() {
        return "texts of articles forgotten";
    }

    @Override
    public boolean ofArticles() {
        return true;
    }

    @Override
    public int run() throws StoreUnavailableException {
        return config.keepTexts().isEmpty()
                ? 0
                : transactions.run(connection -> {
                    try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                        forget.setObject(
                                1,
                                clock.instant()
                                        .atOffset(ZoneOffset.UTC)
                                        .minus(config.keepTexts().get()));
                        return forget.executeUpdate();
                    }
                });
    }
}
