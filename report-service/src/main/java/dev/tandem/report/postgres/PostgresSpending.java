package dev.tandem.report.postgres;

import dev.tandem.report.Spending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

@ApplicationScoped
class PostgresSpending implements Spending {
    private final Database database;

    PostgresSpending(Database database) {
        this.database = database;
    }

    @Override
    public List<Cost> read(String organisation, LocalDate from, LocalDate to) {
        return database.rows(
                """
                select "from", "to", category, amount, currency
                from report.cost where organisation = ? and "from" < ? and "to" > ?
                order by "from", "to", category, amount
                """,
                List.of(organisation, to, from),
                row -> new Cost(
                        row.getObject("from", LocalDate.class),
                        row.getObject("to", LocalDate.class),
                        row.getString("category"),
                        row.getBigDecimal("amount").doubleValue(),
                        row.getString("currency")));
    }
}
