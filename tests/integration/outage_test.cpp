// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QJsonDocument>
#include <QTest>
#include <map>

#include "support/server_console.h"
#include "support/sim_process.h"
#include "support/test_registry.h"
#include "support/truth.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr int backMs = 8'000;  ///< time until rows are stored again, from the moment the server accepts connections

/// The database of a server workspace becomes unavailable while chains are followed and one is backfilled: stopped
/// abruptly, or frozen, when connections are accepted and not answered. SIGNALBOX_LONG=1: for 60 s each instead of 16.
class OutageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<SimProcess> m_followed, m_filled;
    std::unique_ptr<Database> m_boss;
    std::array<Console, 2> m_consoles;
    std::array<std::unique_ptr<QProcess>, 2> m_processes;

    std::vector<SimProcess::Chain> chains() const
    {
        auto all = m_followed->chains();
        all.insert(all.end(), m_filled->chains().begin(), m_filled->chains().end());
        return all;
    }
    std::map<QString, qint64> stored()
    {
        std::map<QString, qint64> all;
        for (const QStringList& row : m_boss->rows("SELECT caip2, sum(hi - lo + 1) FROM signalbox.coverage WHERE "
                                                   "stream = 'transfers' GROUP BY 1"))
            all[row[0]] = row[1].toLongLong();
        return all;
    }
    QString epochs()
    {
        return m_boss->value(
            "SELECT string_agg(caip2 || ' ' || epoch || ' ' || pid, ', ' ORDER BY caip2) FROM "
            "signalbox.leases");
    }
    /// The messages of `run` about the database: unavailable and available, alternately.
    QStringList said(const Console& console) const
    {
        QFile file(QFileInfo(console.workspace.directory()).dir().filePath(u"run.out"_qs));
        QStringList states;
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray& line : file.readAll().split('\n'))
                if (line.contains("\"event\":\"database\""))
                    states << QJsonDocument::fromJson(line).object().value(u"state"_qs).toString();
        return states;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TlsServer>();
        for (Console& console : m_consoles) {
            const CliResult made =
                console.init(m_server->conninfo(u"sslmode=verify-full sslrootcert="_qs + m_server->caFile()));
            QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
        }
        m_boss = std::make_unique<Database>(m_server->superuser());
        m_followed = std::make_unique<SimProcess>(2, u"--history 60 --block-time 1 --transfers 2"_qs.split(u' '));
        m_filled = std::make_unique<SimProcess>(
            1,
            u"--first-id 900101 --history 200000 --block-time 1 --transfers 2 --latency 300 --max-blocks 20"_qs.split(
                u' '));
        m_processes[0] = m_consoles[0].start();
        for (const auto& chain : chains())
            m_boss->run("INSERT INTO signalbox.commands (console, verb, target, args) VALUES ('test', 'chain_add', '" +
                        chain.caip2.toUtf8() + "', '" + m_followed->addArguments(chain) + "')");
        QTRY_COMPARE_WITH_TIMEOUT(stored().size(), size_t(3), 30'000);
        m_processes[1] = m_consoles[1].start();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_boss->number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'signalbox engine'"),
            qint64(2), 15'000);
    }

    void cleanup()
    {
        m_server->freeze(false);
        if (!QTest::currentTestFailed())
            return;
        for (const Console& console : m_consoles) {
            QFile log(console.workspace.directory() + u"/signalbox.log"_qs);
            if (log.open(QIODevice::ReadOnly))
                qInfo("%s", log.readAll().right(6'000).constData());
        }
    }

    void cleanupTestCase()
    {
        for (auto& process : m_processes)
            if (process)
                CliWorkspace::stop(*process);
        m_followed.reset();
        m_filled.reset();
        m_boss.reset();
        m_server.reset();
    }

    void anUnavailableDatabaseLosesNothing_data()
    {
        QTest::addColumn<bool>("frozen");
        QTest::newRow("stopped") << false;
        QTest::newRow("frozen") << true;
    }
    void anUnavailableDatabaseLosesNothing()
    {
        QFETCH(bool, frozen);
        const int seconds = qEnvironmentVariableIntValue("SIGNALBOX_LONG") == 1 ? 60 : 16;
        const QString before = epochs();
        const qsizetype heard = said(m_consoles[0]).size();
        const auto grows = [this](std::map<QString, qint64> from) {
            const auto now = stored();
            return std::all_of(from.begin(), from.end(),
                               [&](const auto& one) { return now.at(one.first) > one.second; });
        };
        const auto first = stored();
        QTRY_VERIFY_WITH_TIMEOUT(grows(first), 15'000);
        m_boss->run("DELETE FROM signalbox.alerts");

        const QDateTime gone = QDateTime::currentDateTimeUtc();
        QElapsedTimer clock;
        clock.start();
        if (frozen) {
            m_server->freeze(true);
        } else {
            m_boss.reset();
            m_server->stopAtOnce();
        }
        QTRY_COMPARE_WITH_TIMEOUT(said(m_consoles[0]).mid(heard), QStringList{u"away"_qs}, 12'000);
        const qint64 saidAfter = clock.elapsed();
        const CliResult asked = m_consoles[0].run(u"status"_qs);
        QCOMPARE(asked.exitCode, 1);
        QCOMPARE(asked.json().value(u"error"_qs).toObject().value(u"code"_qs).toString(), u"SERVER_UNREACHABLE"_qs);
        QThread::msleep(ulong(std::max<qint64>(0, seconds * 1000 - clock.elapsed())));
        if (frozen) {
            m_server->freeze(false);
        } else {
            m_server->start();
            m_boss = std::make_unique<Database>(m_server->superuser());
        }
        const QDateTime back = QDateTime::currentDateTimeUtc();
        clock.restart();
        const auto then = stored();
        QVERIFY2(waitFor([&] { return grows(then); }, 90'000), "nothing is stored again");
        const qint64 storedAfter = clock.elapsed();
        QTRY_COMPARE_WITH_TIMEOUT(said(m_consoles[0]).mid(heard), (QStringList{u"away"_qs, u"back"_qs}), 10'000);
        qInfo("away for %lld s; said after %lld ms, rows are stored again %lld ms after it was back", gone.secsTo(back),
              saidAfter, storedAfter);
        QVERIFY(storedAfter <= backMs);

        // the minute in which no console could write
        const QByteArray span = " at > '" + gone.toString(Qt::ISODateWithMs).toUtf8() + "' AND at <= '" +
                                back.toString(Qt::ISODateWithMs).toUtf8() + "'";
        const qint64 spans = back.toSecsSinceEpoch() / 10 - gone.toSecsSinceEpoch() / 10;
        for (const auto& chain : chains()) {
            const QByteArray count = "SELECT count(*) FROM signalbox.samples WHERE step = '10 s' AND caip2 = '" +
                                     chain.caip2.toUtf8() + "' AND" + span;
            // a call that hangs while the server is frozen may block the chain's thread for a whole span
            QTRY_VERIFY_WITH_TIMEOUT(m_boss->number(count) >= spans - (frozen ? 1 : 0), 10'000);
        }
        // both consoles waited; neither took a lease that the other could not renew, and one alert reports the outage
        QThread::msleep(9'000);
        QCOMPARE(epochs(), before);
        QCOMPARE(m_boss->value("SELECT string_agg(kind || ' ' || text, E'\\n') FROM signalbox.alerts WHERE kind <> "
                               "'database'"),
                 QString());
        QCOMPARE(m_boss->number("SELECT count(*) FROM signalbox.alerts WHERE kind = 'database'"), qint64(1));
        for (auto& process : m_processes)
            QCOMPARE(process->state(), QProcess::Running);
    }

    void theTablesEqualTheChain()
    {
        m_followed->still();
        for (const auto& chain : m_followed->chains()) {
            RpcClient node(chain.port());
            const Truth wanted = truthOfNode(
                node, chain.id(), {0, Height(fromQuantity(node.call(u"eth_blockNumber"_qs))), {}, {}, -1, true});
            QString fault;
            QVERIFY2(waitFor(
                         [&] {
                             fault = difference(wanted, truthOfDatabase(*m_boss, chain.schema(), chain.id()));
                             return fault.isEmpty();
                         },
                         20'000),
                     qPrintable(fault));
        }
    }
};

}  // namespace

SIGNALBOX_TEST(OutageTest)

#include "outage_test.moc"
