/** What an article is: the main text of a page or a plain text, and what can be told of it, its identity included. */
@NullMarked
package dev.tandem.ingest.articles;

import org.jspecify.annotations.NullMarked;
