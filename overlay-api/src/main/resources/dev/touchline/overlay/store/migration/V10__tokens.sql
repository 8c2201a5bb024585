-- API tokens. Of a secret only its SHA-256 is here.

CREATE TABLE api_tokens (
    token_id VARCHAR(16) PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    role VARCHAR(8) NOT NULL,
    every_match BOOLEAN NOT NULL,
    wearables BOOLEAN NOT NULL,
    query BOOLEAN NOT NULL,
    created_at_ms BIGINT NOT NULL,
    -- The largest number there is: never.
    expires_at_ms BIGINT NOT NULL
);

-- The matches of a token that is not good for every match, whether they exist or not.
CREATE TABLE api_token_matches (
    token_id VARCHAR(16) NOT NULL REFERENCES api_tokens (token_id) ON DELETE CASCADE,
    match_id BIGINT NOT NULL,
    PRIMARY KEY (token_id, match_id)
);
