/** What can be sent over HTTP, in which forms, and what is answered. */
@NullMarked
package dev.tandem.ingest.http;

import org.jspecify.annotations.NullMarked;
