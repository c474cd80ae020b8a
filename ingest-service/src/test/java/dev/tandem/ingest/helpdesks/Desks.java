package dev.tandem.ingest.helpdesks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator says of the helpdesks in a test; the same of every vendor. */
record Desks(
        @Nullable String commonSecret,
        Map<String, String> ownSecrets,
        Set<String> botAccounts,
        boolean onlyPeople,
        @Nullable Path tables)
        implements HelpdesksConfig {

    /** Nothing is said. */
    static final Desks SILENT = new Desks(null, Map.of(), Set.of(), false, null);

    Desks signedWith(String secret) {
        return new Desks(secret, ownSecrets, botAccounts, onlyPeople, tables);
    }

    Desks signedWith(Map<String, String> secrets) {
        return new Desks(commonSecret, secrets, botAccounts, onlyPeople, tables);
    }

    Desks withBots(String... accounts) {
        return new Desks(commonSecret, ownSecrets, Set.of(accounts), onlyPeople, tables);
    }

    Desks ofPeopleOnly() {
        return new Desks(commonSecret, ownSecrets, botAccounts, true, tables);
    }

    Desks withTables(Path file) {
        return new Desks(commonSecret, ownSecrets, botAccounts, onlyPeople, file);
    }

    @Override
    public Duration replayWindow() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Optional<Path> labelsFile() {
        return Optional.ofNullable(tables);
    }

    @Override
    public Desk zendesk() {
        return desk();
    }

    @Override
    public Desk intercom() {
        return desk();
    }

    @Override
    public Desk chatwoot() {
        return desk();
    }

    @Override
    public Desk freshdesk() {
        return desk();
    }

    @Override
    public Desk zammad() {
        return desk();
    }

    private Desk desk() {
        return new Desk() {
            @Override
            public Optional<String> secret() {
                return Optional.ofNullable(commonSecret);
            }

            @Override
            public Map<String, String> secrets() {
                return ownSecrets;
            }

            @Override
            public Optional<Set<String>> bots() {
                return Optional.of(botAccounts);
            }

            @Override
            public boolean peopleOnly() {
                return onlyPeople;
            }
        };
    }
}
