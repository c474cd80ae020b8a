package dev.tandem.ingest.imports;

import dev.tandem.events.Violation;
import dev.tandem.ingest.Acceptance;
import dev.tandem.ingest.AcceptedEvent;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.EventLog;
import dev.tandem.ingest.Refusal;
import dev.tandem.ingest.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in the rows of one file and counts what became of them. A row is taken with all of its events or with none. */
final class RowIntake {
    private static final int MAX_REASONS = 1000;
    private static final int BATCH = 1000;
    private static final String DATA = "/data/";

    private final Mapping mapping;
    private final RowEvents rowEvents;
    private final Acceptance acceptance;
    private final EventLog log;
    private final long firstRow;
    private final List<AcceptedEvent> accepted = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final List<ImportOutcome.Reason> reasons = new ArrayList<>();
    private long rows;
    private long rejectedRows;

    RowIntake(Mapping mapping, String organisation, long firstRow, Acceptance acceptance, EventLog log) {
        this.mapping = mapping;
        this.rowEvents = new RowEvents(mapping, organisation);
        this.firstRow = firstRow;
        this.acceptance = acceptance;
        this.log = log;
    }

    /** Takes one row, whose fields stand at these positions by column. */
    void take(List<String> fields, Map<String, Integer> positions, int width) {
        long number = firstRow + rows++;
        if (fields.size() != width) {
            reject(number, List.of(new Row.Complaint(null, "does not have " + width + " fields as the header has")));
            return;
        }
        Map<String, String> used = new LinkedHashMap<>();
        for (String column : mapping.columns()) {
            used.put(column, fields.get(positions.getOrDefault(column, 0)).strip());
        }
        Row row = new Row(mapping, used);
        List<Draft> drafts = rowEvents.of(row, used.values());
        if (!row.complaints().isEmpty()) {
            reject(number, row.complaints());
            return;
        }
        judge(number, drafts);
    }

    private void judge(long number, List<Draft> drafts) {
        List<AcceptedEvent> fine = new ArrayList<>();
        List<Row.Complaint> complaints = new ArrayList<>();
        for (Draft draft : drafts) {
            Verdict verdict = acceptance.judge(draft, coordinates(number));
            if (verdict instanceof Verdict.Accepted event) {
                fine.add(event.event());
            } else if (verdict instanceof Verdict.Refused not) {
                refused.add(not.refusal());
                not.refusal().violations().forEach(violation -> complaints.add(complaint(not.refusal(), violation)));
            }
        }
        if (complaints.isEmpty()) {
            accepted.addAll(fine);
        } else {
            count(number, complaints);
        }
        if (accepted.size() + refused.size() >= BATCH) {
            flush();
        }
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
        List<Violation> violations = complaints.stream()
                .map(complaint -> new Violation(
                        complaint.column() == null
                                ? ""
                                : "/" + complaint.column().replace("~", "~0").replace("/", "~1"),
                        complaint.reason()))
                .toList();
        refused.add(rowEvents.refusal(acceptance.now(), violations, coordinates(number)));
        if (refused.size() >= BATCH) {
            flush();
        }
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

    /** Rejects the row that stands next, because nothing behind it can be read. */
    void end(String reason) {
        reject(firstRow + rows++, List.of(new Row.Complaint(null, reason)));
    }

    ImportOutcome.Done done() {
        flush();
        return new ImportOutcome.Done(rows, rows - rejectedRows, rejectedRows, reasons);
    }

    private void flush() {
        log.append(accepted, refused);
        accepted.clear();
        refused.clear();
    }
}
