/** One machine: the real broker and the real database inside this JVM, and the three services beside them. */
@NullMarked
package dev.tandem.local;

import org.jspecify.annotations.NullMarked;
