/** What a person types and sees: the commands of {@code ./tandem}. */
@NullMarked
package dev.tandem.local.cli;

import org.jspecify.annotations.NullMarked;
