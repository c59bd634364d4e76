-- The chains' own rows remain: a later version joins them again.
DROP SCHEMA ibc CASCADE;
DELETE FROM signalbox.consumers WHERE name = 'ibc';
