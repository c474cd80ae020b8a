/** Reads the pages as a person's browser does. */
@NullMarked
package dev.tandem.report.web;

import org.jspecify.annotations.NullMarked;
