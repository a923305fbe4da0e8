/** Compiled values of rows: expressions over a record, and the look-ups that a batch makes together. */
@NullMarked
package dev.caravan.mapping.expression;

import org.jspecify.annotations.NullMarked;
