package dev.tandem.ingest;

import dev.tandem.events.EventData;
import dev.tandem.events.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that was sent as an event, before it is judged. */
public sealed interface Draft {
    /** How many bytes it took where it was sent. */
    int size();

    /**
     * Something with an envelope.
     *
     * @param envelope its attributes, as far as they could be read
     * @param flaws what is wrong with the envelope's form
     * @param bytes what its data are a part of
     * @param offset where the data begin
     * @param length how many bytes the data are, negative when there are none
     * @param data what these bytes say, where somebody has read them already and nothing is wrong with them
     */
    @SuppressWarnings("ArrayRecordComponent") // a view into the request, compared by nobody
    record Enveloped(
            Envelope envelope,
            List<Violation> flaws,
            byte[] bytes,
            int offset,
            int length,
            @Nullable EventData data,
            int size)
            implements Draft {

        /** Something whose data nobody has read. */
        public Enveloped(Envelope envelope, List<Violation> flaws, byte[] bytes, int offset, int length, int size) {
            this(envelope, flaws, bytes, offset, length, null, size);
        }
    }

    /** Something in which no event can be made out. */
    record Unreadable(Violation violation, int size) implements Draft {}

    /** The CloudEvents attributes that Tandem uses, as they were sent. */
    record Envelope(
            @Nullable String specversion,
            @Nullable String id,
            @Nullable String source,
            @Nullable String type,
            @Nullable String time,
            @Nullable String subject,
            @Nullable String dataContentType,
            @Nullable String dataSchema) {

        /** The envelope of an event that is made here, whose time is now. */
        public static Envelope of(String id, String source, String type) {
            return new Envelope("1.0", id, source, type, null, null, null, null);
        }
    }
}
