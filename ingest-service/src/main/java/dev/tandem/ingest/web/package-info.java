/** How other people's servers are asked: politely, within limits, as robots.txt allows, and never at an address that is not public. */
@NullMarked
package dev.tandem.ingest.web;

import org.jspecify.annotations.NullMarked;
