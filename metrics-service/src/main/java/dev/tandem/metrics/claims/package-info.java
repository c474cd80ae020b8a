/** What an article says about an organisation's staff, automation and service, and which of its words say so. */
@NullMarked
package dev.tandem.metrics.claims;

import org.jspecify.annotations.NullMarked;
