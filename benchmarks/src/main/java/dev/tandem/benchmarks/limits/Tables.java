package dev.tandem.benchmarks.limits;

import dev.tandem.benchmarks.workload.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/** The tables that are filled: with the columns, keys and indexes of Tandem's own facts, and the plain way. */
final class Tables {
    private static final String FACT = """
            create table limit_fact (
                organisation_id    integer not null,
                started_at         timestamptz not null,
                id                 bigint not null,
                epoch              smallint not null,
                key                uuid not null,
                episode            text collate "C" not null,
                event_id           text collate "C" not null,
                source             text collate "C" not null,
                updated_at         timestamptz not null,
                slice              integer not null,
                customer           uuid,
                ai_answered_at     timestamptz,
                human_requested_at timestamptz,
                handed_over_at     timestamptz,
                handover_reason    text,
                human_answered_at  timestamptz,
                first_reply_at     timestamptz,
                resolved_at        timestamptz,
                resolution         text,
                abandoned_at       timestamptz,
                disclosed_at       timestamptz,
                reopens            text collate "C",
                ai_seconds         double precision,
                human_seconds      double precision,
                sla_due_at         timestamptz,
                primary key (started_at, id)
            ) partition by range (started_at);
            create index limit_fact_customer on limit_fact (customer) where customer is not null;
            create index limit_fact_reopens on limit_fact (organisation_id, reopens) where reopens is not null;
            create index limit_fact_ended on limit_fact using brin ((coalesce(resolved_at, updated_at)));
            create index limit_fact_due on limit_fact using brin (sla_due_at);
            create table limit_key (
                organisation_id integer not null,
                key             uuid not null,
                started_at      timestamptz,
                id              bigint,
                primary key (organisation_id, key)
            ) with (fillfactor = 90)
            """;

    private static final String PLAIN = """
            create table limit_plain (
                organisation      text collate "C" not null,
                episode           text collate "C" not null,
                updated_at        timestamptz not null,
                started_at        timestamptz not null,
                channel           text not null,
                language          text,
                topic             text,
                complexity        text,
                customer          text collate "C",
                market            text,
                ai_answered_at    timestamptz,
                human_answered_at timestamptz,
                first_reply_at    timestamptz,
                resolved_at       timestamptz,
                resolution        text,
                reopens           text collate "C",
                primary key (organisation, episode)
            );
            create index limit_plain_customer on limit_plain (organisation, customer, topic, started_at)
            """;

    private Tables() {}

    static void create(Connection connection, Plan plan) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists limit_fact, limit_key, limit_plain");
            statement.execute(FACT);
            statement.execute(PLAIN);
            LocalDate month = Plan.FIRST_DAY.withDayOfMonth(1);
            while (month.isBefore(plan.end())) {
                statement.execute("create table limit_fact_%s partition of limit_fact for values from ('%s') to ('%s')"
                        .formatted(month.toString().replace('-', '_'), utc(month), utc(month.plusMonths(1))));
                month = month.plusMonths(1);
            }
            statement.execute("checkpoint");
        }
    }

    private static String utc(LocalDate day) {
        return day + "T00:00:00Z";
    }
}
