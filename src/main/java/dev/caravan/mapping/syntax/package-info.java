/** Reads texts into expressions: templates, {@code _function}, look-ups, {@code where}. */
@NullMarked
package dev.caravan.mapping.syntax;

import org.jspecify.annotations.NullMarked;
