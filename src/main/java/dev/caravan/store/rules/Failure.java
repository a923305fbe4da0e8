package dev.caravan.store.rules;

/** What a database's error means for the work it met, and what a person should do. */
public enum Failure {
    /** Another transaction stood in the way and this one is undone. */
    CONFLICT("It was tried several times; if it happens again, look for another program that locks the database."),
    /** The connection broke, or there was none. */
    CONNECTION("Check that the database server runs and can be reached; Caravan goes on when it is back."),
    /** The server does not know this user, or not by this password. */
    LOGIN("Check caravan.store.username and caravan.store.password, or the user in caravan.store.url."),
    /** The server has no such database. */
    NO_DATABASE("Create the database, or correct its name in caravan.store.url."),
    /** The user may not do this. */
    RIGHTS("Give the store's user the right to read, write and make tables and indexes in this database."),
    /** No room. */
    FULL("Free some disk space; nothing that was reported as stored is lost."),
    /** Nobody may write. */
    READ_ONLY(
            "Check the permissions of the database and, for a file, of its folder; a server may be a read-only copy."),
    /** The file is damaged or no database at all. */
    DAMAGED("The database is damaged: restore it from a backup, or move it away and read everything anew."),
    /** A limit of time was passed. */
    SLOW("A statement ran longer than allowed: look at the load and the locks of the database."),
    /** One piece of data is larger than the server takes. */
    TOO_LARGE("A record or page is larger than the server takes: raise its limit (max_allowed_packet), or read smaller"
            + " pages."),
    OTHER("The database's own message says more.");

    private final String advice;

    Failure(String advice) {
        this.advice = advice;
    }

    /** A sentence: what to do. */
    public String advice() {
        return advice;
    }

    /** True when the whole transaction is undone for certain and may run again. */
    public boolean mayRunAgain() {
        return this == CONFLICT || this == CONNECTION;
    }
}
