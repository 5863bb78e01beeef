-- One row for each stream that is read: its checkpoint, and who may read it.
-- Names are compared byte by byte (COLLATE "C"), so that no update of the system's collations touches the key.
CREATE TABLE IF NOT EXISTS box_event_stream (
    name          text COLLATE "C" NOT NULL,
    stream_type   text COLLATE "C" NOT NULL,
    checkpoint    text,                        -- null: there is none
    saved_at      timestamptz,
    fencing_token bigint NOT NULL DEFAULT 0,   -- grows with each owner; a save under a lesser one is refused
    lease_owner   text,
    lease_until   timestamptz,                 -- null, or in the past: nobody holds the lease
    PRIMARY KEY (name, stream_type)
);

-- A large checkpoint is ids, which no compression makes smaller: trying takes most of the time of a save.
ALTER TABLE box_event_stream ALTER COLUMN checkpoint SET STORAGE EXTERNAL;
