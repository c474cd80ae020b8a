/** How the rows of a file become events, as declared mappings say it. */
@NullMarked
package dev.tandem.ingest.imports;

import org.jspecify.annotations.NullMarked;
