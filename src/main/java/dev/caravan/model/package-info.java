/**
 * Values that travel between the stages, and the few interfaces where two stages meet. Nothing here does any work.
 */
@NullMarked
package dev.caravan.model;

import org.jspecify.annotations.NullMarked;
