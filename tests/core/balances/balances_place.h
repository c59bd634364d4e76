// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <memory>

#include "signalbox/literals.h"
#include "store/chains.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"

namespace signalbox::test {

/// A database with an EVM chain, for tests of the SQL of schema `balances`. In SQL, t(n) and h(n) are the addresses of
/// token and holder n as text, a(n) an address as bytes; h(0) is the zero address.
class BalancesPlace {
protected:
    void make()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        addChain(31337);
        sql(u"CREATE SCHEMA test; "
            "CREATE FUNCTION test.a(n bigint) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$ SELECT "
            "decode(lpad(to_hex(n), 40, '0'), 'hex') $$; "
            "CREATE FUNCTION test.h(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT "
            "balances.hex(test.a(n)) $$; "
            "CREATE FUNCTION test.t(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT balances.hex(test.a(n + "
            "1000)) $$"_s);
    }
    void drop()
    {
        session.reset();
        db.reset();
    }
    void addChain(qint64 id)
    {
        QVERIFY(store::Chains(*session).add(newChain(u"eip155:%1"_s.arg(id))));
        sql(u"SELECT balances.create_chain(%1)"_s.arg(id));
    }

    /// First column of the first row. A failure ends the program: see refusal().
    QString sql(const QString& text) const
    {
        const auto answer = run(*session, text);
        if (!answer)
            qFatal("%s: %s", qPrintable(text), qPrintable(answer.error().text()));
        return *answer;
    }
    /// Text of the error of a statement that must fail; empty if it succeeds.
    QString refusal(const QString& text) const
    {
        const auto answer = run(*session, text);
        return answer ? QString() : answer.error().text();
    }
    static Expected<QString> run(store::Session& session, const QString& text)
    {
        return session.write([&](store::Transaction& transaction) {
            transaction.exec("SET LOCAL search_path = test, balances, public");
            const auto rows = transaction.exec(text.toStdString());
            return rows.empty() || rows.columns() == 0 ? QString() : store::text(rows[0][0]);
        });
    }

    void block(qint64 number, qint64 chain = 31337) const
    {
        sql(u"INSERT INTO eip155_%2.blocks (number, hash, parent_hash, timestamp) VALUES (%1, int8send(%1), "
            "int8send(%1 - 1), timestamptz '2026-01-01 00:00:00+00' + %1 * interval '1 hour') ON CONFLICT DO NOTHING"_s
                .arg(number)
                .arg(chain));
    }
    void transfer(qint64 number, int log, int token, int from, int to, const QString& value, qint64 chain = 31337) const
    {
        block(number, chain);
        sql(u"INSERT INTO eip155_%7.transfers VALUES (%1, %2, int8send(%1), a(%3 + 1000), a(%4), a(%5), %6)"_s
                .arg(number)
                .arg(log)
                .arg(token)
                .arg(from)
                .arg(to)
                .arg(value)
                .arg(chain));
    }
    /// Blocks of the chain's transfers and balances, without counting them.
    void cover(qint64 lo, qint64 hi, const QString& streams = u"ARRAY['transfers', 'balances']"_s,
               qint64 chain = 31337) const
    {
        sql(u"SELECT signalbox.cover('eip155:%4', %3, ARRAY[%1]::bigint[], ARRAY[%2]::bigint[], false)"_s.arg(lo)
                .arg(hi)
                .arg(streams)
                .arg(chain));
    }
    QString balance(int token, int holder) const
    {
        return sql(u"SELECT balance FROM get_current_balance(31337, t(%1), h(%2))"_s.arg(token).arg(holder));
    }
    /// Keys and tokens whose sums are not those of the transfers within coverage; empty if none.
    QString wrong() const
    {
        return sql(
            u"WITH rows AS (SELECT x.* FROM eip155_31337.transfers x JOIN signalbox.coverage c ON c.caip2 = "
            "'eip155:31337' AND c.stream = 'balances' AND x.block_number BETWEEN c.lo AND c.hi), want AS (SELECT "
            "contract_address AS contract, holder, sum(delta) AS net FROM (SELECT contract_address, to_address AS "
            "holder, value AS delta FROM rows UNION ALL SELECT contract_address, from_address, -value FROM rows) s "
            "WHERE holder <> a(0) AND delta <> 0 GROUP BY 1, 2), have AS (SELECT contract, holder, sum(net) AS net "
            "FROM (SELECT contract, holder, net FROM holdings WHERE chain_id = 31337 UNION ALL SELECT contract, "
            "holder, delta FROM queue WHERE chain_id = 31337 AND NOT delta_lost) s GROUP BY 1, 2), supply AS (SELECT "
            "contract_address AS contract, coalesce(sum(value) FILTER (WHERE from_address = a(0)), 0) AS minted, "
            "coalesce(sum(value) FILTER (WHERE to_address = a(0)), 0) AS burned FROM rows GROUP BY 1) SELECT "
            "string_agg(s, ' ') FROM (SELECT hex(holder) || ': ' || coalesce(have.net, 0) || ' instead of ' || "
            "coalesce(want.net, 0) AS s FROM want FULL JOIN have USING (contract, holder) WHERE coalesce(have.net, 0) "
            "<> coalesce(want.net, 0) UNION ALL SELECT hex(contract) || ': supply' FROM supply FULL JOIN (SELECT * "
            "FROM tokens WHERE chain_id = 31337) k USING (contract) WHERE (coalesce(supply.minted, 0), "
            "coalesce(supply.burned, 0)) <> (coalesce(k.minted, 0), coalesce(k.burned, 0))) w"_s);
    }
    /// Counters of the queue that differ from its rows; empty if none.
    QString miscounted() const
    {
        return sql(
            u"SELECT string_agg(c.chain_id::text, ' ') FROM queue_counters c, LATERAL (SELECT count(*) FILTER (WHERE "
            "state = 'pending') AS pending, count(*) FILTER (WHERE state = 'processing') AS processing, count(*) "
            "FILTER (WHERE state = 'error') AS error, count(*) FILTER (WHERE state = 'failed') AS failed FROM queue q "
            "WHERE q.chain_id = c.chain_id) q WHERE (c.pending, c.processing, c.error, c.failed) <> (q.pending, "
            "q.processing, q.error, q.failed)"_s);
    }
    /// Makes each write of a holder's balance fail.
    void poison(int holder) const
    {
        sql(u"CREATE OR REPLACE FUNCTION balances.poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.holder "
            "= test.a(%1) THEN RAISE EXCEPTION 'poisoned' USING ERRCODE = 'XX999'; END IF; RETURN NEW; END $$; CREATE "
            "OR REPLACE TRIGGER poison BEFORE INSERT OR UPDATE ON balances.holdings FOR EACH ROW EXECUTE FUNCTION "
            "balances.poison()"_s.arg(holder));
    }
    void cure() const { sql(u"DROP TRIGGER poison ON balances.holdings"_s); }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
};

}  // namespace signalbox::test
