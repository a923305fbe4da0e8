-- MariaDB 10.6, MySQL 8, and later. ${exact} is the collation that tells every two texts apart, also by trailing blanks.
-- "If not exists": a table that was made stays when the process dies between two of them.
-- Times are milliseconds since 1970 (UTC), by the server's clock. Counts are per window; those of the case are for records that came without one.

CREATE TABLE IF NOT EXISTS caravan_case (
    id                 BIGINT AUTO_INCREMENT PRIMARY KEY,
    name               VARCHAR(512) NOT NULL UNIQUE,
    hold_reason        MEDIUMTEXT,
    hold_configuration MEDIUMTEXT,
    hold_since         BIGINT,
    generation         BIGINT NOT NULL DEFAULT 0,
    fingerprint        VARCHAR(255),                        -- of mapping and target: what the generation counts
    target             MEDIUMTEXT,                        -- address and account the records were written to
    redeliveries       BIGINT NOT NULL DEFAULT 0,
    filtered_changes   BIGINT NOT NULL DEFAULT 0,
    n_read             BIGINT NOT NULL DEFAULT 0,
    n_staged           BIGINT NOT NULL DEFAULT 0,
    n_unchanged        BIGINT NOT NULL DEFAULT 0,
    n_filtered         BIGINT NOT NULL DEFAULT 0,
    n_rejected         BIGINT NOT NULL DEFAULT 0,
    n_stale            BIGINT NOT NULL DEFAULT 0,
    n_duplicate        BIGINT NOT NULL DEFAULT 0
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_owner (
    case_id BIGINT PRIMARY KEY,
    holder  VARCHAR(512) NOT NULL,
    fence   BIGINT NOT NULL,
    until   BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_window (
    id          BIGINT AUTO_INCREMENT PRIMARY KEY,
    case_id     BIGINT NOT NULL,
    kind        VARCHAR(16) NOT NULL,                   -- forward | backfill | sweep
    read_fp     VARCHAR(255) NOT NULL,                   -- of request, where, source account: what "covered" means
    lo          BIGINT NOT NULL,
    hi          BIGINT NOT NULL,
    state       VARCHAR(16) NOT NULL,                   -- open | done | abandoned
    fence       BIGINT NOT NULL,
    page        BIGINT NOT NULL DEFAULT 0,
    page_cursor MEDIUMTEXT,
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
    n_duplicate BIGINT NOT NULL DEFAULT 0,
    INDEX caravan_window_case (case_id, id),
    INDEX caravan_window_open (case_id, state)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_covered (
    case_id BIGINT NOT NULL,
    read_fp VARCHAR(255) NOT NULL,
    lo      BIGINT NOT NULL,
    hi      BIGINT NOT NULL,
    PRIMARY KEY (case_id, read_fp, lo)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_lease (
    id      BIGINT AUTO_INCREMENT PRIMARY KEY,
    case_id BIGINT NOT NULL,
    holder  VARCHAR(512) NOT NULL,
    kind    VARCHAR(16) NOT NULL,                       -- deliver | resolve
    until   BIGINT NOT NULL,
    sent_at BIGINT,                                -- the stored intent
    INDEX caravan_lease_case (case_id, until)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_record (
    id       BIGINT AUTO_INCREMENT PRIMARY KEY,
    case_id  BIGINT NOT NULL,
    rkey     VARCHAR(512) NOT NULL,
    hash     BINARY(16) NOT NULL,                      -- 16 bytes over the canonical source content
    src_at   BIGINT,                               -- the source's own modification time
    ver      BIGINT NOT NULL,                      -- +1 per change, replay or redelivery
    sent     BIGINT NOT NULL DEFAULT 0,            -- version of the current or last send
    done     BIGINT NOT NULL DEFAULT 0,            -- last version the target has; 0 = never
    gen      BIGINT NOT NULL DEFAULT 0,            -- generation of mapping and target that wrote done
    wanted   VARCHAR(16) NOT NULL,                      -- where the newest version belongs: pending | filtered | written | dead
    status   VARCHAR(16) NOT NULL,
    due      BIGINT,                               -- set exactly for pending, retry, unknown
    lease    BIGINT,                               -- set exactly for leased
    attempts BIGINT NOT NULL DEFAULT 0,
    waiting_since BIGINT,                          -- for a record of another case; unset by any change and any other outcome
    at       BIGINT NOT NULL,
    cause    MEDIUMTEXT,
    note     MEDIUMTEXT,
    UNIQUE (case_id, rkey),
    INDEX caravan_record_due (case_id, due, id),
    INDEX caravan_record_status (case_id, status, due),
    INDEX caravan_record_lease (lease)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_body (
    id      BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL,
    content LONGTEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

-- Fields that look-ups ask for, and their texts: neither server makes an index of a part of one case's bodies.
CREATE TABLE IF NOT EXISTS caravan_field_index (
    case_id BIGINT NOT NULL,
    field   VARCHAR(200) NOT NULL,
    ready   BOOLEAN NOT NULL DEFAULT FALSE,        -- every record of the case has its text in caravan_field
    PRIMARY KEY (case_id, field)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_field (
    case_id BIGINT NOT NULL,
    field   VARCHAR(200) NOT NULL,
    id      BIGINT NOT NULL,                       -- of the record
    value   VARCHAR(100),                          -- the beginning of the text; NULL when the record lacks the field
    PRIMARY KEY (case_id, field, id),
    INDEX caravan_field_value (case_id, field, value, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_token (
    connection  VARCHAR(255) NOT NULL,
    fingerprint VARCHAR(255) NOT NULL,
    version     BIGINT NOT NULL,
    sealed      LONGBLOB NOT NULL,
    expires_at  BIGINT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (connection, fingerprint)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_token_claim (
    connection  VARCHAR(255) NOT NULL,
    fingerprint VARCHAR(255) NOT NULL,
    version     BIGINT NOT NULL,
    holder      VARCHAR(512) NOT NULL,
    until       BIGINT NOT NULL,
    PRIMARY KEY (connection, fingerprint)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS caravan_run (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    kind       VARCHAR(16) NOT NULL,                    -- extract | deliver
    holder     VARCHAR(512) NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,
    summary    MEDIUMTEXT,
    error      MEDIUMTEXT,
    INDEX caravan_run_case (case_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${exact};
