package dev.tandem.ingest.helpdesks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A maker of helpdesks whose payloads are understood. */
public enum Vendor {
    ZENDESK,
    INTERCOM,
    CHATWOOT,
    FRESHDESK,
    ZAMMAD;

    /** The vendor with this name in lower case, empty when it is not understood. */
    public static Optional<Vendor> named(String name) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.lowerCase().equals(name))
                .findFirst();
    }

    /** Its name as it stands in an address and before every key, so that two helpdesks of one house never meet in one. */
    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A key of this vendor: of a case or of a customer. */
    String key(String id) {
        return lowerCase() + ":" + id;
    }

    /** The source of the events. */
    String source() {
        return "urn:tandem:helpdesk:" + lowerCase();
    }
}
