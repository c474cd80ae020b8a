package dev.tandem.local.cli;

import com.fasterxml.jackson.core.JsonParser;
import dev.tandem.events.EventCodec;
import java.io.IOException;

/**
 * What metrics-service says about the recount of facts.
 *
 * @param epoch every fact is counted by the definitions of this epoch
 * @param done facts counted since it began
 * @param total facts to be counted when it began, 0 before that
 * @param complete whether these are the newest definitions
 */
record RecountAnswer(int epoch, long done, long total, boolean complete) {
    /** @throws IOException when it is not such an answer */
    static RecountAnswer parse(byte[] json) throws IOException {
        int epoch = 0;
        long done = 0;
        long total = 0;
        boolean complete = false;
        try (JsonParser parser = EventCodec.json().createParser(json)) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                switch (field) {
                    case "epoch" -> epoch = parser.getIntValue();
                    case "done" -> done = parser.getLongValue();
                    case "total" -> total = parser.getLongValue();
                    case "complete" -> complete = parser.getBooleanValue();
                    default -> parser.skipChildren();
                }
            }
        }
        return new RecountAnswer(epoch, done, total, complete);
    }
}
