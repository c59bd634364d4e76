// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include "actions/jobs/action_jobs.h"
#include "actions/jobs/job_upkeep.h"
#include "family/worker_input.h"
#include "secrets/endpoint_secrets.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"

namespace signalbox::test {

/// A database with registry events, users with triggers, and the secret store of a workspace.
class JobsPlace {
protected:
    template <class F>
    auto in(F work) const
    {
        return session->write([&](store::Transaction& transaction) { return work(transaction); });
    }
    void make()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        store = folder.isValid()
                    ? store::openSecretFile(folder.filePath(u"secrets"_s), u"a passphrase"_s)
                          .map([](auto opened) { return std::shared_ptr<store::SecretStore>(std::move(opened)); })
                          .value_or(nullptr)
                    : nullptr;
        secrets = std::make_shared<engine::EndpointSecrets>(store);
        OK(in([](store::Transaction& transaction) { return actions::JobUpkeep::holdRestored(transaction); }));
    }
    void drop()
    {
        session.reset();
        db.reset();
        secrets.reset();
        store.reset();
        QFile::remove(folder.filePath(u"secrets"_s));
    }
    QString value(const QString& sql) const { return db->value(sql); }
    void run(const std::string& sql, const std::vector<store::Value>& values = {}) const
    {
        OK(in([&](store::Transaction& transaction) {
            transaction.exec(sql, values);
            return Done{};
        }));
    }
    engine::FamilyParts parts() const { return {db->connection(), secrets, std::make_shared<rpc::RateRegistry>()}; }

    QString addEvent(int block, const char* type = "NewFeedback", const char* registry = "reputation", int agent = 7,
                     const QString& uri = {}) const
    {
        const QString id = u"31337-%1-0"_s.arg(block);
        run("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, "
            "event_type, agent_id, agent_id_text, timestamp, score, token_uri) VALUES ($1, 31337, $2::bigint, '0xb', "
            "'0x7', 0, $3, $4, $5::bigint, $5::bigint::text, 1700000000 + $2::bigint, 50, nullif($6, ''))",
            {id, block, registry, type, agent, uri});
        return id;
    }
    void addUser(const QString& id) const
    {
        run("INSERT INTO erc8004.users (id, username, email, password_hash) VALUES ($1, $1, $1 || '@example.org', '!')",
            {id});
    }
    QString trigger(const QString& id = u"t1"_s, const QString& user = u"local"_s, int threshold = 10) const
    {
        run("INSERT INTO erc8004.triggers (id, user_id, name, chain_id, registry, circuit_breaker_config) VALUES ($1, "
            "$2, 'Low scores ' || $1, 31337, 'reputation', jsonb_build_object('failure_threshold', $3::integer, "
            "'recovery_timeout_seconds', 3600, 'half_open_max_calls', 1))",
            {id, user, threshold});
        return id;
    }
    static actions::NewJob job(const QString& event, const QString& trigger, qint64 action = 1, int priority = 1,
                               const QJsonObject& config = {{u"url"_s, u"https://hooks.example.org/agent"_s}},
                               const QString& user = u"local"_s)
    {
        actions::NewJob made;
        made.eventId = event;
        made.triggerId = trigger;
        made.actionId = action;
        made.userId = user;
        made.type = u"rest"_s;
        made.priority = priority;
        made.config = config;
        made.fields = {{u"event_id"_s, event}, {u"chain_id"_s, 31337},
                       {u"agent_id"_s, 7},     {u"log_index"_s, 0},
                       {u"score"_s, 50},       {u"event_type"_s, u"NewFeedback"_s},
                       {u"tag1"_s, u"bad"_s},  {u"registry"_s, u"reputation"_s}};
        made.firedAt = QDateTime::currentDateTimeUtc();
        return made;
    }
    qint64 enqueue(const std::vector<actions::NewJob>& jobs) const
    {
        return in([&](store::Transaction& transaction) { return actions::ActionJobs::enqueue(transaction, jobs); })
            .value();
    }
    std::vector<actions::ClaimedJob> claim(int limit = 1) const
    {
        return in([&](store::Transaction& transaction) {
                   return actions::ActionJobs::claim(transaction, actions::JobUpkeep::newLease(), limit);
               })
            .value();
    }
    bool finish(const actions::ClaimedJob& job, const actions::SendOutcome& outcome, qint64 milliseconds = 12) const
    {
        return in([&](store::Transaction& transaction) {
                   return actions::ActionJobs::finish(transaction, job, outcome, milliseconds);
               })
            .value();
    }
    static actions::SendOutcome outcome(actions::SendOutcome::Kind kind, const char* error = "HTTP 500")
    {
        actions::SendOutcome made;
        made.kind = kind;
        if (kind != actions::SendOutcome::Done)
            made.error = Message(QString::fromLatin1(error));
        made.request = u"POST /agent"_s;
        made.answer = u"answer"_s;
        made.status = u"HTTP 200"_s;
        made.responseData = {{u"status"_s, 200}};
        return made;
    }
    QString states() const
    {
        return value(u"SELECT coalesce(string_agg(state, ' ' ORDER BY id), '') FROM erc8004.action_jobs"_s);
    }
    /// Waits until the jobs have these states.
    void wantStates(const QString& wanted, int ms = 15'000) const
    {
        QElapsedTimer timer;
        timer.start();
        while (states() != wanted && timer.elapsed() < ms)
            QTest::qWait(20);
        QCOMPARE(states(), wanted);
    }
    /// Tables, with their rows, in which the text occurs.
    QString tablesWith(const QString& text) const
    {
        QStringList found;
        const QString tables = value(
            u"SELECT string_agg(quote_ident(schemaname) || '.' || quote_ident(tablename), ' ') FROM pg_tables "
            "WHERE schemaname IN ('erc8004', 'signalbox')"_s);
        for (const QString& table : tables.split(u' '))
            if (value(u"SELECT count(*) FROM %1 r WHERE r::text LIKE '%%2%'"_s.arg(table, text)) != "0"_L1)
                found << table;
        return found.join(u' ');
    }

    QTemporaryDir folder;
    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
    std::shared_ptr<store::SecretStore> store;
    std::shared_ptr<engine::EndpointSecrets> secrets;
};

}  // namespace signalbox::test
