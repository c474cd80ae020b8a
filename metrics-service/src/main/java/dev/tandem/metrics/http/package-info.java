/** What can be set for an organisation, the replay of what was refused, and how far a recount is, over HTTP. */
@NullMarked
package dev.tandem.metrics.http;

import org.jspecify.annotations.NullMarked;
