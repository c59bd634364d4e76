-- Settings that all consoles of the workspace share. Only values that differ from the default have a row; which keys and values
-- are valid is checked by the engine.
CREATE TABLE signalbox.settings (
    key text PRIMARY KEY,
    value jsonb NOT NULL,
    set_by text NOT NULL DEFAULT session_user,
    set_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE signalbox.settings OWNER TO @engine@;
GRANT SELECT ON signalbox.settings TO @reader@;
