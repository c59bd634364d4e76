DROP FUNCTION balances.claim_rule_search(bigint), balances.rule_sample(bigint, bytea, integer),
    balances.fitting_rules(bigint, bytea, bigint, bigint, bytea[], numeric[], numeric[], bytea[], text[], numeric[]),
    balances.fitting_constructor(bigint, bytea, bigint, bigint, bytea[], numeric[], numeric[], numeric),
    balances.constructor_position(bigint, bigint), balances.note_found_rules(bigint, bytea);
DROP INDEX balances.tokens_untrusted, balances.drift_findings_negative;
ALTER TABLE balances.tokens DROP COLUMN rules_after;
-- An older engine does not know the rule: the rows go with its streams, and what they added is subtracted by removing the streams.
DO $$
BEGIN
    IF EXISTS (SELECT FROM signalbox.streams s WHERE s.stream LIKE 'balance\_events:%' AND s.settings -> 'rules' ? 'constructor') THEN
        RAISE EXCEPTION 'A token still has the rule constructor.' USING HINT = 'Switch it off first: signalbox-cli token rules C ADDRESS --off.';
    END IF;
END $$;
