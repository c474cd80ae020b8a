/** Shows that answers are honest, on sums made for the purpose. */
@NullMarked
package dev.tandem.report;

import org.jspecify.annotations.NullMarked;
