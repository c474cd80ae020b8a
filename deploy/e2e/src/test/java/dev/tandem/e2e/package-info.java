/** The whole product as its users meet it: programs that are started, HTTP that is spoken, numbers that are right. */
@NullMarked
package dev.tandem.e2e;

import org.jspecify.annotations.NullMarked;
