/** How fast ingest-service reads articles from pages. */
@NullMarked
package dev.tandem.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
