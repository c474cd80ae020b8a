package dev.tandem.ingest.helpdesks;

import java.util.List;
import java.util.Map;

/** Payloads that are in order, one of each form, for tests that change them. */
public final class Payloads {
    /** All of them. */
    public static final List<Map.Entry<Vendor, String>> ALL = List.of(
            Map.entry(Vendor.ZENDESK, ZendeskTest.page()),
            Map.entry(Vendor.ZENDESK, ZendeskTest.audited()),
            Map.entry(Vendor.ZENDESK, ZendeskTest.event()),
            Map.entry(Vendor.ZENDESK, ZendeskTest.changed()),
            Map.entry(Vendor.INTERCOM, IntercomTest.notification()),
            Map.entry(Vendor.INTERCOM, IntercomTest.history()),
            Map.entry(Vendor.CHATWOOT, ChatwootTest.conversation()),
            Map.entry(Vendor.CHATWOOT, ChatwootTest.opened()),
            Map.entry(Vendor.CHATWOOT, ChatwootTest.survey()),
            Map.entry(Vendor.FRESHDESK, FreshdeskTest.ticket()),
            Map.entry(Vendor.FRESHDESK, FreshdeskTest.rating("103")),
            Map.entry(Vendor.ZAMMAD, ZammadTest.hook()));

    private Payloads() {}
}
