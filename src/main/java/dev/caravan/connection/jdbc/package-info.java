/**
 * Databases as ends: pages read by SQL, rows written as upserts or by a given statement, and what a database's errors mean.
 */
@NullMarked
package dev.caravan.connection.jdbc;

import org.jspecify.annotations.NullMarked;
