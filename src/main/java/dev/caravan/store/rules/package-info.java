/** What every store does alike, whatever its database: which rows can be kept, what counts as a change, what an error means. */
@NullMarked
package dev.caravan.store.rules;

import org.jspecify.annotations.NullMarked;
