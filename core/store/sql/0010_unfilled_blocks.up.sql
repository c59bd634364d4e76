-- Blocks that were stored before a table or a column came to the catalog and have nothing in it yet: what a reindex fills
-- goes from them in the transaction that fills it, so nobody has to look through the progress of every block.
ALTER TABLE canopyx.table_needs ADD COLUMN remaining int8multirange NOT NULL DEFAULT '{}';

UPDATE canopyx.table_needs n SET remaining = coalesce((SELECT range_agg(int8range(v.lo, v.hi + 1)) FROM signalbox.coverage v
        JOIN canopyx.chains c USING (caip2) WHERE c.chain_id = n.chain_id), '{}')
    - coalesce((SELECT range_agg(r) FROM (SELECT int8range(min(height), max(height) + 1) AS r
        FROM (SELECT height, height - row_number() OVER (ORDER BY height) AS run FROM (SELECT DISTINCT p.height
            FROM canopyx.index_progress p WHERE p.chain_id = n.chain_id AND p.indexed_at >= n.noticed_at) h) i
        GROUP BY run) filled), '{}')
    WHERE n.state = 'open' AND n.need = 'backfill';
UPDATE canopyx.table_needs SET state = 'done', settled_at = now()
    WHERE state = 'open' AND need = 'backfill' AND isempty(remaining);
