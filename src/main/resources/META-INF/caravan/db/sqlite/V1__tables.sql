-- Times are milliseconds since 1970 (UTC). Counts are per window; those of the case are for records that came without one.

CREATE TABLE caravan_case (
    id                 INTEGER PRIMARY KEY,
    name               TEXT    NOT NULL UNIQUE,
    hold_reason        TEXT,
    hold_configuration TEXT,
    hold_since         INTEGER,
    generation         INTEGER NOT NULL DEFAULT 0,
    fingerprint        TEXT,                        -- of mapping and target: what the generation counts
    target             TEXT,                        -- address and account the records were written to
    redeliveries       INTEGER NOT NULL DEFAULT 0,
    filtered_changes   INTEGER NOT NULL DEFAULT 0,
    n_read             INTEGER NOT NULL DEFAULT 0,
    n_staged           INTEGER NOT NULL DEFAULT 0,
    n_unchanged        INTEGER NOT NULL DEFAULT 0,
    n_filtered         INTEGER NOT NULL DEFAULT 0,
    n_rejected         INTEGER NOT NULL DEFAULT 0,
    n_stale            INTEGER NOT NULL DEFAULT 0,
    n_duplicate        INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE caravan_owner (
    case_id INTEGER PRIMARY KEY,
    holder  TEXT    NOT NULL,
    fence   INTEGER NOT NULL,
    until   INTEGER NOT NULL
);

CREATE TABLE caravan_window (
    id          INTEGER PRIMARY KEY,
    case_id     INTEGER NOT NULL,
    kind        TEXT    NOT NULL,                   -- forward | backfill | sweep
    read_fp     TEXT    NOT NULL,                   -- of request, where, source account: what "covered" means
    lo          INTEGER NOT NULL,
    hi          INTEGER NOT NULL,
    state       TEXT    NOT NULL,                   -- open | done | abandoned
    fence       INTEGER NOT NULL,
    page        INTEGER NOT NULL DEFAULT 0,
    page_cursor TEXT,
    total       INTEGER,
    restarts    INTEGER NOT NULL DEFAULT 0,
    opened_at   INTEGER NOT NULL,
    closed_at   INTEGER,
    n_read      INTEGER NOT NULL DEFAULT 0,
    n_staged    INTEGER NOT NULL DEFAULT 0,
    n_unchanged INTEGER NOT NULL DEFAULT 0,
    n_filtered  INTEGER NOT NULL DEFAULT 0,
    n_rejected  INTEGER NOT NULL DEFAULT 0,
    n_stale     INTEGER NOT NULL DEFAULT 0,
    n_duplicate INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX caravan_window_case ON caravan_window (case_id, id);
CREATE INDEX caravan_window_open ON caravan_window (case_id, id) WHERE state = 'open';

CREATE TABLE caravan_covered (
    case_id INTEGER NOT NULL,
    read_fp TEXT    NOT NULL,
    lo      INTEGER NOT NULL,
    hi      INTEGER NOT NULL,
    PRIMARY KEY (case_id, read_fp, lo)
);

-- AUTOINCREMENT: an id must never come back, or a late settlement would meet another lease of the same holder
CREATE TABLE caravan_lease (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    holder  TEXT    NOT NULL,
    kind    TEXT    NOT NULL,                       -- deliver | resolve
    until   INTEGER NOT NULL,
    sent_at INTEGER                                 -- the stored intent
);
CREATE INDEX caravan_lease_case ON caravan_lease (case_id, until);

CREATE TABLE caravan_record (
    id       INTEGER PRIMARY KEY,
    case_id  INTEGER NOT NULL,
    rkey     TEXT    NOT NULL,
    hash     BLOB    NOT NULL,                      -- 16 bytes over the canonical source content
    src_at   INTEGER,                               -- the source's own modification time
    ver      INTEGER NOT NULL,                      -- +1 per change, replay or redelivery
    sent     INTEGER NOT NULL DEFAULT 0,            -- version of the current or last send
    done     INTEGER NOT NULL DEFAULT 0,            -- last version the target has; 0 = never
    gen      INTEGER NOT NULL DEFAULT 0,            -- generation of mapping and target that wrote done
    wanted   TEXT    NOT NULL,                      -- where the newest version belongs: pending | filtered | written | dead
    status   TEXT    NOT NULL,
    due      INTEGER,                               -- set exactly for pending, retry, unknown
    lease    INTEGER,                               -- set exactly for leased
    attempts INTEGER NOT NULL DEFAULT 0,
    at       INTEGER NOT NULL,
    cause    TEXT,
    note     TEXT,
    waiting_since INTEGER,                          -- for a record of another case; unset by any change and any other outcome
    UNIQUE (case_id, rkey)
);
CREATE INDEX caravan_record_due ON caravan_record (case_id, due, id) WHERE due IS NOT NULL AND status <> 'unknown';
CREATE INDEX caravan_record_unknown ON caravan_record (case_id, due) WHERE status = 'unknown';
CREATE INDEX caravan_record_lease ON caravan_record (lease) WHERE lease IS NOT NULL;
CREATE INDEX caravan_record_dead ON caravan_record (case_id, cause) WHERE status = 'dead';

CREATE TABLE caravan_body (
    id      INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,                       -- of the record: indexes for look-ups are made per case and field
    content TEXT    NOT NULL
);

CREATE TABLE caravan_token (
    connection  TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    sealed      BLOB    NOT NULL,
    expires_at  INTEGER,
    at          INTEGER NOT NULL,
    PRIMARY KEY (connection, fingerprint)
);

CREATE TABLE caravan_token_claim (
    connection  TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    holder      TEXT    NOT NULL,
    until       INTEGER NOT NULL,
    PRIMARY KEY (connection, fingerprint)
);

CREATE TABLE caravan_run (
    id         INTEGER PRIMARY KEY,
    case_id    INTEGER NOT NULL,
    kind       TEXT    NOT NULL,                    -- extract | deliver
    holder     TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    summary    TEXT,
    error      TEXT
);
CREATE INDEX caravan_run_case ON caravan_run (case_id, id);
