/** Turns configurations of 轻易云 into cases: reads them, writes a case's files, and says what became of every key. */
@NullMarked
package dev.caravan.migrate;

import org.jspecify.annotations.NullMarked;
