/** How fast ingest-service takes events over HTTP, beside what bounds it, and what it does when too much comes. */
@NullMarked
package dev.tandem.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
