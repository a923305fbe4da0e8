package dev.caravan.store.jdbc;

import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.rules.Known;
import dev.caravan.store.rules.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the databases' SQL differs; everything else is one text for all. Stateless or thread-safe. */
sealed interface Dialect permits SqliteDialect, PostgresDialect, MysqlDialect {
    /** The folder of the migrations, below {@code META-INF/caravan/db}. */
    String folder();

    /** True when {@code RETURNING} gives the rows a statement has changed. */
    boolean returnsRows();

    /** The text with {@code {now}} replaced by what this database understands. */
    String render(String sql);

    /** The argument of {@code {now}} in epoch milliseconds, null when the database's own clock decides. */
    @Nullable Long present();

    /** What is stored of these rows' keys. */
    Map<String, Known> known(Session session, long caseId, List<Row> rows) throws SQLException;

    /**
     * Inserts or changes rows of one destination, with their bodies. Rows that are not new, not changed, or older than what
     * is stored change nothing.
     *
     * @param known keys that {@link #known} found in this transaction
     * @return how many were staged
     */
    int upsert(Session session, long caseId, List<Row> rows, Set<String> known, boolean onlyOnce) throws SQLException;

    /** Withdraws known records that no longer match {@code where}; returns how many changed. */
    int withdraw(Session session, long caseId, List<Row> rows) throws SQLException;

    /** Marks due records as leased and reads them, in the order they became due. */
    List<LeasedRecord> claim(Session session, LeaseKind kind, long leaseId, long caseId, int limit) throws SQLException;

    /** Settles the lease's written records; the others have been settled before. Returns how many. */
    int settleWritten(Session session, long leaseId, long generation, List<Long> recordIds) throws SQLException;

    /** Records whose field is one of the values, with an id greater than {@code after}, in the order of their ids. */
    List<StoredRecord> lookUp(Session session, FieldIndex index, List<String> values, long after, int limit)
            throws SQLException;

    /**
     * Makes the index unless it is there; the session is outside any transaction where the database has use for that.
     *
     * @return false while another process makes it
     */
    boolean makeIndex(Session session, FieldIndex index) throws SQLException;

    /** After a page was staged, outside its transaction: what a database needs once in a while. */
    void afterStaging(Database database, long staged);
}
