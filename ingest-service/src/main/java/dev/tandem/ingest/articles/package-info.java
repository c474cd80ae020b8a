/** What can be told about an article from its text alone: its language, its title, whom it cites, its address. */
@NullMarked
package dev.tandem.ingest.articles;

import org.jspecify.annotations.NullMarked;
