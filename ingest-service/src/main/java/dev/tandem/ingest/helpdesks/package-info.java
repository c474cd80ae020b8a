/** What the payloads of helpdesks tell, who may send them, and which events they become. */
@NullMarked
package dev.tandem.ingest.helpdesks;

import org.jspecify.annotations.NullMarked;
