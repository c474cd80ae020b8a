/** Pages for people: what is measured, side by side, in German and English. */
@NullMarked
package dev.tandem.report.web;

import org.jspecify.annotations.NullMarked;
