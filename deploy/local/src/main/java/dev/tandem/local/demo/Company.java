package dev.tandem.local.demo;

import dev.tandem.events.Change;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Cost;
import dev.tandem.events.EventData;
import dev.tandem.events.Workforce;
import dev.tandem.events.Workforce.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the house itself tells, once a month or once: people, costs, and changes in how service is automated. */
final class Company {
    private static final String SERVICE = "customer_service";
    private static final String OPERATIONS = "ai_operations";
    private static final int SERVICE_AT_FIRST = 3040;
    private static final int OPERATIONS_AT_FIRST = 6;

    /** How many came and left in customer service, month by month. */
    private static final int[] HIRES = {34, 36, 30, 28, 22, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 14, 16, 18
    };

    private static final int[] ATTRITION = {
        28, 27, 29, 26, 25, 24, 26, 38, 44, 46, 42, 40, 38, 36, 30, 28, 27, 24, 22, 20, 18, 18, 17, 16
    };
    private static final int[] LAYOFFS = {
        0, 0, 0, 0, 0, 0, 0, 140, 120, 110, 90, 80, 70, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int[] REDEPLOYED = {0, 0, 0, 0, 0, 0, 4, 8, 8, 6, 4, 4, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0};
    private static final int[] REHIRES = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 70, 85, 75, 60, 45, 30
    };

    private static final long HOURS_A_MONTH = 162;
    private static final long EURO_AN_HOUR = 21;

    private final List<CloudEvent> events = new ArrayList<>();
    private final Dice dice;

    private Company(Dice dice) {
        this.dice = dice;
    }

    /** All of them, in no order. */
    static List<CloudEvent> events(Dice dice) {
        Company company = new Company(dice);
        company.changes();
        int service = SERVICE_AT_FIRST;
        int operations = OPERATIONS_AT_FIRST;
        for (int month = 0; month < HIRES.length; month++) {
            LocalDate first = Calendar.FIRST_DAY.plusMonths(month);
            company.people(first, service, operations);
            company.costs(first, service, operations, month);
            service = company.movements(first, month, service);
            operations += REDEPLOYED[month];
        }
        return company.events;
    }

    private void changes() {
        change(Calendar.ROLLOUT, Change.Kind.ROLLOUT, .3, null);
        change(Calendar.ROLLOUT_WIDER, Change.Kind.ROLLOUT, .66, null);
        change(Calendar.ROLLOUT_WIDEST, Change.Kind.ROLLOUT, .75, null);
        change(Calendar.NEW_MODEL, Change.Kind.MODEL, null, null);
        change(Calendar.DISCLOSURE, Change.Kind.DISCLOSURE, null, "customers");
        change(Calendar.STAFF_TOLD, Change.Kind.POLICY, null, "employees, works council");
        change(Calendar.ROLLBACK, Change.Kind.ROLLBACK, .5, "employees, works council, customers");
        change(Calendar.HYBRID_POLICY, Change.Kind.POLICY, null, "employees");
    }

    private void change(LocalDate day, Change.Kind kind, @Nullable Double share, @Nullable String told) {
        Change change = new Change(DemoScenario.ORGANISATION, Calendar.at(day, 0), kind, share, told);
        add("change-" + day, change.at(), change);
    }

    private void people(LocalDate first, int service, int operations) {
        level(first, SERVICE, service);
        level(first, OPERATIONS, operations);
    }

    private void level(LocalDate first, String role, int headcount) {
        long paid = headcount * HOURS_A_MONTH;
        long productive = paid * dice.between(655, 685) / 1000;
        Workforce level = new Workforce(
                DemoScenario.ORGANISATION, first, role, (double) headcount, null, null, (double) paid, (double)
                        productive);
        add("workforce-" + role + "-" + first, Calendar.at(first, 8), level);
    }

    private int movements(LocalDate first, int month, int headcount) {
        movement(first, SERVICE, HIRES[month], Reason.HIRE);
        movement(first, SERVICE, -ATTRITION[month], Reason.ATTRITION);
        movement(first, SERVICE, -LAYOFFS[month], Reason.LAYOFF);
        movement(first, SERVICE, -REDEPLOYED[month], Reason.REDEPLOYMENT);
        movement(first, OPERATIONS, REDEPLOYED[month], Reason.REDEPLOYMENT);
        movement(first, SERVICE, REHIRES[month], Reason.REHIRE);
        return headcount + HIRES[month] - ATTRITION[month] - LAYOFFS[month] - REDEPLOYED[month] + REHIRES[month];
    }

    private void movement(LocalDate first, String role, int people, Reason reason) {
        if (people == 0) {
            return;
        }
        LocalDate day = first.plusDays(14);
        String name = reason.name().toLowerCase(Locale.ROOT);
        Workforce movement =
                new Workforce(DemoScenario.ORGANISATION, day, role, null, (double) people, reason, null, null);
        add("workforce-" + role + "-" + name + "-" + day, Calendar.at(day, 8), movement);
    }

    private void costs(LocalDate first, int service, int operations, int month) {
        long people = (service + operations) * HOURS_A_MONTH * EURO_AN_HOUR;
        cost(first, Cost.Category.PEOPLE, people);
        cost(first, Cost.Category.INDIRECT, people * dice.between(218, 226) / 1000);
        cost(first, Cost.Category.TECHNOLOGY, dice.between(880_000, 920_000));
        double share =
                Story.assistantShare(Calendar.startOf(first.plusDays(14))).routine();
        cost(first, Cost.Category.AI, month < 4 ? 0 : 60_000 + Math.round(420_000 * share) + dice.between(0, 15_000));
    }

    /** Told when the month is over; only the share of the sampled episodes, or each of them would cost 200 times too much. */
    private void cost(LocalDate first, Cost.Category category, long euro) {
        LocalDate next = first.plusMonths(1);
        long share = Math.round((double) euro / DemoScenario.HOUSE_TO_SAMPLE);
        Cost cost = new Cost(DemoScenario.ORGANISATION, first, next, category, BigDecimal.valueOf(share), "EUR");
        add("cost-" + category.name().toLowerCase(Locale.ROOT) + "-" + first, Calendar.at(next, 8), cost);
    }

    private void add(String id, Instant toldAt, EventData data) {
        events.add(DemoScenario.event(id, toldAt, null, data));
    }
}
