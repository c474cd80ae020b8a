package dev.tandem.ingest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Pointers;
import dev.tandem.events.Violation;
import dev.tandem.ingest.Acceptance;
import dev.tandem.ingest.AcceptedEvent;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.EventLog;
import dev.tandem.ingest.Refusal;
import dev.tandem.ingest.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes in the rows of one file and counts what became of them. A row is taken with all of its events or with none. */
final class RowIntake {
    private static final int MAX_REASONS = 1000;
    private static final int BATCH = 1000;
    private static final int SHOWN_ROWS = 10;
    private static final String DATA = "/data/";

    private final Mapping mapping;
    private final ImportRequest request;
    private final Row.Context context;
    private final RowEvents rowEvents;
    private final Acceptance acceptance;
    private final EventLog log;
    private final Journal.Safe before;
    private final Groups groups = new Groups();
    private final List<AcceptedEvent> accepted = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final List<ImportOutcome.Reason> reasons = new ArrayList<>();
    private final List<ImportOutcome.PreviewRow> shown = new ArrayList<>();
    private Consumer<Journal.Safe> report = safe -> {};
    private Map<String, String> orders = Map.of();
    private int width;
    private long read;
    private long rows;
    private long rejectedRows;
    private boolean agrees = true;

    /** @param before the rows that need not be sent again */
    RowIntake(
            Mapping mapping,
            ImportRequest request,
            Row.Context context,
            Acceptance acceptance,
            EventLog log,
            Journal.Safe before) {
        this.mapping = mapping;
        this.request = request;
        this.context = context;
        this.rowEvents = new RowEvents(mapping, request.organisation());
        this.acceptance = acceptance;
        this.log = log;
        this.before = before;
    }

    /** Where to tell how far everything is safe. */
    void report(Consumer<Journal.Safe> whenSafe) {
        this.report = whenSafe;
    }

    /** What the file's header has, and the orders of dates that were found, by column. */
    void describe(int columns, Map<String, String> ordersByColumn) {
        this.width = columns;
        this.orders = ordersByColumn;
    }

    /** Takes one row with the fields of the columns that the mapping reads. */
    void take(CsvTable.Line line, Map<String, String> fields) {
        long number = request.firstRow() + read++;
        Row row = new Row(mapping, context, fields);
        if (line.width() == width) {
            row.join(groups);
        }
        if (request.fromRow() != null && number < request.fromRow()) {
            return;
        }
        rows++;
        Row.Complaint form = complaint(line);
        if (form != null) {
            reject(number, List.of(form));
        } else {
            judge(number, row, fields);
        }
        if (read == before.rows()) {
            agrees = rejectedRows == before.rejected();
        }
        if (accepted.size() + refused.size() >= BATCH) {
            flush();
        }
    }

    private Row.@Nullable Complaint complaint(CsvTable.Line line) {
        if (line.width() != width) {
            return new Row.Complaint(
                    null,
                    "does not have " + width + " fields as the header has"
                            + (line.severalLines() ? "; it goes over several lines: is a quote not closed?" : ""));
        }
        return line.tooLarge()
                ? new Row.Complaint(null, "is larger than " + LineHandler.MOST_KEPT + " characters")
                : null;
    }

    private void judge(long number, Row row, Map<String, String> fields) {
        List<Draft> drafts = rowEvents.of(row, fields.values());
        if (!row.complaints().isEmpty()) {
            reject(number, row.complaints());
            return;
        }
        List<AcceptedEvent> fine = new ArrayList<>();
        List<Refusal> not = new ArrayList<>();
        for (Draft draft : drafts) {
            Verdict verdict = acceptance.judge(draft, coordinates(number));
            if (verdict instanceof Verdict.Accepted event) {
                fine.add(event.event());
            } else if (verdict instanceof Verdict.Refused refusal) {
                not.add(refusal.refusal());
            }
        }
        if (not.isEmpty()) {
            accept(number, fine);
            return;
        }
        List<Row.Complaint> complaints = new ArrayList<>();
        not.forEach(
                refusal -> refusal.violations().forEach(violation -> complaints.add(complaint(refusal, violation))));
        count(number, complaints);
        if (toBeSent()) {
            refused.addAll(not);
        }
    }

    private void accept(long number, List<AcceptedEvent> events) {
        if (request.dryRun()) {
            if (shown.size() < SHOWN_ROWS) {
                shown.add(new ImportOutcome.PreviewRow(
                        number, events.stream().map(RowIntake::preview).toList()));
            }
        } else if (toBeSent()) {
            accepted.addAll(events);
        }
    }

    private static ImportOutcome.PreviewEvent preview(AcceptedEvent accepted) {
        CloudEvent event = accepted.event();
        return new ImportOutcome.PreviewEvent(
                event.id(), event.source(), event.type().typeName(), event.time(), new String(accepted.value(), UTF_8));
    }

    private boolean toBeSent() {
        return !request.dryRun() && read > before.rows();
    }

    private Row.Complaint complaint(Refusal refusal, Violation violation) {
        String pointer = violation.pointer();
        String member = pointer.startsWith(DATA) ? pointer.substring(DATA.length()) : "";
        @Nullable
        String column = mapping.events().stream()
                .filter(event -> event.type().equals(refusal.eventType()))
                .map(event -> event.data().get(member))
                .filter(value -> value != null)
                .findFirst()
                .map(mapping::columnOf)
                .orElse(null);
        return new Row.Complaint(
                column, column == null && !pointer.isEmpty() ? pointer + " " + violation.reason() : violation.reason());
    }

    /** A row that never became an event goes to the refused ones as well, so that it can be seen. */
    private void reject(long number, List<Row.Complaint> complaints) {
        count(number, complaints);
        if (!toBeSent()) {
            return;
        }
        List<Violation> violations = complaints.stream()
                .map(complaint -> new Violation(
                        complaint.column() == null ? "" : Pointers.to("", complaint.column()), complaint.reason()))
                .toList();
        refused.add(rowEvents.refusal(acceptance.now(), violations, coordinates(number)));
    }

    private void count(long number, List<Row.Complaint> complaints) {
        rejectedRows++;
        for (Row.Complaint complaint : complaints) {
            if (reasons.size() < MAX_REASONS) {
                reasons.add(new ImportOutcome.Reason(number, complaint.column(), complaint.reason()));
            }
        }
    }

    private String coordinates(long number) {
        return "import " + mapping.name() + " row " + number;
    }

    /** Whether the rows that are not sent again were judged as they were before. */
    boolean agrees() {
        return agrees;
    }

    /** Sends what was not sent yet; returns once it is safe. */
    void flush() {
        if (!accepted.isEmpty() || !refused.isEmpty()) {
            log.append(accepted, refused);
            accepted.clear();
            refused.clear();
        }
        if (read >= before.rows()) {
            report.accept(new Journal.Safe(read, rejectedRows));
        }
    }

    ImportOutcome.Done done() {
        return new ImportOutcome.Done(
                rows,
                rows - rejectedRows,
                rejectedRows,
                reasons,
                Math.min(before.rows(), rows),
                request.dryRun() ? preview() : null);
    }

    private ImportOutcome.Preview preview() {
        int ignored = width - mapping.columns().size();
        return new ImportOutcome.Preview(context.encoding(), mapping.columns(), ignored, orders, shown);
    }
}
