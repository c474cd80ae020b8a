package dev.tandem.local.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What ingest-service would do with a file.
 *
 * @param lines for a person
 */
record ImportPreview(List<String> lines) {
    ImportPreview {
        lines = List.copyOf(lines);
    }

    /** Reads it where the parser stands at its beginning, and leaves the parser at its end. */
    static ImportPreview parse(JsonParser parser) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "encoding" -> lines.add("encoding: " + parser.getText());
                case "read" -> lines.add("columns that are read: " + text(parser));
                case "ignored" -> lines.add("other columns: " + parser.getText());
                case "orders" -> lines.add("dates: " + text(parser));
                case "rows" -> rows(parser, lines);
                default -> parser.skipChildren();
            }
        }
        return new ImportPreview(lines);
    }

    private static void rows(JsonParser parser, List<String> lines) throws IOException {
        String row = "";
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_INT && "row".equals(parser.currentName())) {
                row = parser.getText();
            } else if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    lines.add("row " + row + ": " + text(parser));
                }
            }
        }
    }

    private static String text(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = EventCodec.json().createGenerator(text)) {
            json.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
