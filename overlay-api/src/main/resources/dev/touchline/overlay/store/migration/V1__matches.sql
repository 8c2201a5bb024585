-- A portable subset of SQL: the same file for H2 and PostgreSQL.

-- What is counted for the whole server: the newest version that any match was given.
CREATE TABLE server_numbers (
    name VARCHAR(32) PRIMARY KEY,
    newest BIGINT NOT NULL
);

INSERT INTO server_numbers (name, newest) VALUES ('version', 0);

-- The highest epoch that a match of this id had, kept after the match is gone: an id that is used again goes on counting.
CREATE TABLE match_epochs (
    match_id BIGINT PRIMARY KEY,
    epoch BIGINT NOT NULL
);

CREATE TABLE matches (
    match_id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    mode VARCHAR(8) NOT NULL,
    rate DOUBLE PRECISION NOT NULL,
    delay_ms INTEGER NOT NULL,
    pitch_length_metres DOUBLE PRECISION NOT NULL,
    pitch_width_metres DOUBLE PRECISION NOT NULL
);

CREATE TABLE teams (
    match_id BIGINT NOT NULL REFERENCES matches (match_id) ON DELETE CASCADE,
    side VARCHAR(4) NOT NULL,
    name VARCHAR(100) NOT NULL,
    short_name VARCHAR(100) NOT NULL,
    colour VARCHAR(7) NOT NULL,
    PRIMARY KEY (match_id, side)
);

CREATE TABLE players (
    match_id BIGINT NOT NULL REFERENCES matches (match_id) ON DELETE CASCADE,
    object_id INTEGER NOT NULL,
    side VARCHAR(4) NOT NULL,
    place INTEGER NOT NULL,
    shirt_number INTEGER,
    name VARCHAR(100) NOT NULL,
    field_position VARCHAR(100),
    PRIMARY KEY (match_id, object_id)
);

CREATE TABLE sources (
    match_id BIGINT NOT NULL REFERENCES matches (match_id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name VARCHAR(100),
    expected_rate DOUBLE PRECISION,
    allowed_sender VARCHAR(45),
    signing_key VARCHAR(32),
    clock_offset_micros BIGINT,
    PRIMARY KEY (match_id, source_id)
);

-- Cards, substitutions and goals, as operators said them; the last with who went off and who came on.
CREATE TABLE incidents (
    match_id BIGINT NOT NULL REFERENCES matches (match_id) ON DELETE CASCADE,
    incident_id BIGINT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    side VARCHAR(4) NOT NULL,
    object_id INTEGER NOT NULL,
    other_id INTEGER,
    detail VARCHAR(16),
    off_number INTEGER,
    off_name VARCHAR(100),
    off_position VARCHAR(100),
    on_number INTEGER,
    on_name VARCHAR(100),
    on_position VARCHAR(100),
    period INTEGER,
    clock_ms BIGINT,
    ts_us BIGINT NOT NULL,
    PRIMARY KEY (match_id, incident_id)
);

-- What a creation with an Idempotency-Key was answered with.
CREATE TABLE idempotent_answers (
    idempotency_key VARCHAR(100) PRIMARY KEY,
    body_sha256 VARCHAR(64) NOT NULL,
    match_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_ms BIGINT NOT NULL
);
