/** What the columns of a file probably mean. */
@NullMarked
package dev.tandem.local.mapping;

import org.jspecify.annotations.NullMarked;
