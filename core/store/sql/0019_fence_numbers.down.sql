DROP FUNCTION signalbox.fence(text, bigint, text, text[], int8multirange);
