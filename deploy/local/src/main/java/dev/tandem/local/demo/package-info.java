/** The demo scenario: two years of a made-up organisation, sent like any client would. */
@NullMarked
package dev.tandem.local.demo;

import org.jspecify.annotations.NullMarked;
