// SPDX-License-Identifier: GPL-3.0-or-later

#include <unistd.h>
#include <QSysInfo>
#include <QTest>
#include <cmath>

#include "cluster/private_files.h"
#include "signalbox/commands.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/command_queue.h"
#include "store/leases.h"
#include "store/samples.h"
#include "store/schema_maker.h"
#include "store/status.h"
#include "support/default_arguments.h"
#include "support/pg_fixture.h"
#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using signalbox::test::PgDatabase;

namespace {

const QString oneChain = u"eip155:9223372036854775807"_s;

NewChain newChain(const QString& caip2, const QString& name)
{
    NewChain chain;
    chain.chain.caip2 = caip2;
    chain.chain.name = name;
    chain.chain.settings = {{u"confirmations"_s, 12}};
    chain.endpoints.push_back({0,
                               caip2,
                               u"https://node.example/••••"_s,
                               u"endpoint/x"_s,
                               u"http"_s,
                               1,
                               true,
                               {{u"rate"_s, 5}},
                               {},
                               u"note"_s});
    chain.streams.push_back({caip2, u"headers"_s, 5, std::nullopt, {}, {}, {}});
    return chain;
}

}  // namespace

class RepositoriesTest : public QObject {
    Q_OBJECT
    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<Session> session;

private Q_SLOTS:
    void init()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
    }
    void cleanup()
    {
        session.reset();
        db.reset();
    }

    void everyVerbCanBeStored()
    {
        CommandQueue queue(*session);
        for (int verb = 0; verb <= int(Verb::PriceSet); ++verb) {
            const Command command{test::defaultArguments(Verb(verb)), {}, Preview{}};
            const auto id = queue.insert(command, QUuid::createUuid(), u"test 1"_s);
            QVERIFY2(id, qPrintable(QLatin1String(name(command.verb())) + (id ? QString() : id.error().text())));
        }
    }

    void chainsAreStored()
    {
        Chains chains(*session);
        const auto added = chains.add(newChain(oneChain, u"Biggest"_s));
        QVERIFY2(added, qPrintable(added ? QString() : added.error().text()));
        QCOMPARE(added->schema, u"eip155_9223372036854775807"_s);
        QCOMPARE(added->mark, 1);
        for (const char* bad : {"eip155:9223372036854775808", "eip155:0", "cosmos:hub-4", "eip155:x", "eip155", ""})
            QCOMPARE(chains.add(newChain(QLatin1String(bad), u"Bad"_s)).error().code, u"CHAIN_ID"_s);
        const auto twice = chains.add(newChain(oneChain, u"Other"_s));
        QCOMPARE(twice.error().code, u"CHAIN_EXISTS"_s);
        QVERIFY(twice.error().text().contains("Biggest"_L1));
        QCOMPARE(chains.add(newChain(u"eip155:1"_s, u"Biggest"_s)).error().code, u"NAME_TAKEN"_s);
        QCOMPARE(chains.add(newChain(u"eip155:1"_s, u"Ethereum"_s))->mark, 2);
        QVERIFY(chains.edit(oneChain, u"Renamed"_s, {{u"confirmations"_s, 3}, {u"explorer"_s, u"https://x"_s}}));
        const auto found = chains.find(u"Renamed"_s);
        QVERIFY(found);
        QCOMPARE(found->settings.value(u"confirmations"_s).toInt(), 3);
        QCOMPARE(chains.find(u"nobody"_s).error().code, u"CHAIN_UNKNOWN"_s);
        QCOMPARE(chains.list()->size(), std::size_t(2));

        auto endpoints = chains.endpoints(oneChain);
        QCOMPARE(endpoints->size(), std::size_t(1));
        QCOMPARE(endpoints->front().limits.value(u"rate"_s).toInt(), 5);
        const LearnedLimit learned{15, u"calls"_s, 5, QDateTime::currentDateTimeUtc()};
        QVERIFY(chains.setLearned({{endpoints->front().id, toJson(learned)}, {999'999, toJson(learned)}}));
        QVERIFY(learnedLimitFromJson(chains.endpoints(oneChain)->front().learned) == learned);
        endpoints->front().enabled = false;
        QVERIFY(chains.editEndpoint(endpoints->front()));
        QVERIFY(!chains.endpoints(oneChain)->front().enabled);
        QCOMPARE(chains.removeEndpoint(endpoints->front().id).value(), u"endpoint/x"_s);
        QCOMPARE(chains.removeEndpoint(endpoints->front().id).error().code, u"ENDPOINT_UNKNOWN"_s);

        const StreamRow token{
            oneChain, u"transfers:0x"_s + QString(40, QLatin1Char('a')), 7, 99, {{u"symbol"_s, u"A"_s}}, {}, {}};
        QVERIFY(chains.addStream(token));
        QCOMPARE(chains.addStream(token).error().code, u"STREAM_EXISTS"_s);
        QVERIFY(chains.removeStream(oneChain, token.stream));
        QCOMPARE(chains.removeStream(oneChain, token.stream).error().code, u"STREAM_UNKNOWN"_s);
        QCOMPARE(chains.streams(oneChain)->size(), std::size_t(1));
        QCOMPARE(chains.streams(oneChain, true)->size(), std::size_t(2));
        QVERIFY(chains.addStream(token));
        QCOMPARE(*chains.streams(oneChain)->back().to, 99);
    }

    void slugsFollowTheChainId()
    {
        QCOMPARE(schemaSlug(u"cosmos:Osmosis-1"_s), u"cosmos_osmosis_1"_s);
        QCOMPARE(schemaSlug(u"eip155:"_s + QString(60, QLatin1Char('1'))).size(), 47);
        db->value(u"CREATE SCHEMA eip155_5"_s);
        QCOMPARE(Chains(*session).add(newChain(u"eip155:5"_s, u"Five"_s))->schema, u"eip155_5_2"_s);
    }

    void hardDeleteRemovesAllRows()
    {
        Chains chains(*session);
        QVERIFY(chains.add(newChain(oneChain, u"Gone"_s)));
        const auto epoch = Leases(*session).acquire(oneChain, {u"me"_s, u"here"_s, 1});
        QVERIFY(epoch);
        db->value(
            u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, "
            "log_index, registry, event_type, timestamp) "
            "SELECT 'x' || b, 9223372036854775807, b, '', '', 0, 'identity', 'Registered', 0 FROM "
            "generate_series(1, 7000) b"_s);
        db->value(
            u"INSERT INTO eip155_9223372036854775807.transfers SELECT b, 0, '', '', '', '', 0 FROM "
            "generate_series(1, 100) b"_s);
        db->value(u"INSERT INTO signalbox.coverage VALUES ('%1', 'headers', 0, 9)"_s.arg(oneChain));
        const auto preview = chains.previewDelete(oneChain);
        QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().text()));
        QCOMPARE(preview->rows, 7101);
        QCOMPARE(preview->confirmation, u"Gone"_s);
        QCOMPARE(chains.previewRange(oneChain, {1, 50})->rows, 100);
        QCOMPARE(chains.hardDelete(oneChain, *epoch + 1, {}).error().code, u"LEASE_LOST"_s);
        QCOMPARE(
            chains.hardDelete(oneChain, *epoch, [](const Message&, double share) { return share < 0.5; }).error().code,
            u"CANCELLED"_s);
        const auto deleted = chains.hardDelete(oneChain, *epoch, {});
        QVERIFY2(deleted, qPrintable(deleted ? QString() : deleted.error().text()));
        QCOMPARE(db->value(
                     u"SELECT (SELECT count(*) FROM erc8004.events) + (SELECT count(*) FROM signalbox.coverage) + "
                     "(SELECT count(*) FROM signalbox.chains) "
                     "+ (SELECT count(*) FROM signalbox.leases) + (SELECT count(*) FROM signalbox.endpoints) + (SELECT "
                     "count(*) FROM pg_namespace WHERE nspname LIKE 'eip155%')"_s),
                 u"0"_s);
        QCOMPARE(chains.add(newChain(oneChain, u"Again"_s))->mark, 1);
    }

    void leasesAreExclusive()
    {
        QVERIFY(Chains(*session).add(newChain(oneChain, u"Leased"_s)));
        Leases leases(*session);
        const Holder one{u"one"_s, u"host"_s, 1}, two{u"two"_s, u"other"_s, 2};
        const auto first = leases.acquire(oneChain, one);
        QVERIFY(first);
        const auto held = leases.acquire(oneChain, two);
        QCOMPARE(held.error().code, u"LEASE_HELD"_s);
        QCOMPARE(held.error().args.value(u"holder"_s).toString(), u"one"_s);
        QVERIFY(leases.heartbeat(oneChain, *first));
        db->value(u"UPDATE signalbox.leases SET heartbeat_at = now() - interval '9 s'"_s);
        // a server that has just been started gives every holder time
        QTRY_VERIFY_WITH_TIMEOUT(leases.list()->front().ageSeconds > Leases::staleAfterSeconds, 10'000);
        const auto second = leases.acquire(oneChain, two);
        QVERIFY(second);
        QCOMPARE(*second, *first + 1);
        QCOMPARE(leases.heartbeat(oneChain, *first).error().code, u"LEASE_LOST"_s);
        const auto forced = leases.takeOver(oneChain, one);
        QVERIFY(forced);
        QCOMPARE(leases.release(oneChain, *second).error().code, u"LEASE_LOST"_s);
        QVERIFY(leases.release(oneChain, *forced));
        QVERIFY(leases.list()->front().holder.isEmpty());
        QVERIFY(leases.acquire(oneChain, two));
        // a holder on this host whose process has ended need not be waited for
        const Holder dead{u"dead"_s, u"host"_s, 4'000'000};
        QVERIFY(leases.takeOver(oneChain, dead));
        QVERIFY(leases.acquire(oneChain, one));
        QCOMPARE(leases.acquire(u"eip155:404"_s, one).error().code, u"CHAIN_UNKNOWN"_s);
    }

    void commandsAreQueuedAndClaimed()
    {
        CommandQueue queue(*session);
        QStringList heard;
        auto listener = db->session();
        QVERIFY(listener->listen(u"signalbox_commands"_s, [&](const QString& payload) { heard << payload; }));
        QVERIFY(listener->open());
        Command pause{arguments::ChainPause{}, oneChain, {}};
        const QUuid request = QUuid::createUuid();
        const auto id = queue.insert(pause, request, u"console"_s);
        QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
        QCOMPARE(queue.insert(pause, request, u"console"_s).error().code, u"REQUEST_TWICE"_s);
        Command reindex{arguments::Reindex{{1, 2}}, oneChain, {}};
        QCOMPARE(queue.insert(reindex, QUuid::createUuid(), {}).error().code, u"PREVIEW_MISSING"_s);
        reindex.preview = Preview{};
        const QUuid second = QUuid::createUuid(), third = QUuid::createUuid();
        QVERIFY(queue.insert(reindex, second, {}));
        QVERIFY(queue.insert(reindex, third, {}));
        QVERIFY(!queue.claim({u"eip155:2"_s}, u"me"_s)->has_value());
        const auto first = queue.claim({oneChain}, u"me"_s);
        QCOMPARE((*first)->id, *id);
        QCOMPARE((*first)->state, CommandState::Running);
        QCOMPARE((*first)->actor, u"signalbox_engine"_s);
        QCOMPARE((*first)->person, userName(::getuid()) + QLatin1Char('@') + QSysInfo::machineHostName());
        QCOMPARE(toJson(**first).value("person"_L1).toString(), (*first)->person);
        const auto long1 = queue.claim({oneChain}, u"me"_s);
        QCOMPARE((*long1)->request, second);
        QVERIFY(!queue.claim({oneChain}, u"me"_s)->has_value());  // the other long command waits
        QVERIFY(queue.progress((*long1)->id, 0.5, Message("%1 of %2 blocks").arg(1).arg(2), 3.5, 2.0));
        QCOMPARE((*queue.find(second))->progressText.english(), u"1 of 2 blocks"_s);
        QCOMPARE(*(*queue.find(second))->remainingSeconds, 2.0);
        QVERIFY(queue.requestCancel(second));
        QVERIFY(queue.cancelRequested((*long1)->id).value());
        QVERIFY(queue.finish((*long1)->id, CommandState::Failed, {{u"rows"_s, 1}},
                             Error::make(ErrorKind::Cancelled, "CANCELLED", Message(u"Stopped."_s))));
        QCOMPARE(queue.finish((*long1)->id, CommandState::Done, {}).error().code, u"COMMAND_FINAL"_s);
        const auto over = queue.find(second);
        QCOMPARE((*over)->error->code, u"CANCELLED"_s);
        QCOMPARE((*over)->result.value(u"rows"_s).toInt(), 1);
        QVERIFY(queue.requestCancel(third));
        QCOMPARE((*queue.find(third))->state, CommandState::Cancelled);
        const QUuid fourth = QUuid::createUuid();
        QVERIFY(queue.insert(reindex, fourth, {}));
        db->value(u"UPDATE signalbox.commands SET expires_at = now() - interval '1 s' WHERE state = 'queued'"_s);
        QVERIFY(!queue.claim({oneChain}, u"me"_s)->has_value());
        QCOMPARE(queue.expire().value(), 1);
        QCOMPARE(queue.recover({oneChain}, u"another"_s).value(), 1);
        QCOMPARE((*queue.find(*id))->state, CommandState::Queued);
        QCOMPARE(queue.list(10)->size(), std::size_t(4));
        for (int i = 0; i < 100 && !heard.contains(u"%1 queued %2"_s.arg(*id).arg(oneChain)); ++i) {
            QVERIFY(listener->poll());
            QTest::qWait(5);
        }
        QVERIFY(heard.contains(u"%1 running %2"_s.arg(*id).arg(oneChain)));
        addSecret(u"0123456789abcdef"_s);
        Command leak{arguments::ChainEdit{.settings = {{u"url"_s, u"https://x/0123456789abcdef"_s}}}, oneChain, {}};
        QVERIFY(queue.insert(leak, QUuid::createUuid(), {}));
        QVERIFY(
            !db->value(u"SELECT string_agg(args::text, '') FROM signalbox.commands"_s).contains("0123456789abcdef"_L1));
    }

    void samplesAreRolledUp()
    {
        Samples samples(*session);
        const qint64 now = QDateTime::currentSecsSinceEpoch() / 3600 * 3600 - 3600;  // a complete hour in the past
        std::vector<SampleRow> rows;
        for (qint64 at = now - 3600 + 10; at <= now; at += 10) {
            if (at > now - 1200 && at <= now - 600)
                continue;  // no engine ran for ten minutes
            SampleRow row;
            row.caip2 = oneChain;
            row.at = QDateTime::fromSecsSinceEpoch(at, Qt::UTC);
            row.head = at;
            row.indexed = at - 5;
            row.lagSeconds = 2;
            row.rows = 100;
            row.queueDepth = at == now ? 50 : 1;
            rows.push_back(row);
        }
        QVERIFY(samples.insert(rows));
        QVERIFY(samples.insert(rows));
        const auto rolled = samples.rollUp();
        QVERIFY2(rolled, qPrintable(rolled ? QString() : rolled.error().text()));
        QCOMPARE(*rolled, 50 + 1);
        QCOMPARE(samples.rollUp().value(), 0);
        QCOMPARE(
            db->value(u"SELECT rows || ' ' || head || ' ' || queue_depth FROM signalbox.samples WHERE step = '1 h'"_s),
            u"30000 %1 50"_s.arg(now));
        SeriesQuery query;
        query.metric = Metric::RowsPerSecond;
        query.from = QDateTime::fromSecsSinceEpoch(now - 3600, Qt::UTC);
        query.to = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
        for (const int most : {2000, 100}) {  // at 10 s and at 1 min
            query.maxPoints = most;
            const auto series = samples.series(query);
            QVERIFY2(series, qPrintable(series ? QString() : series.error().text()));
            QCOMPARE(series->size(), std::size_t(1));
            const Series& line = series->front();
            QCOMPARE(
                std::count_if(line.value.begin(), line.value.end(), [](double value) { return std::isnan(value); }), 1);
            QCOMPARE(qint64(line.at.size()), most == 2000 ? 301 : 51);
            QCOMPARE(line.value.front(), 10.0);
        }
        query.metric = Metric::LagBlocks;
        query.chains = QStringList{u"eip155:2"_s};
        QVERIFY(samples.series(query)->empty());
        db->value(u"UPDATE signalbox.samples SET at = at - interval '2 days' WHERE step = '10 s'"_s);
        QCOMPARE(samples.prune().value(), 300);
    }

    void alertsAndStatusAreStored()
    {
        Alerts alerts(*session);
        const auto one = alerts.raise(oneChain, u"endpoint_down"_s, u"warning"_s, Message(u"Down."_s), {}, u"1"_s);
        QVERIFY(one);
        QCOMPARE(alerts.raise(oneChain, u"endpoint_down"_s, u"error"_s, Message(u"Still down."_s), {}, u"1"_s).value(),
                 *one);
        QVERIFY(*alerts.raise({}, u"disk"_s, u"error"_s, Message(u"Full."_s)) != *one);
        QCOMPARE(alerts.unread().value(), 2);
        QVERIFY(alerts.acknowledge(*one, u"me"_s));
        QCOMPARE(alerts.unread().value(), 1);
        QCOMPARE(alerts.clear(oneChain, u"endpoint_down"_s).value(), 0);  // with another key
        QCOMPARE(alerts.clear(oneChain, u"endpoint_down"_s, u"1"_s).value(), 1);
        const auto list = alerts.list(10);
        QCOMPARE(list->size(), std::size_t(2));
        QCOMPARE(list->front().kind, u"disk"_s);
        QCOMPARE(list->back().count, 2);
        QCOMPARE(list->back().acknowledgedBy, u"me"_s);
        QVERIFY(*alerts.raise(oneChain, u"endpoint_down"_s, u"warning"_s, Message(u"Again."_s), {}, u"1"_s) != *one);
        QCOMPARE(alerts.acknowledge(999, {}).error().code, u"ALERT_UNKNOWN"_s);
        QCOMPARE(alerts.unread().value(), 2);
        QVERIFY(alerts.mute(list->front().id, QDateTime::currentDateTimeUtc().addSecs(3'600)));
        QCOMPARE(alerts.unread().value(), 1);
        QVERIFY(alerts.list(10)->at(1).mutedUntil.isValid() || alerts.list(10)->at(0).mutedUntil.isValid());
        QVERIFY(alerts.mute(list->front().id, {}));
        QCOMPARE(alerts.unread().value(), 2);
        const auto open = alerts.open(oneChain);
        QCOMPARE(open->size(), std::size_t(1));
        QCOMPARE(open->front().key, u"1"_s);

        QVERIFY(Chains(*session).add(newChain(oneChain, u"Status"_s)));
        ChainStatusTable status(*session);
        QVERIFY(status.put(oneChain, 5, {{u"head"_s, 1}}));
        QVERIFY(status.put(oneChain, 4, {{u"head"_s, 2}}));  // from a console that lost the chain
        QCOMPARE(status.list()->front().snapshot.value(u"head"_s).toInt(), 1);
        QVERIFY(status.put(u"eip155:404"_s, 4, {}));
        const auto sizes = readSizes(*session);
        QVERIFY(sizes && sizes->database > 0 && sizes->chains.front().bytes > 0);
        QVERIFY(readReorgs(*session, oneChain, 5)->empty());
    }

    void textIsReadByteForByte()
    {
        const QString text = QChar(0xFEFF) + u"a"_s + QChar(0xFFFD) + QChar(0xFFFE) + QChar(0xFFFF);
        const auto back = session->read([&](Transaction& transaction) {
            const auto row = transaction.exec("SELECT $1::text, jsonb_build_object('a', $1::text)", {text})[0];
            return QStringList{store::text(row[0]), object(row[1]).value("a"_L1).toString()};
        });
        QVERIFY(back);
        QCOMPARE(back->at(0), text);
        QCOMPARE(back->at(1), text);
    }

    void aSessionReconnects()
    {
        const int pid = (session->open(), session->backendPid());
        db->value(u"SELECT pg_terminate_backend(%1)"_s.arg(pid));
        QTest::qWait(50);
        const auto again =
            session->read([](Transaction& transaction) { return text(transaction.exec("SHOW timezone")[0][0]); });
        QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
        QCOMPARE(*again, u"UTC"_s);
        QVERIFY(session->backendPid() != pid);
        const auto inside = session->write([&](Transaction& transaction) {
            transaction.exec("SELECT 1");
            db->value(u"SELECT pg_terminate_backend(%1)"_s.arg(session->backendPid()));
            transaction.exec("SELECT 1");
            return Done{};
        });
        QCOMPARE(inside.error().code, u"DATABASE_AWAY"_s);
        QCOMPARE(inside.error().kind, ErrorKind::Retryable);
        auto limited = db->connection();
        limited.statementTimeoutMs = 50;
        QCOMPARE(Session(limited)
                     .read([](Transaction& transaction) {
                         transaction.exec("SELECT pg_sleep(5)");
                         return Done{};
                     })
                     .error()
                     .code,
                 u"QUERY_CANCELLED"_s);
    }
};

SIGNALBOX_TEST(RepositoriesTest)
#include "repositories_test.moc"
