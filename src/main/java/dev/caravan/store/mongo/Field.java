package dev.caravan.store.mongo;

/** Names of fields. A record's next version lies beside the current one until its page is decided. */
final class Field {
    static final String ID = "_id";
    static final String CASE = "case";
    static final String HOLDER = "holder";
    static final String UNTIL = "until";

    static final String KEY = "key";
    /** Changed by every change of a record but the preparing of a page: what the compare-and-set looks at. */
    static final String REVISION = "revision";

    static final String HASH = "hash";
    static final String MODIFIED = "modified";
    static final String WANTED = "wanted";
    static final String CAUSE = "cause";
    static final String NOTE = "note";
    static final String CONTENT = "content";

    /** Texts of fields that look-ups ask for, and the version of the list of fields. */
    static final String TEXTS = "texts";

    static final String TEXTS_VERSION = "textsVersion";

    static final String NEXT_PAGE = "nextPage";
    static final String NEXT_FENCE = "nextFence";
    static final String NEXT_ONCE = "nextOnce";
    static final String NEXT_HASH = "nextHash";
    static final String NEXT_MODIFIED = "nextModified";
    static final String NEXT_WANTED = "nextWanted";
    static final String NEXT_CAUSE = "nextCause";
    static final String NEXT_NOTE = "nextNote";
    static final String NEXT_CONTENT = "nextContent";
    static final String NEXT_TEXTS = "nextTexts";
    static final String NEXT_TEXTS_VERSION = "nextTextsVersion";

    static final String STATUS = "status";
    static final String DUE = "due";
    static final String LEASE = "lease";
    /** What the lease is for; left behind by the last one. */
    static final String LEASE_KIND = "leaseKind";

    static final String ATTEMPTS = "attempts";
    static final String AT = "at";
    static final String VERSION = "version";
    static final String SENT = "sent";
    static final String DONE = "done";
    static final String GENERATION = "generation";
    /** The last calls that staged a record without a window, each by its number. */
    static final String CALLS = "calls";

    /** Since when a record waits for one of another case. */
    static final String WAITING = "waitingSince";

    /** How many of a record's versions came by redelivery, by filtering, and without a window: staged and refused. */
    static final String REDELIVERIES = "redeliveries";

    static final String FILTERED_CHANGES = "filteredChanges";
    static final String CAME_STAGED = "cameStaged";
    static final String CAME_REJECTED = "cameRejected";

    private Field() {}
}
