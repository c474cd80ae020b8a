/** What a feed says: RSS, Atom and JSON Feed become the same few facts about each item, whoever wrote them and however badly. */
@NullMarked
package dev.tandem.ingest.feeds;

import org.jspecify.annotations.NullMarked;
