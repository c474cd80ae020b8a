/** What can be set for an organisation, over HTTP. */
@NullMarked
package dev.tandem.metrics.http;

import org.jspecify.annotations.NullMarked;
