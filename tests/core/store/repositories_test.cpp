#include <unistd.h>
#include <QSysInfo>
#include <QTest>
#include <cmath>

#include "cluster/private_files.h"
#include "signalbox/commands.h"
#include "signalbox/json.h"
#include "store/chains.h"
#include "store/command_queue.h"
#include "store/leases.h"
#include "store/samples.h"
#include "store/schema_maker.h"
#include "store/status.h"
#include "support/pg_fixture.h"
#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using signalbox::test::PgDatabase;

namespace {

const QString chainId = QStringLiteral("eip155:9223372036854775807");

NewChain newChain(const QString& caip2, const QString& name)
{
    NewChain chain;
    chain.chain.caip2 = caip2;
    chain.chain.name = name;
    chain.chain.settings = {{QStringLiteral("confirmations"), 12}};
    chain.endpoints.push_back({0,
                               caip2,
                               QStringLiteral("https://node.example/••••"),
                               QStringLiteral("endpoint/x"),
                               QStringLiteral("http"),
                               1,
                               true,
                               {{QStringLiteral("rate"), 5}},
                               {},
                               QStringLiteral("note")});
    chain.streams.push_back({caip2, QStringLiteral("headers"), 5, std::nullopt, {}, {}, {}});
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

    void everyVerbCanBeWrittenDown()
    {
        CommandQueue queue(*session);
        for (int verb = 0; verb <= int(Verb::Verify); ++verb) {
            Command command;
            command.verb = Verb(verb);
            command.preview = {{QStringLiteral("rows"), 1}};
            const auto id = queue.insert(command, QUuid::createUuid(), QStringLiteral("test 1"));
            QVERIFY2(id, qPrintable(QLatin1String(name(command.verb)) + (id ? QString() : id.error().text)));
        }
    }

    void chains()
    {
        Chains chains(*session);
        const auto added = chains.add(newChain(chainId, QStringLiteral("Biggest")));
        QVERIFY2(added, qPrintable(added ? QString() : added.error().text));
        QCOMPARE(added->schema, QStringLiteral("eip155_9223372036854775807"));
        QCOMPARE(added->mark, 1);
        for (const char* bad : {"eip155:9223372036854775808", "eip155:0", "cosmos:hub-4", "eip155:x", "eip155", ""})
            QCOMPARE(chains.add(newChain(QLatin1String(bad), QStringLiteral("Bad"))).error().code,
                     QStringLiteral("CHAIN_ID"));
        const auto twice = chains.add(newChain(chainId, QStringLiteral("Other")));
        QCOMPARE(twice.error().code, QStringLiteral("CHAIN_EXISTS"));
        QVERIFY(twice.error().text.contains(QLatin1String("Biggest")));
        QCOMPARE(chains.add(newChain(QStringLiteral("eip155:1"), QStringLiteral("Biggest"))).error().code,
                 QStringLiteral("NAME_TAKEN"));
        QCOMPARE(chains.add(newChain(QStringLiteral("eip155:1"), QStringLiteral("Ethereum")))->mark, 2);
        QVERIFY(chains.edit(
            chainId, QStringLiteral("Renamed"),
            {{QStringLiteral("confirmations"), 3}, {QStringLiteral("explorer"), QStringLiteral("https://x")}}));
        const auto found = chains.find(QStringLiteral("Renamed"));
        QVERIFY(found);
        QCOMPARE(found->settings.value(QStringLiteral("confirmations")).toInt(), 3);
        QCOMPARE(chains.find(QStringLiteral("nobody")).error().code, QStringLiteral("CHAIN_UNKNOWN"));
        QCOMPARE(chains.list()->size(), std::size_t(2));

        auto endpoints = chains.endpoints(chainId);
        QCOMPARE(endpoints->size(), std::size_t(1));
        QCOMPARE(endpoints->front().limits.value(QStringLiteral("rate")).toInt(), 5);
        const LearnedLimit learned{15, QStringLiteral("calls"), 5, QDateTime::currentDateTimeUtc()};
        QVERIFY(chains.setLearned({{endpoints->front().id, toJson(learned)}, {999'999, toJson(learned)}}));
        QVERIFY(learnedLimitFromJson(chains.endpoints(chainId)->front().learned) == learned);
        endpoints->front().enabled = false;
        QVERIFY(chains.editEndpoint(endpoints->front()));
        QVERIFY(!chains.endpoints(chainId)->front().enabled);
        QCOMPARE(chains.removeEndpoint(endpoints->front().id).value(), QStringLiteral("endpoint/x"));
        QCOMPARE(chains.removeEndpoint(endpoints->front().id).error().code, QStringLiteral("ENDPOINT_UNKNOWN"));

        const StreamRow token{chainId,
                              QStringLiteral("transfers:0x") + QString(40, QLatin1Char('a')),
                              7,
                              99,
                              {{QStringLiteral("symbol"), QStringLiteral("A")}},
                              {},
                              {}};
        QVERIFY(chains.addStream(token));
        QCOMPARE(chains.addStream(token).error().code, QStringLiteral("STREAM_EXISTS"));
        QVERIFY(chains.removeStream(chainId, token.stream));
        QCOMPARE(chains.removeStream(chainId, token.stream).error().code, QStringLiteral("STREAM_UNKNOWN"));
        QCOMPARE(chains.streams(chainId)->size(), std::size_t(1));
        QCOMPARE(chains.streams(chainId, true)->size(), std::size_t(2));
        QVERIFY(chains.addStream(token));
        QCOMPARE(*chains.streams(chainId)->back().to, 99);
    }

    void slugs()
    {
        QCOMPARE(schemaSlug(QStringLiteral("cosmos:Osmosis-1")), QStringLiteral("cosmos_osmosis_1"));
        QCOMPARE(schemaSlug(QStringLiteral("eip155:") + QString(60, QLatin1Char('1'))).size(), 47);
        db->value(QStringLiteral("CREATE SCHEMA eip155_5"));
        QCOMPARE(Chains(*session).add(newChain(QStringLiteral("eip155:5"), QStringLiteral("Five")))->schema,
                 QStringLiteral("eip155_5_2"));
    }

    void hardDeleteLeavesNoTrace()
    {
        Chains chains(*session);
        QVERIFY(chains.add(newChain(chainId, QStringLiteral("Gone"))));
        const auto epoch = Leases(*session).acquire(chainId, {QStringLiteral("me"), QStringLiteral("here"), 1});
        QVERIFY(epoch);
        db->value(
            QStringLiteral("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, "
                           "log_index, registry, event_type, timestamp) "
                           "SELECT 'x' || b, 9223372036854775807, b, '', '', 0, 'identity', 'Registered', 0 FROM "
                           "generate_series(1, 7000) b"));
        db->value(
            QStringLiteral("INSERT INTO eip155_9223372036854775807.transfers SELECT b, 0, '', '', '', '', 0 FROM "
                           "generate_series(1, 100) b"));
        db->value(QStringLiteral("INSERT INTO signalbox.coverage VALUES ('%1', 'headers', 0, 9)").arg(chainId));
        const auto preview = chains.previewDelete(chainId);
        QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().text));
        QCOMPARE(preview->rows, 7101);
        QCOMPARE(preview->confirmation, QStringLiteral("Gone"));
        QCOMPARE(chains.previewRange(chainId, {1, 50})->rows, 100);
        QCOMPARE(chains.hardDelete(chainId, *epoch + 1, {}).error().code, QStringLiteral("LEASE_LOST"));
        QCOMPARE(
            chains.hardDelete(chainId, *epoch, [](const QString&, double share) { return share < 0.5; }).error().code,
            QStringLiteral("CANCELLED"));
        const auto deleted = chains.hardDelete(chainId, *epoch, {});
        QVERIFY2(deleted, qPrintable(deleted ? QString() : deleted.error().text));
        QCOMPARE(db->value(QStringLiteral(
                     "SELECT (SELECT count(*) FROM erc8004.events) + (SELECT count(*) FROM signalbox.coverage) + "
                     "(SELECT count(*) FROM signalbox.chains) "
                     "+ (SELECT count(*) FROM signalbox.leases) + (SELECT count(*) FROM signalbox.endpoints) + (SELECT "
                     "count(*) FROM pg_namespace WHERE nspname LIKE 'eip155%')")),
                 QStringLiteral("0"));
        QCOMPARE(chains.add(newChain(chainId, QStringLiteral("Again")))->mark, 1);
    }

    void leases()
    {
        QVERIFY(Chains(*session).add(newChain(chainId, QStringLiteral("Leased"))));
        Leases leases(*session);
        const Holder one{QStringLiteral("one"), QStringLiteral("host"), 1},
            two{QStringLiteral("two"), QStringLiteral("other"), 2};
        const auto first = leases.acquire(chainId, one);
        QVERIFY(first);
        const auto held = leases.acquire(chainId, two);
        QCOMPARE(held.error().code, QStringLiteral("LEASE_HELD"));
        QCOMPARE(held.error().args.value(QStringLiteral("holder")).toString(), QStringLiteral("one"));
        QVERIFY(leases.heartbeat(chainId, *first));
        db->value(QStringLiteral("UPDATE signalbox.leases SET heartbeat_at = now() - interval '9 s'"));
        // a server that has just been started gives every holder its time
        QTRY_VERIFY_WITH_TIMEOUT(leases.list()->front().ageSeconds > Leases::staleAfterSeconds, 10'000);
        const auto second = leases.acquire(chainId, two);
        QVERIFY(second);
        QCOMPARE(*second, *first + 1);
        QCOMPARE(leases.heartbeat(chainId, *first).error().code, QStringLiteral("LEASE_LOST"));
        const auto forced = leases.takeOver(chainId, one);
        QVERIFY(forced);
        QCOMPARE(leases.release(chainId, *second).error().code, QStringLiteral("LEASE_LOST"));
        QVERIFY(leases.release(chainId, *forced));
        QVERIFY(leases.list()->front().holder.isEmpty());
        QVERIFY(leases.acquire(chainId, two));
        // a holder on this very host whose process is gone need not be waited for
        const Holder dead{QStringLiteral("dead"), QStringLiteral("host"), 4'000'000};
        QVERIFY(leases.takeOver(chainId, dead));
        QVERIFY(leases.acquire(chainId, one));
        QCOMPARE(leases.acquire(QStringLiteral("eip155:404"), one).error().code, QStringLiteral("CHAIN_UNKNOWN"));
    }

    void commands()
    {
        CommandQueue queue(*session);
        QStringList heard;
        auto listener = db->session();
        QVERIFY(
            listener->listen(QStringLiteral("signalbox_commands"), [&](const QString& payload) { heard << payload; }));
        QVERIFY(listener->open());
        Command pause{Verb::ChainPause, chainId, {}, {}};
        const QUuid request = QUuid::createUuid();
        const auto id = queue.insert(pause, request, QStringLiteral("console"));
        QVERIFY2(id, qPrintable(id ? QString() : id.error().text));
        QCOMPARE(queue.insert(pause, request, QStringLiteral("console")).error().code, QStringLiteral("REQUEST_TWICE"));
        Command reindex{Verb::Reindex, chainId, {{QStringLiteral("lo"), 1}, {QStringLiteral("hi"), 2}}, {}};
        QCOMPARE(queue.insert(reindex, QUuid::createUuid(), {}).error().code, QStringLiteral("PREVIEW_MISSING"));
        reindex.preview = {{QStringLiteral("rows"), 7}};
        const QUuid second = QUuid::createUuid(), third = QUuid::createUuid();
        QVERIFY(queue.insert(reindex, second, {}));
        QVERIFY(queue.insert(reindex, third, {}));
        QVERIFY(!queue.claim({QStringLiteral("eip155:2")}, QStringLiteral("me"))->has_value());
        const auto first = queue.claim({chainId}, QStringLiteral("me"));
        QCOMPARE((*first)->id, *id);
        QCOMPARE((*first)->state, CommandState::Running);
        QCOMPARE((*first)->actor, QStringLiteral("signalbox_engine"));
        QCOMPARE((*first)->person, userName(::getuid()) + QLatin1Char('@') + QSysInfo::machineHostName());
        QCOMPARE(toJson(**first).value(QLatin1String("person")).toString(), (*first)->person);
        const auto long1 = queue.claim({chainId}, QStringLiteral("me"));
        QCOMPARE((*long1)->request, second);
        QVERIFY(!queue.claim({chainId}, QStringLiteral("me"))->has_value());  // the other long one waits
        QVERIFY(queue.progress((*long1)->id, 0.5, QStringLiteral("1 of 2 blocks"), 3.5, 2.0));
        QCOMPARE((*queue.find(second))->progressText, QStringLiteral("1 of 2 blocks"));
        QCOMPARE(*(*queue.find(second))->remainingSeconds, 2.0);
        QVERIFY(queue.requestCancel(second));
        QVERIFY(queue.cancelRequested((*long1)->id).value());
        QVERIFY(queue.finish((*long1)->id, CommandState::Failed, {{QStringLiteral("rows"), 1}},
                             Error::make(ErrorKind::Cancelled, "CANCELLED", QStringLiteral("Stopped."))));
        QCOMPARE(queue.finish((*long1)->id, CommandState::Done, {}).error().code, QStringLiteral("COMMAND_FINAL"));
        const auto over = queue.find(second);
        QCOMPARE((*over)->error->code, QStringLiteral("CANCELLED"));
        QCOMPARE((*over)->result.value(QStringLiteral("rows")).toInt(), 1);
        QVERIFY(queue.requestCancel(third));
        QCOMPARE((*queue.find(third))->state, CommandState::Cancelled);
        const QUuid fourth = QUuid::createUuid();
        QVERIFY(queue.insert(reindex, fourth, {}));
        db->value(
            QStringLiteral("UPDATE signalbox.commands SET expires_at = now() - interval '1 s' WHERE state = 'queued'"));
        QVERIFY(!queue.claim({chainId}, QStringLiteral("me"))->has_value());
        QCOMPARE(queue.expire().value(), 1);
        QCOMPARE(queue.recover({chainId}, QStringLiteral("another")).value(), 1);
        QCOMPARE((*queue.find(*id))->state, CommandState::Queued);
        QCOMPARE(queue.list(10)->size(), std::size_t(4));
        for (int i = 0; i < 100 && !heard.contains(QStringLiteral("%1 queued %2").arg(*id).arg(chainId)); ++i) {
            QVERIFY(listener->poll());
            QTest::qWait(5);
        }
        QVERIFY(heard.contains(QStringLiteral("%1 running %2").arg(*id).arg(chainId)));
        addSecret(QStringLiteral("0123456789abcdef"));
        Command leak{
            Verb::ChainEdit, chainId, {{QStringLiteral("url"), QStringLiteral("https://x/0123456789abcdef")}}, {}};
        QVERIFY(queue.insert(leak, QUuid::createUuid(), {}));
        QVERIFY(!db->value(QStringLiteral("SELECT string_agg(args::text, '') FROM signalbox.commands"))
                     .contains(QLatin1String("0123456789abcdef")));
    }

    void samples()
    {
        Samples samples(*session);
        const qint64 now = QDateTime::currentSecsSinceEpoch() / 3600 * 3600 - 3600;  // a whole hour that is over
        std::vector<SampleRow> rows;
        for (qint64 at = now - 3600 + 10; at <= now; at += 10) {
            if (at > now - 1200 && at <= now - 600)
                continue;  // nobody ran for ten minutes
            SampleRow row;
            row.caip2 = chainId;
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
        QVERIFY2(rolled, qPrintable(rolled ? QString() : rolled.error().text));
        QCOMPARE(*rolled, 50 + 1);
        QCOMPARE(samples.rollUp().value(), 0);
        QCOMPARE(db->value(QStringLiteral(
                     "SELECT rows || ' ' || head || ' ' || queue_depth FROM signalbox.samples WHERE step = '1 h'")),
                 QStringLiteral("30000 %1 50").arg(now));
        SeriesQuery query;
        query.metric = Metric::RowsPerSecond;
        query.from = QDateTime::fromSecsSinceEpoch(now - 3600, Qt::UTC);
        query.to = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
        for (const int most : {2000, 100}) {  // at 10 s and at 1 min
            query.maxPoints = most;
            const auto series = samples.series(query);
            QVERIFY2(series, qPrintable(series ? QString() : series.error().text));
            QCOMPARE(series->size(), std::size_t(1));
            const Series& line = series->front();
            QCOMPARE(
                std::count_if(line.value.begin(), line.value.end(), [](double value) { return std::isnan(value); }), 1);
            QCOMPARE(qint64(line.at.size()), most == 2000 ? 301 : 51);
            QCOMPARE(line.value.front(), 10.0);
        }
        query.metric = Metric::LagBlocks;
        query.chains = QStringList{QStringLiteral("eip155:2")};
        QVERIFY(samples.series(query)->empty());
        db->value(QStringLiteral("UPDATE signalbox.samples SET at = at - interval '2 days' WHERE step = '10 s'"));
        QCOMPARE(samples.prune().value(), 300);
    }

    void alertsAndStatus()
    {
        Alerts alerts(*session);
        const auto one = alerts.raise(chainId, QStringLiteral("endpoint_down"), QStringLiteral("warning"),
                                      QStringLiteral("Down."), {}, QStringLiteral("1"));
        QVERIFY(one);
        QCOMPARE(alerts
                     .raise(chainId, QStringLiteral("endpoint_down"), QStringLiteral("error"),
                            QStringLiteral("Still down."), {}, QStringLiteral("1"))
                     .value(),
                 *one);
        QVERIFY(*alerts.raise({}, QStringLiteral("disk"), QStringLiteral("error"), QStringLiteral("Full.")) != *one);
        QCOMPARE(alerts.unread().value(), 2);
        QVERIFY(alerts.acknowledge(*one, QStringLiteral("me")));
        QCOMPARE(alerts.unread().value(), 1);
        QCOMPARE(alerts.clear(chainId, QStringLiteral("endpoint_down")).value(), 0);  // of another key
        QCOMPARE(alerts.clear(chainId, QStringLiteral("endpoint_down"), QStringLiteral("1")).value(), 1);
        const auto list = alerts.list(10);
        QCOMPARE(list->size(), std::size_t(2));
        QCOMPARE(list->front().kind, QStringLiteral("disk"));
        QCOMPARE(list->back().count, 2);
        QCOMPARE(list->back().acknowledgedBy, QStringLiteral("me"));
        QVERIFY(*alerts.raise(chainId, QStringLiteral("endpoint_down"), QStringLiteral("warning"),
                              QStringLiteral("Again."), {}, QStringLiteral("1")) != *one);
        QCOMPARE(alerts.acknowledge(999, {}).error().code, QStringLiteral("ALERT_UNKNOWN"));
        QCOMPARE(alerts.unread().value(), 2);
        QVERIFY(alerts.mute(list->front().id, QDateTime::currentDateTimeUtc().addSecs(3'600)));
        QCOMPARE(alerts.unread().value(), 1);
        QVERIFY(alerts.list(10)->at(1).mutedUntil.isValid() || alerts.list(10)->at(0).mutedUntil.isValid());
        QVERIFY(alerts.mute(list->front().id, {}));
        QCOMPARE(alerts.unread().value(), 2);
        const auto open = alerts.open(chainId);
        QCOMPARE(open->size(), std::size_t(1));
        QCOMPARE(open->front().key, QStringLiteral("1"));

        QVERIFY(Chains(*session).add(newChain(chainId, QStringLiteral("Status"))));
        ChainStatusTable status(*session);
        QVERIFY(status.put(chainId, 5, {{QStringLiteral("head"), 1}}));
        QVERIFY(status.put(chainId, 4, {{QStringLiteral("head"), 2}}));  // of a console that lost the chain
        QCOMPARE(status.list()->front().snapshot.value(QStringLiteral("head")).toInt(), 1);
        QVERIFY(status.put(QStringLiteral("eip155:404"), 4, {}));
        const auto sizes = readSizes(*session);
        QVERIFY(sizes && sizes->database > 0 && sizes->chains.front().bytes > 0);
        QVERIFY(readReorgs(*session, chainId, 5)->empty());
    }

    void textIsReadByteForByte()
    {
        const QString text = QChar(0xFEFF) + QStringLiteral("a") + QChar(0xFFFD) + QChar(0xFFFE) + QChar(0xFFFF);
        const auto back = session->read([&](Transaction& transaction) {
            const auto row = transaction.exec("SELECT $1::text, jsonb_build_object('a', $1::text)", {text})[0];
            return QStringList{store::text(row[0]), object(row[1]).value(QLatin1String("a")).toString()};
        });
        QVERIFY(back);
        QCOMPARE(back->at(0), text);
        QCOMPARE(back->at(1), text);
    }

    void sessionComesBack()
    {
        const int pid = (session->open(), session->backendPid());
        db->value(QStringLiteral("SELECT pg_terminate_backend(%1)").arg(pid));
        QTest::qWait(50);
        const auto again =
            session->read([](Transaction& transaction) { return text(transaction.exec("SHOW timezone")[0][0]); });
        QVERIFY2(again, qPrintable(again ? QString() : again.error().text));
        QCOMPARE(*again, QStringLiteral("UTC"));
        QVERIFY(session->backendPid() != pid);
        const auto inside = session->write([&](Transaction& transaction) {
            transaction.exec("SELECT 1");
            db->value(QStringLiteral("SELECT pg_terminate_backend(%1)").arg(session->backendPid()));
            transaction.exec("SELECT 1");
            return Done{};
        });
        QCOMPARE(inside.error().code, QStringLiteral("DATABASE_AWAY"));
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
                 QStringLiteral("QUERY_CANCELLED"));
    }
};

SIGNALBOX_TEST(RepositoriesTest)
#include "repositories_test.moc"
