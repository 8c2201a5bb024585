-- What operators said of whose track is whose in a match's newest epoch, in the order in which it is made.

CREATE TABLE identity_corrections (
    match_id BIGINT NOT NULL REFERENCES matches (match_id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    operation VARCHAR(8) NOT NULL,
    object_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    since_us BIGINT NOT NULL,
    PRIMARY KEY (match_id, place)
);
