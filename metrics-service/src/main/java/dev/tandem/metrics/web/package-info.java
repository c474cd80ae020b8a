/** What report-service says about claims, asked over HTTP. */
@NullMarked
package dev.tandem.metrics.web;

import org.jspecify.annotations.NullMarked;
