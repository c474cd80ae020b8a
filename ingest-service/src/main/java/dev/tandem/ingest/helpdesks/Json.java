package dev.tandem.ingest.helpdesks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tandem.events.Pointers;
import dev.tandem.events.Printable;
import dev.tandem.events.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a payload that knows where it stands. What is missing or null reads as null, never as zero; what has a
 * type that it cannot have is complained of, and reads as null too.
 */
final class Json {
    private static final int MAX_COMPLAINTS = 100;
    private static final int MAX_ID = 120;
    private static final int MAX_LABEL = 100;
    /** More tags, or characters of tags, than anyone gives. */
    private static final int MAX_LABELS = 10_000;

    private final JsonNode node;
    private final String pointer;
    private final Set<Violation> complaints;

    private Json(JsonNode node, String pointer, Set<Violation> complaints) {
        this.node = node;
        this.pointer = pointer;
        this.complaints = complaints;
    }

    static Json root(JsonNode node) {
        return new Json(node, "", new LinkedHashSet<>());
    }

    /** Nothing, standing nowhere. */
    static Json none() {
        return root(MissingNode.getInstance());
    }

    /** The same value with complaints of its own, so that what is wrong with it is not held against its neighbours. */
    Json apart() {
        return new Json(node, pointer, new LinkedHashSet<>());
    }

    String pointer() {
        return pointer;
    }

    /** What was complained of so far, here and in everything that was reached from the same start. */
    List<Violation> complaints() {
        return List.copyOf(complaints);
    }

    void complain(String reason) {
        if (complaints.size() < MAX_COMPLAINTS) {
            complaints.add(new Violation(pointer, reason));
        }
    }

    /** Whether something stands here. */
    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isNumber() {
        return node.isNumber();
    }

    boolean isList() {
        return node.isArray();
    }

    /** Whether it is an object with this member, whatever that holds. */
    boolean has(String name) {
        return node.has(name);
    }

    /** The member of this name. */
    Json at(String name) {
        if (isThere() && !node.isObject()) {
            complain("is not an object");
        }
        JsonNode member = node.isObject() ? node.get(name) : null;
        return new Json(member == null ? MissingNode.getInstance() : member, Pointers.to(pointer, name), complaints);
    }

    /** The first of these members that is there, else the first. */
    Json any(String... names) {
        for (String name : names) {
            Json member = at(name);
            if (member.isThere()) {
                return member;
            }
        }
        return at(names[0]);
    }

    /** The elements of a list. */
    List<Json> list() {
        if (isThere() && !node.isArray()) {
            complain("is not a list");
        }
        List<Json> elements = new ArrayList<>(node.isArray() ? node.size() : 0);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            elements.add(new Json(node.get(i), pointer + "/" + i, complaints));
        }
        return elements;
    }

    /** The values of an object whose members' names are keys. */
    List<Json> values() {
        List<Json> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            values.add(new Json(member.getValue(), Pointers.to(pointer, member.getKey()), complaints));
        }
        return values;
    }

    /** A text that is not blank. */
    @Nullable
    String text() {
        if (isThere() && !node.isTextual()) {
            complain("is not a text");
        }
        return node.isTextual() && !node.textValue().isBlank()
                ? node.textValue().strip()
                : null;
    }

    /** A text in lower case, for what vendors write in different ways. */
    @Nullable
    String word() {
        String text = text();
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** A text or whole number that names something. */
    @Nullable
    String id() {
        boolean named = node.isTextual() || node.isIntegralNumber();
        if (isThere() && !named) {
            complain("is not an id");
        }
        String text = named ? node.asText().strip() : "";
        if (text.length() > MAX_ID) {
            complain("is longer than " + MAX_ID + " characters");
            return null;
        }
        if (!Printable.isPrintable(text)) {
            complain("holds a character that cannot be printed");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A time in any of the formats of {@link Times}. */
    @Nullable
    Instant time() {
        if (Times.isNone(node)) {
            return null;
        }
        Instant time = Times.read(node);
        if (time == null) {
            complain("is not a time with an offset");
        }
        return time;
    }

    /** A whole number. */
    @Nullable
    Integer whole() {
        if (!isThere()) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        complain("is not a whole number");
        return null;
    }

    @Nullable
    Boolean truth() {
        if (isThere() && !node.isBoolean()) {
            complain("is not true or false");
        }
        return node.isBoolean() ? node.booleanValue() : null;
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(truth());
    }

    /** Words of a list of texts or of objects with a name, or of one text with commas; what is too long for a label is none. */
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        if (node.isTextual()) {
            String text = node.textValue();
            for (String part :
                    text.substring(0, Math.min(text.length(), MAX_LABELS)).split(",", -1)) {
                addLabel(part, labels);
            }
            return labels;
        }
        for (Json element : list().stream().limit(MAX_LABELS).toList()) {
            String label = element.isObject() ? element.at("name").text() : element.text();
            addLabel(label == null ? "" : label, labels);
        }
        return labels;
    }

    private static void addLabel(String label, List<String> labels) {
        if (!label.isBlank() && label.length() <= MAX_LABEL) {
            labels.add(label.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** The value, or null with a complaint about the object above when it lacks the member. */
    <T> @Nullable T required(@Nullable T value) {
        if (value == null
                && complaints.stream()
                        .noneMatch(complaint -> complaint.pointer().equals(pointer))) {
            int name = pointer.lastIndexOf('/');
            complaints.add(new Violation(
                    pointer.substring(0, Math.max(name, 0)),
                    "lacks the required member " + pointer.substring(name + 1)));
        }
        return value;
    }
}
