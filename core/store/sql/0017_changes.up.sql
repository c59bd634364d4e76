-- The change log: one row for each transaction that changed a chain's rows, in commit order and without gaps, because the
-- number comes from the lease, which the fence has locked. Consumers keep their place here and read the rows by range.
ALTER TABLE signalbox.leases ADD COLUMN changes bigint NOT NULL DEFAULT 0;

CREATE TABLE signalbox.changes (
    caip2 text NOT NULL REFERENCES signalbox.chains ON DELETE CASCADE,
    seq bigint NOT NULL CHECK (seq > 0),
    kind text NOT NULL CHECK (kind IN ('commit', 'replace', 'undo', 'drop', 'prune')),
    data_sets text[] NOT NULL,
    ranges int8multirange NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caip2, seq)
);

CREATE TABLE signalbox.consumers (
    name text NOT NULL,
    caip2 text NOT NULL REFERENCES signalbox.chains ON DELETE CASCADE,
    seq bigint NOT NULL CHECK (seq >= 0),
    stale boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, caip2)
);

CREATE FUNCTION signalbox.changed(chain text, what text, sets text[], blocks int8multirange) RETURNS void LANGUAGE sql AS $$
    WITH next AS (UPDATE signalbox.leases SET changes = changes + 1 WHERE caip2 = chain RETURNING changes)
    INSERT INTO signalbox.changes (caip2, seq, kind, data_sets, ranges) SELECT chain, next.changes, what, sets, blocks FROM next
$$;

-- Removes rows older than `age`, and the oldest of each chain beyond its share of `most`. A consumer that has not read what
-- is removed is marked stale: it begins again with a copy.
CREATE FUNCTION signalbox.prune_changes(age interval, most bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    gone bigint;
BEGIN
    DELETE FROM signalbox.changes c USING signalbox.leases l
        WHERE l.caip2 = c.caip2
            AND (c.changed_at < now() - age OR c.seq <= l.changes - most / (SELECT count(*) FROM signalbox.leases));
    GET DIAGNOSTICS gone = ROW_COUNT;
    UPDATE signalbox.consumers k SET stale = true
        FROM signalbox.leases l
        WHERE l.caip2 = k.caip2 AND NOT k.stale AND k.seq < l.changes
            AND NOT EXISTS (SELECT FROM signalbox.changes c WHERE c.caip2 = k.caip2 AND c.seq = k.seq + 1);
    RETURN gone;
END $$;

ALTER TABLE signalbox.changes OWNER TO @engine@;
ALTER TABLE signalbox.consumers OWNER TO @engine@;
ALTER FUNCTION signalbox.changed(text, text, text[], int8multirange) OWNER TO @engine@;
ALTER FUNCTION signalbox.prune_changes(interval, bigint) OWNER TO @engine@;
GRANT SELECT ON signalbox.changes, signalbox.consumers TO @reader@;
