package dev.caravan.store.jdbc;

import java.sql.SQLException;

/** The connection broke while a commit was under way: the transaction is stored or not, and must not simply run again. */
final class CommitInDoubtException extends Exception {
    private static final long serialVersionUID = 1L;

    CommitInDoubtException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
