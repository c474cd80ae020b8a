package dev.tandem.ingest.helpdesks;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the accounts that answer in a helpdesk.
 *
 * @param bots behind which automation answers, by id, login or mail address in lower case
 * @param peopleOnly whether only people answer
 */
record Accounts(Set<String> bots, boolean peopleOnly) {
    static Accounts of(HelpdesksConfig.Desk desk) {
        Set<String> bots = desk.bots().orElse(Set.of()).stream()
                .map(bot -> bot.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new Accounts(bots, desk.peopleOnly());
    }

    boolean isBot(@Nullable String account) {
        return !peopleOnly && account != null && bots.contains(account.toLowerCase(Locale.ROOT));
    }

    /** Whether an answer by some account of the helpdesk was given by a person, as far as is known. */
    boolean noBots() {
        return peopleOnly || bots.isEmpty();
    }

    /** Who answered from this account. */
    Moment.Kind answerOf(@Nullable String account) {
        return isBot(account) ? Moment.Kind.AI_ANSWERED : Moment.Kind.HUMAN_ANSWERED;
    }
}
