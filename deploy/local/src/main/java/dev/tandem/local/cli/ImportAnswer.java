package dev.tandem.local.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ingest-service says about imported rows.
 *
 * @param reasons why rows were rejected, not more than {@link #MAX_REASONS}
 * @param alreadySafe rows that were safe before and not sent again
 * @param preview only of a dry run
 */
record ImportAnswer(
        long rows,
        long accepted,
        long rejected,
        List<Reason> reasons,
        long alreadySafe,
        @Nullable ImportPreview preview) {
    static final int MAX_REASONS = 20;

    /**
     * Why a row was rejected.
     *
     * @param row which data row of the file, from 1
     * @param column its heading; null when it is about the whole row
     */
    record Reason(long row, @Nullable String column, String reason) {}

    ImportAnswer {
        reasons = List.copyOf(reasons);
    }

    /** @throws IOException when it is not such an answer */
    static ImportAnswer parse(byte[] json) throws IOException {
        long rows = 0;
        long accepted = 0;
        long rejected = 0;
        long alreadySafe = 0;
        ImportPreview preview = null;
        List<Reason> reasons = new ArrayList<>();
        try (JsonParser parser = EventCodec.json().createParser(json)) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                switch (field) {
                    case "rows" -> rows = parser.getLongValue();
                    case "accepted" -> accepted = parser.getLongValue();
                    case "rejected" -> rejected = parser.getLongValue();
                    case "reasons" -> readReasons(parser, reasons);
                    case "alreadySafe" -> alreadySafe = parser.getLongValue();
                    case "preview" -> preview = ImportPreview.parse(parser);
                    default -> parser.skipChildren();
                }
            }
        }
        return new ImportAnswer(rows, accepted, rejected, reasons, alreadySafe, preview);
    }

    private static void readReasons(JsonParser parser, List<Reason> reasons) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Reason reason = readReason(parser);
            if (reasons.size() < MAX_REASONS) {
                reasons.add(reason);
            }
        }
    }

    private static Reason readReason(JsonParser parser) throws IOException {
        long row = 0;
        String column = null;
        String reason = "";
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "row" -> row = parser.getValueAsLong();
                case "column" -> column = parser.getValueAsString();
                case "reason" -> reason = parser.getValueAsString("");
                default -> parser.skipChildren();
            }
        }
        return new Reason(row, column, reason);
    }
}
