// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "triggers/rows/event_rows.h"
#include "triggers/rows/trigger_rows.h"

namespace signalbox::test {

/// A database with registry events of the chain 31337, and triggers on them.
class RowsPlace {
protected:
    void make()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
    }
    void drop()
    {
        session.reset();
        db.reset();
    }
    QString value(const QString& sql) const { return db->value(sql); }
    void run(const std::string& sql) const
    {
        OK(session->write([&](store::Transaction& transaction) {
            transaction.exec(sql);
            return Done{};
        }));
    }
    template <class F>
    auto in(F work) const
    {
        return session->write([&](store::Transaction& transaction) { return work(transaction); });
    }

    void addEvent(int block, int log, const QString& registry = u"reputation"_s, const char* suffix = "",
                  int transactionNumber = 1, int score = 50) const
    {
        OK(in([&](store::Transaction& transaction) {
            transaction.exec(
                "INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, "
                "log_index, registry, event_type, agent_id, timestamp, score, tag1) VALUES ('31337-' || "
                "$1::text || '-' || $2::text || $4, 31337, $1::bigint, '0xb' || $1::text || $4, '0x7' || "
                "$5::text, $2::integer, $3, 'NewFeedback', 7, 1700000000 + $1::bigint, $6, 'good')",
                {block, log, registry, suffix, transactionNumber, score});
            return Done{};
        }));
    }

    static Trigger trigger(const QString& name = u"Low scores"_s)
    {
        Trigger made;
        made.name = name;
        made.chainId = 31337;
        made.registry = u"reputation"_s;
        made.enabled = true;
        made.owner = u"local"_s;
        made.conditions = {{0, u"agent_id_equals"_s, u"agent_id"_s, u"="_s, u"7"_s, {}},
                           {0, u"score_threshold"_s, u"score"_s, u"<"_s, u"60"_s, {}}};
        made.actions = {{0, u"rest"_s, 1, {{u"url"_s, u"https://hooks.example.org/a"_s}}},
                        {0, u"telegram"_s, 2, {{u"chat_id"_s, u"-1001"_s}}}};
        return made;
    }
    static TriggerCondition average(const QString& value = u"60"_s)
    {
        return {0, u"ema_threshold"_s, u"score"_s, u"<"_s, value, {{u"window_size"_s, 10}, {u"alpha"_s, 0.2}}};
    }
    Expected<Trigger> save(const Trigger& wanted) const
    {
        return in(
            [&](store::Transaction& transaction) { return triggers::saveTrigger(transaction, wanted, u"ada@desk"_s); });
    }
    Expected<Trigger> read(const QString& id) const
    {
        return in([&](store::Transaction& transaction) { return triggers::readTrigger(transaction, id); });
    }
    void addUser(const char* id) const
    {
        run("INSERT INTO erc8004.users (id, username, email, password_hash) VALUES ('" + std::string(id) + "', '" + id +
            "', '" + id + "@example.org', '!')");
    }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
};

}  // namespace signalbox::test
