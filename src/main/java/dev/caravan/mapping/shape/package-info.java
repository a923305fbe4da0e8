/** What a source configuration makes of records before they are staged: {@code condition}, {@code formatResponse}, {@code beatFlat}. */
@NullMarked
package dev.caravan.mapping.shape;

import org.jspecify.annotations.NullMarked;
