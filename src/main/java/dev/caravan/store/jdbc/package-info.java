/**
 * The store on SQL databases: SQLite inside the process, PostgreSQL, MariaDB and MySQL as servers. {@link dev.caravan.store.jdbc.JdbcStores}
 * opens it; everything else is hidden.
 */
@NullMarked
package dev.caravan.store.jdbc;

import org.jspecify.annotations.NullMarked;
