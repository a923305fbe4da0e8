-- Times are milliseconds since 1970 (UTC), by the server's clock. Counts are per window; those of the case are for records that came without one.

CREATE TABLE caravan_case (
    id                 BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name               TEXT    NOT NULL UNIQUE,
    hold_reason        TEXT,
    hold_configuration TEXT,
    hold_since         BIGINT,
    generation         BIGINT NOT NULL DEFAULT 0,
    fingerprint        TEXT,                        -- of mapping and target: what the generation counts
    target             TEXT,                        -- address and account the records were written to
    redeliveries       BIGINT NOT NULL DEFAULT 0,
    filtered_changes   BIGINT NOT NULL DEFAULT 0,
    n_read             BIGINT NOT NULL DEFAULT 0,
    n_staged           BIGINT NOT NULL DEFAULT 0,
    n_unchanged        BIGINT NOT NULL DEFAULT 0,
    n_filtered         BIGINT NOT NULL DEFAULT 0,
    n_rejected         BIGINT NOT NULL DEFAULT 0,
    n_stale            BIGINT NOT NULL DEFAULT 0,
    n_duplicate        BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE caravan_owner (
    case_id BIGINT PRIMARY KEY,
    holder  TEXT    NOT NULL,
    fence   BIGINT NOT NULL,
    until   BIGINT NOT NULL
);

CREATE TABLE caravan_window (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id     BIGINT NOT NULL,
    kind        TEXT    NOT NULL,                   -- forward | backfill | sweep
    read_fp     TEXT    NOT NULL,                   -- of request, where, source account: what "covered" means
    lo          BIGINT NOT NULL,
    hi          BIGINT NOT NULL,
    state       TEXT    NOT NULL,                   -- open | done | abandoned
    fence       BIGINT NOT NULL,
    page        BIGINT NOT NULL DEFAULT 0,
    page_cursor TEXT,
    total       BIGINT,
    restarts    BIGINT NOT NULL DEFAULT 0,
    opened_at   BIGINT NOT NULL,
    closed_at   BIGINT,
    n_read      BIGINT NOT NULL DEFAULT 0,
    n_staged    BIGINT NOT NULL DEFAULT 0,
    n_unchanged BIGINT NOT NULL DEFAULT 0,
    n_filtered  BIGINT NOT NULL DEFAULT 0,
    n_rejected  BIGINT NOT NULL DEFAULT 0,
    n_stale     BIGINT NOT NULL DEFAULT 0,
    n_duplicate BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX caravan_window_case ON caravan_window (case_id, id);
CREATE INDEX caravan_window_open ON caravan_window (case_id, id) WHERE state = 'open';

CREATE TABLE caravan_covered (
    case_id BIGINT NOT NULL,
    read_fp TEXT    NOT NULL,
    lo      BIGINT NOT NULL,
    hi      BIGINT NOT NULL,
    PRIMARY KEY (case_id, read_fp, lo)
);

CREATE TABLE caravan_lease (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id BIGINT NOT NULL,
    holder  TEXT    NOT NULL,
    kind    TEXT    NOT NULL,                       -- deliver | resolve
    until   BIGINT NOT NULL,
    sent_at BIGINT                                 -- the stored intent
);
CREATE INDEX caravan_lease_case ON caravan_lease (case_id, until);

CREATE TABLE caravan_record (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id  BIGINT NOT NULL,
    rkey     TEXT COLLATE "C" NOT NULL,
    hash     BYTEA   NOT NULL,                      -- 16 bytes over the canonical source content
    src_at   BIGINT,                               -- the source's own modification time
    ver      BIGINT NOT NULL,                      -- +1 per change, replay or redelivery
    sent     BIGINT NOT NULL DEFAULT 0,            -- version of the current or last send
    done     BIGINT NOT NULL DEFAULT 0,            -- last version the target has; 0 = never
    gen      BIGINT NOT NULL DEFAULT 0,            -- generation of mapping and target that wrote done
    wanted   TEXT    NOT NULL,                      -- where the newest version belongs: pending | filtered | written | dead
    status   TEXT    NOT NULL,
    due      BIGINT,                               -- set exactly for pending, retry, unknown
    lease    BIGINT,                               -- set exactly for leased
    attempts BIGINT NOT NULL DEFAULT 0,
    at       BIGINT NOT NULL,
    cause    TEXT,
    note     TEXT,
    waiting_since BIGINT,                          -- for a record of another case; unset by any change and any other outcome
    UNIQUE (case_id, rkey)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX caravan_record_due ON caravan_record (case_id, due, id) WHERE due IS NOT NULL AND status <> 'unknown';
CREATE INDEX caravan_record_unknown ON caravan_record (case_id, due) WHERE status = 'unknown';
CREATE INDEX caravan_record_lease ON caravan_record (lease) WHERE lease IS NOT NULL;
CREATE INDEX caravan_record_dead ON caravan_record (case_id, cause) WHERE status = 'dead';

CREATE TABLE caravan_body (
    id      BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL,                       -- of the record: indexes for look-ups are made per case and field
    content TEXT    NOT NULL
);

-- What look-ups compare: the text of a field, or of a nested one, cut to 100 characters so that an index can always take it;
-- NULL for content that PostgreSQL does not read. The cost keeps the planner from calling it for each row where an index is;
-- it is not parallel safe, because it may catch errors.
CREATE FUNCTION caravan_field(content TEXT, name TEXT) RETURNS TEXT
    LANGUAGE plpgsql IMMUTABLE COST 100000 AS $$
DECLARE
    document json;
    found    text;
    step     text;
BEGIN
    document := content::json;
    found := document ->> name;
    IF found IS NULL AND strpos(name, '.') > 0 THEN
        FOREACH step IN ARRAY string_to_array(name, '.') LOOP
            found := document ->> step;
            document := document -> step;
        END LOOP;
    END IF;
    RETURN left(found, 100);
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END
$$;

CREATE TABLE caravan_token (
    connection  TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    version     BIGINT NOT NULL,
    sealed      BYTEA   NOT NULL,
    expires_at  BIGINT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (connection, fingerprint)
);

CREATE TABLE caravan_token_claim (
    connection  TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    version     BIGINT NOT NULL,
    holder      TEXT    NOT NULL,
    until       BIGINT NOT NULL,
    PRIMARY KEY (connection, fingerprint)
);

CREATE TABLE caravan_run (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    kind       TEXT    NOT NULL,                    -- extract | deliver
    holder     TEXT    NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,
    summary    TEXT,
    error      TEXT
);
CREATE INDEX caravan_run_case ON caravan_run (case_id, id);
