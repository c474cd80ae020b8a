package dev.tandem.local.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be imported.
 *
 * @param mapping the name of a mapping
 * @param organisation whose customer service it is; null when the mapping says it
 * @param dryRun whether nothing is sent on
 * @param fromRow rows before this one are passed over; null to go on where an earlier import was broken off
 */
record ImportOptions(
        String mapping,
        @Nullable String organisation,
        boolean dryRun,
        @Nullable Long fromRow) {
    /** The address below that of ingest-service. */
    String address() {
        StringBuilder address = new StringBuilder("/v1/imports/").append(encode(mapping));
        address.append("?dry_run=").append(dryRun);
        if (organisation != null) {
            address.append("&organisation=").append(encode(organisation));
        }
        if (fromRow != null) {
            address.append("&from_row=").append(fromRow);
        }
        return address.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
