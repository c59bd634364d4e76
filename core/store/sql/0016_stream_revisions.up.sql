-- What in a stream's settings decides its rows. Coverage that is there was read by the settings that are there.
ALTER TABLE signalbox.streams ADD COLUMN revision text NOT NULL DEFAULT '';

UPDATE signalbox.streams s SET revision = left(encode(sha256(convert_to(coalesce((
        SELECT string_agg(r.key || '=' || lower(a.address), ' ' ORDER BY (r.key || '=' || lower(a.address)) COLLATE "C")
            FROM jsonb_each_text(s.settings -> 'registries') AS r, unnest(string_to_array(r.value, ',')) AS a (address)
            WHERE a.address <> ''
    ), ''), 'UTF8')), 'hex'), 16)
    WHERE s.stream = 'registries';
