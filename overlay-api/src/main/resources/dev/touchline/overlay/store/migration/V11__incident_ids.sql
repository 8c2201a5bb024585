-- The highest id that an incident of a match was given, also of one that was taken back: no id is given twice.

ALTER TABLE matches ADD COLUMN last_incident_id BIGINT DEFAULT 0 NOT NULL;

UPDATE matches SET last_incident_id = COALESCE(
    (SELECT MAX(incidents.incident_id) FROM incidents WHERE incidents.match_id = matches.match_id), 0);
