package dev.tandem.local.demo;

import dev.tandem.events.Complexity;
import dev.tandem.local.demo.Request.Channel;
import dev.tandem.local.demo.Request.Customer;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks for what, and when: the demand that Nordlicht's customers make, whoever answers it. */
final class Traffic {
    /** What customers ask for, with its weight and how much of it is routine and standard, in percent. */
    private enum Topic {
        PAYMENT(20, 60, 30),
        REFUND(14, 55, 32),
        DELIVERY(16, 68, 24),
        RETURN(12, 66, 26),
        INVOICE(14, 58, 32),
        ACCOUNT(12, 62, 26),
        DISPUTE(7, 10, 40),
        FRAUD(5, 5, 30);

        final int weight;
        final int routine;
        final int standard;

        Topic(int weight, int routine, int standard) {
            this.weight = weight;
            this.routine = routine;
            this.standard = standard;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Topic[] TOPICS = Topic.values();
    private static final int[] TOPIC_WEIGHTS =
            Arrays.stream(TOPICS).mapToInt(topic -> topic.weight).toArray();
    private static final List<Channel> CHANNELS = List.of(Channel.CHAT, Channel.EMAIL, Channel.PHONE);
    private static final List<Complexity> COMPLEXITIES =
            List.of(Complexity.ROUTINE, Complexity.STANDARD, Complexity.COMPLEX);
    private static final int[] HOUR_WEIGHTS = {
        6, 4, 3, 2, 2, 4, 9, 20, 42, 60, 68, 66, 58, 60, 62, 60, 58, 56, 54, 50, 42, 32, 22, 12
    };
    private static final double[] WEEKDAY = {1.19, 1.10, 1.05, 1.02, 1.00, .86, .78};
    private static final Map<MonthDay, Double> HOLIDAYS = Map.of(
            MonthDay.of(12, 24), .7,
            MonthDay.of(12, 25), .5,
            MonthDay.of(12, 26), .65,
            MonthDay.of(1, 1), .55,
            MonthDay.of(5, 1), .75);
    private static final Curve GROWTH = Curve.through(0, 369, 24, 402);
    /** By month of the calendar from January: returns after Christmas, a quiet summer, the weeks of rebates. */
    private static final double[] SEASON = {1.04, .99, .99, .98, .98, .97, .95, .95, .99, 1.00, 1.07, 1.11};

    private static final int CUSTOMERS = 120_000;

    private Traffic() {}

    /** The requests that start on {@code day}, in no order. */
    static List<Request> on(LocalDate day, Dice dice) {
        long midnight = Calendar.startOf(day);
        long length = Calendar.startOf(day.plusDays(1)) - midnight;
        double expected = GROWTH.at(Calendar.month(midnight))
                * WEEKDAY[day.getDayOfWeek().getValue() - 1]
                * SEASON[day.getMonthValue() - 1]
                * HOLIDAYS.getOrDefault(MonthDay.from(day), 1.0);
        int arrivals = dice.arrivals(expected);
        List<Request> requests = new ArrayList<>(arrivals);
        for (int i = 0; i < arrivals; i++) {
            long second = dice.weighted(HOUR_WEIGHTS) * 3600L + dice.between(0, 3599);
            requests.add(request(midnight + second % length, dice));
        }
        return requests;
    }

    private static Request request(long startedAt, Dice dice) {
        Topic topic = TOPICS[dice.weighted(TOPIC_WEIGHTS)];
        Channel channel = CHANNELS.get(dice.weighted(74, 14, 12));
        Complexity complexity =
                COMPLEXITIES.get(dice.weighted(topic.routine, topic.standard, 100 - topic.routine - topic.standard));
        return new Request(startedAt, channel, customer(dice), topic.key(), complexity, null, false);
    }

    /** Where somebody lives and what they speak follows from their number, so that it never changes. */
    private static Customer customer(Dice dice) {
        long number = 100_000 + dice.between(0, CUSTOMERS - 1);
        long market = number % 20;
        if (market < 11) {
            return new Customer(number, "DE", number % 17 == 0 ? "en" : "de");
        }
        if (market < 13) {
            return new Customer(number, "AT", "de");
        }
        if (market < 16) {
            return new Customer(number, "SE", number % 5 == 0 ? "en" : "sv");
        }
        return new Customer(number, "GB", "en");
    }

    /** The same customer with the same matter again, often harder by now and often over another channel. */
    static Request again(Request earlier, @Nullable String reopens, long startedAt, Dice dice) {
        Complexity complexity = dice.chance(.25) ? harder(earlier.complexity()) : earlier.complexity();
        Channel channel = dice.chance(.6) ? earlier.channel() : CHANNELS.get(dice.weighted(40, 20, 40));
        return new Request(startedAt, channel, earlier.customer(), earlier.topic(), complexity, reopens, true);
    }

    private static Complexity harder(Complexity complexity) {
        return switch (complexity) {
            case ROUTINE -> Complexity.STANDARD;
            case STANDARD, COMPLEX -> Complexity.COMPLEX;
        };
    }
}
