package dev.tandem.ingest.feeds;

/** Other people's servers. */
public interface Web {
    /** Asks for a document, politely and never at an address that is not public; returns when it is there or never will be. */
    WebAnswer get(WebRequest request);
}
