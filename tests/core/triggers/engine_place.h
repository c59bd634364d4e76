// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QThread>
#include <memory>

#include "evm/data/evm_tables.h"
#include "store/chain_ingest.h"
#include "store/leases.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "triggers/engine/chain_turn.h"
#include "triggers/rows/trigger_rows.h"

namespace signalbox::test {

/// A database with the EVM chain 31337, which this test indexes, and the chain 999, which the workspace does not have.
/// Triggers are evaluated by turn(), without a thread.
class EnginePlace {
protected:
    void make()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        OK(store::Chains(*session).add(newChain()));
        const auto taken = store::Leases(*session).acquire(chainId, {u"a"_s, u"here"_s, 1});
        OK(taken);
        epoch = *taken;
        loaded = {};
    }
    void drop()
    {
        session.reset();
        db.reset();
    }
    QString value(const QString& sql) const { return db->value(sql); }
    void run(const QString& sql) const
    {
        const auto done = session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        QVERIFY2(done, qPrintable(done ? QString() : done.error().text()));
    }

    /// A NewFeedback of the given score in SQL; its transaction is `transaction`.
    static QString feedback(qint64 chain, Height block, int log, int score, int agent = 7, const QString& suffix = {},
                            const QString& transaction = {})
    {
        return u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
               "registry, event_type, agent_id, agent_id_text, timestamp, score) VALUES ('%1-%2-%3%6', %1, %2, "
               "'0xb%2%6', '%7', %3, 'reputation', 'NewFeedback', %5, '%5', 2000000000 + %2, %4);"_s.arg(chain)
                   .arg(block)
                   .arg(log)
                   .arg(score)
                   .arg(agent)
                   .arg(suffix, transaction.isEmpty() ? u"0xt%1-%2"_s.arg(block).arg(log) : transaction);
    }
    /// A transaction of the chain's writer: covers the blocks and stores rows.
    void commit(Height lo, Height hi, const QString& rows = {}, const char* kind = "commit") const
    {
        run(u"SELECT signalbox.fence('eip155:31337', %1, '%2', ARRAY['blocks', 'events'], '{[%3,%4]}'); %5 SELECT "
            "signalbox.cover('eip155:31337', ARRAY['registries', 'headers'], ARRAY[%3]::bigint[], "
            "ARRAY[%4]::bigint[], false)"_s.arg(epoch)
                .arg(QLatin1String(kind))
                .arg(lo)
                .arg(hi)
                .arg(rows));
    }
    /// Undoes the blocks above `ancestor`.
    void undo(Height ancestor) const
    {
        run(u"SELECT signalbox.fence('eip155:31337', %1, 'undo', ARRAY['blocks', 'events'], '{[%2,)}'); INSERT INTO "
            "erc8004.event_retractions (event_id, reason, old_block_hash) SELECT id, 'reorg', block_hash FROM "
            "erc8004.events_live WHERE chain_id = 31337 AND block_number >= %2; SELECT signalbox.uncover("
            "'eip155:31337', NULL, %2, 9223372036854775806)"_s.arg(epoch)
                .arg(ancestor + 1));
    }

    static Trigger lowScore(qint64 chain = 31337, const QString& below = u"60"_s)
    {
        Trigger made;
        made.name = u"Low scores"_s;
        made.chainId = chain;
        made.registry = u"reputation"_s;
        made.enabled = true;
        made.owner = u"local"_s;
        made.conditions = {{0, u"agent_id_equals"_s, u"agent_id"_s, u"="_s, u"7"_s, {}},
                           {0, u"score_threshold"_s, u"score"_s, u"<"_s, below, {}}};
        made.actions = {{0, u"rest"_s, 1, {{u"url"_s, u"https://hooks.example.org/a"_s}}}};
        return made;
    }
    static Trigger average(qint64 chain = 31337)
    {
        Trigger made = lowScore(chain);
        made.name = u"Average"_s;
        made.conditions[1] = {
            0, u"ema_threshold"_s, u"score"_s, u"<"_s, u"60"_s, {{u"window_size"_s, 10}, {u"alpha"_s, 0.5}}};
        return made;
    }
    QString save(const Trigger& trigger) const
    {
        const auto stored = session->write([&](store::Transaction& transaction) {
            return triggers::saveTrigger(transaction, trigger, u"ada@desk"_s);
        });
        if (!stored)
            qFatal("%s", qPrintable(stored.error().text()));
        return stored->id;
    }

    /// Evaluates everything that is stored of the chain.
    triggers::Firing::Counts turn(qint64 chain = 31337, int most = 4'000)
    {
        triggers::Firing::Counts all;
        for (bool more = true; more;) {
            const auto done = session->write([&](store::Transaction& transaction) {
                loaded.refresh(transaction);
                return triggers::ChainTurn(transaction, loaded, u"test"_s)
                    .run(triggers::watchedChain(transaction, chain), most);
            });
            if (!done)
                qFatal("%s: %s", qPrintable(done.error().code), qPrintable(done.error().text()));
            more = done->more;
            all.fired += done->counts.fired;
            all.jobs += done->counts.jobs;
            all.held += done->counts.held;
            all.late += done->counts.late;
        }
        return all;
    }
    /// Events with jobs, in the order of the jobs.
    QString jobs() const
    {
        return value(u"SELECT coalesce(string_agg(event_id, ' ' ORDER BY id), '') FROM erc8004.action_jobs"_s);
    }
    QString state(const QString& trigger) const
    {
        return value(
            u"SELECT coalesce((SELECT round((state_data ->> 'ema')::numeric, 3) || ' ' || (state_data ->> 'count') "
            u"FROM "
            "erc8004.trigger_state WHERE trigger_id = '%1' AND state_data <> '{}'), '')"_s.arg(trigger));
    }
    QString place(const QString& trigger) const
    {
        return value(
            u"SELECT block_number || coalesce(' waits ' || waits_for::text, '') FROM erc8004.trigger_places "
            "WHERE trigger_id = '%1'"_s.arg(trigger));
    }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
    triggers::LoadedTriggers loaded;
    qint64 epoch = 0;
};

}  // namespace signalbox::test
