-- Who asked for a command, as user@host of the system: the database role alone is the same for every operator.
ALTER TABLE signalbox.commands ADD COLUMN person text NOT NULL DEFAULT '';

-- Whose log or block an item is: only this stream resolves it. Older items have none; any stream that reads the block does.
ALTER TABLE signalbox.quarantine ADD COLUMN stream text NOT NULL DEFAULT '';
