package dev.tandem.ingest.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as it stands in its file; docs/mappings.md explains every member.
 *
 * @param name by which it is called
 * @param description for people
 * @param separator between the columns, a comma when missing
 * @param quote around fields, a double quote when missing; a file may also have no such character
 * @param comment with which a line begins that does not count
 * @param encoding of a file that does not begin with a mark of it; UTF-8 when missing
 * @param skip lines before the header
 * @param header names of the columns of a file that has no header
 * @param decimal the decimal mark; the other one may then group thousands. Only a point, without groups, when missing
 * @param language of names of months, English when missing
 * @param group the value that rows have in common which tell of one thing
 * @param zone of times without an offset, UTC when missing
 * @param organisation whose rows these are, unless the request says so
 * @param missing what stands where nothing is known; an empty field always does
 * @param values what is computed from a row, by name
 * @param events what a row becomes
 */
record MappingFile(
        String name,
        String description,
        @Nullable String separator,
        @Nullable String quote,
        @Nullable String comment,
        @Nullable String encoding,
        @Nullable Integer skip,
        @Nullable List<String> header,
        @Nullable String decimal,
        @Nullable String language,
        @Nullable String zone,
        @Nullable String organisation,
        @Nullable List<String> missing,
        @Nullable String group,
        LinkedHashMap<String, Formula> values,
        List<EventFile> events) {

    /**
     * How one value is computed: from {@code column} or {@code columns}, as a {@code constant}, {@code from} another
     * value, as the {@code first} of several that is there, or over the rows of a group: {@code earliest},
     * {@code latest}, {@code nth}.
     *
     * @param columns several columns, put together with a space between them
     * @param as how the text is read
     * @param format pattern of a time; dates in figures are recognised without one
     * @param order which of two numbers of a recognised date is the day; found from the whole column when missing
     * @param contains the first of these parts that the text has stands for another text; without any it is missing
     * @param nth true for the number of the row in its group
     * @param table replaces texts; one that is not in it is refused, one that is null counts as missing
     * @param plus durations that are added to the time in {@code from}; a missing one counts as nothing
     * @param when the value is missing unless these values have these texts; {@code *} is any
     */
    record Formula(
            @Nullable String column,
            @Nullable List<String> columns,
            @Nullable Reading as,
            @Nullable String format,
            @Nullable DayOrder order,
            @Nullable Map<String, @Nullable String> table,
            @Nullable LinkedHashMap<String, String> contains,
            @Nullable String constant,
            @Nullable String from,
            @Nullable List<String> plus,
            @Nullable List<String> first,
            @Nullable String earliest,
            @Nullable String latest,
            @Nullable Boolean nth,
            @Nullable Map<String, String> when) {}

    /**
     * One event of a row.
     *
     * @param id values that tell the rows of the file apart
     * @param time the value that is the time of the event
     * @param when there is no such event unless these values have these texts; {@code *} is any
     * @param data which value each member has
     */
    record EventFile(
            String type,
            List<String> id,
            @Nullable String time,
            @Nullable Map<String, String> when,
            Map<String, String> data) {}
}
