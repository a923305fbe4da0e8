/**
 * A run: the paging loop that fills the stage, the delivery that empties it, and what they tell listeners. Knows the
 * stages, not Camel.
 */
@NullMarked
package dev.caravan.run;

import org.jspecify.annotations.NullMarked;
