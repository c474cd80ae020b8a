/** What is said in public about an organisation, and whether its own numbers say the same. */
@NullMarked
package dev.tandem.report.claims;

import org.jspecify.annotations.NullMarked;
