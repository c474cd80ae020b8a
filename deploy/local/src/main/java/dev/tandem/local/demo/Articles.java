package dev.tandem.local.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The press about Nordlicht, all of it made up: what is said in public beside what is measured. */
final class Articles {
    private static final String RESOURCE = "articles.json";

    private Articles() {}

    /** Each article as the JSON that ingest takes, with url, text, title, publisher, publishedAt and language. */
    static List<byte[]> all() throws IOException {
        try (InputStream resource = Articles.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return elements(resource);
        }
    }

    private static List<byte[]> elements(InputStream array) throws IOException {
        List<byte[]> elements = new ArrayList<>();
        try (JsonParser parser = EventCodec.json().createParser(array)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (JsonGenerator generator = EventCodec.json().createGenerator(bytes)) {
                    generator.copyCurrentStructure(parser);
                }
                elements.add(bytes.toByteArray());
            }
        }
        return elements;
    }
}
