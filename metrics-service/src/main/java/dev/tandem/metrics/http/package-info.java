/** What can be set for an organisation, and the replay of what was refused, over HTTP. */
@NullMarked
package dev.tandem.metrics.http;

import org.jspecify.annotations.NullMarked;
