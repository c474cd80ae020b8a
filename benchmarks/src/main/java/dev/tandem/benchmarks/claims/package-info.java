/** How fast articles are read for claims, without servers. */
@NullMarked
package dev.tandem.benchmarks.claims;

import org.jspecify.annotations.NullMarked;
