/**
 * MongoDB as an end: pages of a collection read in the order of a key, documents written in bulk, and what its errors mean.
 */
@NullMarked
package dev.caravan.connection.mongo;

import org.jspecify.annotations.NullMarked;
