/** JSON without loss: parsing, writing, cutting a list of records out of an answer, field paths and content hashes. */
@NullMarked
package dev.caravan.json;

import org.jspecify.annotations.NullMarked;
