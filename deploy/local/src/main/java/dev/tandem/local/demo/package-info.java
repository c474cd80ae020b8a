/** The made-up organisation Nordlicht: two years of its customer service, the same on every machine. */
@NullMarked
package dev.tandem.local.demo;

import org.jspecify.annotations.NullMarked;
