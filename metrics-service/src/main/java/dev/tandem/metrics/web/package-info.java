/** What others say over HTTP when they are asked: report-service about claims, a second reader about articles. */
@NullMarked
package dev.tandem.metrics.web;

import org.jspecify.annotations.NullMarked;
