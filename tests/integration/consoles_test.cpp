// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>
#include <QTest>
#include <csignal>

#include "support/server_console.h"
#include "support/sim_process.h"
#include "support/test_registry.h"
#include "support/truth.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr int takeOverMs = 10'000;

/// Two consoles of two operators on one server workspace with 12 chains: one of them is repeatedly killed or frozen.
/// SIGNALBOX_LONG=1: 20 moments instead of 4; SIGNALBOX_SEED repeats a run.
class ConsolesTest : public QObject {
    Q_OBJECT

    struct Desk {
        Console console;
        QString source;
        std::unique_ptr<QProcess> process;
        qint64 pid() const { return process->processId(); }
        void start() { process = console.start(source); }
    };
    struct Moment {
        QString client;                                ///< that was frozen
        qint64 tookMs = 0, thawedAt = 0, untilMs = 0;  ///< until: it was the other's
    };

    QRandomGenerator m_random;
    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<SimProcess> m_sims;
    std::unique_ptr<Database> m_boss;
    std::array<Desk, 2> m_desks;

    int below(int limit) { return int(m_random.bounded(limit)); }

    /// Who writes rows and takes leases, by the source address, which no console can change.
    void watchWriters()
    {
        m_boss->run(
            "CREATE SCHEMA watch; CREATE TABLE watch.writes (caip2 text, epoch bigint, client inet, at timestamptz); "
            "CREATE TABLE watch.takes (caip2 text, epoch bigint, client inet, at timestamptz); "
            "CREATE FUNCTION watch.wrote() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO "
            "watch.writes SELECT caip2, epoch, inet_client_addr(), clock_timestamp() FROM signalbox.leases WHERE caip2 "
            "= TG_ARGV[0]; RETURN NULL; END $$; "
            "CREATE FUNCTION watch.took() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO "
            "watch.takes VALUES (NEW.caip2, NEW.epoch, inet_client_addr(), clock_timestamp()); RETURN NULL; END $$; "
            "CREATE TRIGGER took AFTER UPDATE ON signalbox.leases FOR EACH ROW WHEN (OLD.epoch <> NEW.epoch) EXECUTE "
            "FUNCTION watch.took()");
    }
    void watchTables(const SimProcess::Chain& chain)
    {
        for (const char* table : {"blocks", "transfers"})
            m_boss->run("CREATE TRIGGER wrote AFTER INSERT OR DELETE ON " + chain.schema().toUtf8() + "." + table +
                        " FOR EACH STATEMENT EXECUTE FUNCTION watch.wrote('" + chain.caip2.toUtf8() + "')");
    }

    bool allHeldBy(const Desk& desk)
    {
        return m_boss->number("SELECT count(*) FROM signalbox.leases WHERE pid = " + QByteArray::number(desk.pid())) ==
               qint64(m_sims->chains().size());
    }
    bool bothThere()
    {
        return m_boss->number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'signalbox engine'") == 2;
    }
    qint64 stored()
    {
        return m_boss->number("SELECT sum(hi - lo + 1) FROM signalbox.coverage WHERE stream = 'transfers'");
    }
    QString alerts()
    {
        QStringList all;
        for (const QStringList& row : m_boss->rows("SELECT coalesce(caip2, ''), kind, text FROM signalbox.alerts"))
            all << row.join(u' ');
        return all.join(u'\n');
    }

    /// Time in ms for which a frozen console, after it continued, fetched blocks of a chain that it had lost.
    static qint64 overlap(const std::vector<SimProcess::Fetch>& fetches, const Moment& moment)
    {
        qint64 longest = 0;
        for (const auto& fetch : fetches)
            if (fetch.client == moment.client && fetch.atMs >= moment.thawedAt && fetch.atMs < moment.untilMs)
                longest = std::max(longest, fetch.atMs - moment.thawedAt);
        return longest;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TlsServer>();
        for (int i = 0; i < 2; ++i) {
            m_desks[size_t(i)].source = u"127.0.0.%1"_qs.arg(i + 2);
            const CliResult made = m_desks[size_t(i)].console.init(
                m_server->conninfo(u"sslmode=verify-full sslrootcert="_qs + m_server->caFile()));
            QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
        }
        m_boss = std::make_unique<Database>(m_server->superuser());
        // long enough that the first moments are during the backfill
        m_sims = std::make_unique<SimProcess>(
            12,
            u"--history 3000 --block-time 1 --transfers 4 --registry-events 0 --latency 150 --max-blocks 20"_qs.split(
                u' '));
        watchWriters();
        m_desks[0].start();
        for (const auto& chain : m_sims->chains())
            m_boss->run("INSERT INTO signalbox.commands (console, verb, target, args) VALUES ('test', 'chain_add', '" +
                        chain.caip2.toUtf8() + "', '" + m_sims->addArguments(chain) + "')");
        QTRY_COMPARE_WITH_TIMEOUT(m_boss->number("SELECT count(*) FROM signalbox.commands WHERE state = 'done'"),
                                  qint64(12), 30'000);
        for (const auto& chain : m_sims->chains())
            watchTables(chain);
        QTRY_VERIFY_WITH_TIMEOUT(allHeldBy(m_desks[0]), 15'000);
        m_desks[1].start();
        QTRY_VERIFY_WITH_TIMEOUT(bothThere(), 15'000);
    }

    void cleanup()
    {
        if (!QTest::currentTestFailed())
            return;
        for (Desk& desk : m_desks) {
            QFile log(desk.console.workspace.directory() + u"/signalbox.log"_qs);
            if (log.open(QIODevice::ReadOnly))
                qInfo("%s:\n%s", qPrintable(desk.source), log.readAll().right(6'000).constData());
        }
    }

    void cleanupTestCase()
    {
        for (Desk& desk : m_desks)
            if (desk.process) {
                ::kill(pid_t(desk.pid()), SIGCONT);
                CliWorkspace::stop(*desk.process);
            }
        m_sims.reset();
        m_boss.reset();
        m_server.reset();
    }

    void aStandbyTakesOverFromAKilledOrFrozenConsole()
    {
        const bool isLong = qEnvironmentVariableIntValue("SIGNALBOX_LONG") == 1;
        const quint32 seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                                 ? qEnvironmentVariable("SIGNALBOX_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        m_random.seed(seed);
        const int moments = isLong ? 20 : 4;
        qInfo("seed %u, %d moments", seed, moments);
        std::vector<Moment> frozen;
        qint64 worst = 0, worstCommit = 0;
        int holder = 0;
        for (int i = 0; i < moments; ++i) {
            Desk& one = m_desks[size_t(holder)];
            Desk& two = m_desks[size_t(1 - holder)];
            QThread::msleep(ulong(500 + below(2'500)));
            // both ways alternate in random order, so that a short run has each of them
            const bool freezes = (i % 2 == 0) == (seed % 2 == 0);
            ::kill(pid_t(one.pid()), freezes ? SIGSTOP : SIGKILL);
            QElapsedTimer clock;
            clock.start();
            const qint64 before = stored();
            QVERIFY2(waitFor([&] { return allHeldBy(two); }, 2 * takeOverMs),
                     qPrintable(u"moment %1: not taken over within 20 s"_qs.arg(i)));
            const qint64 took = clock.elapsed();
            worst = std::max(worst, took);
            QVERIFY2(waitFor([&] { return stored() > before; }, takeOverMs), "nothing was stored after the take-over");
            worstCommit = std::max(worstCommit, clock.elapsed());
            qInfo("moment %d: %s, taken over after %lld ms, first rows after %lld ms", i, freezes ? "frozen" : "killed",
                  took, clock.elapsed());
            QVERIFY2(took <= takeOverMs, "the take-over took too long");
            if (freezes) {
                QThread::msleep(ulong(below(1'500)));
                frozen.push_back({one.source, took, SimProcess::steadyMs(), 0});
                ::kill(pid_t(one.pid()), SIGCONT);
                QThread::msleep(3'000);
                QCOMPARE(one.process->state(), QProcess::Running);
            } else {
                one.process->waitForFinished();
                one.start();
            }
            QVERIFY(waitFor([&] { return bothThere(); }, 15'000));
            QVERIFY2(allHeldBy(two), "the lease went back");
            if (freezes)
                frozen.back().untilMs = SimProcess::steadyMs();
            holder = 1 - holder;
        }
        m_sims->still();
        for (const auto& chain : m_sims->chains()) {
            RpcClient node(chain.port());
            const Height head = Height(fromQuantity(node.call(u"eth_blockNumber"_qs)));
            const TruthScope scope{0, head, {}, {}, -1, true};
            const Truth wanted = truthOfNode(node, chain.id(), scope);
            QString fault;
            QVERIFY2(waitFor(
                         [&] {
                             fault = difference(wanted, truthOfDatabase(*m_boss, chain.schema(), chain.id()));
                             return fault.isEmpty();
                         },
                         90'000),
                     qPrintable(chain.name + u": "_qs + fault));
            QCOMPARE(m_boss->value("SELECT string_agg(stream || ' ' || lo || '-' || hi, ', ' ORDER BY stream) FROM "
                                   "signalbox.coverage WHERE caip2 = '" +
                                   chain.caip2.toUtf8() + "'"),
                     u"balances 0-%1, headers 0-%1, transfers 0-%1"_qs.arg(head));
        }
        // the stale writer: every row came from the console that held the lease under which it was stored
        QVERIFY(m_boss->number("SELECT count(*) FROM watch.writes") > 100);
        QCOMPARE(m_boss->value("SELECT string_agg(w.caip2 || ' epoch ' || w.epoch || ' by ' || w.client, ', ') FROM "
                               "watch.writes w JOIN watch.takes t USING (caip2, epoch) WHERE w.client <> t.client"),
                 QString());
        QCOMPARE(alerts(), QString());
        for (Desk& desk : m_desks)
            QVERIFY(CliWorkspace::stop(*desk.process));
        const auto fetches = m_sims->ended();
        QVERIFY(std::any_of(fetches.begin(), fetches.end(), [&](auto& f) { return f.client == m_desks[0].source; }) &&
                std::any_of(fetches.begin(), fetches.end(), [&](auto& f) { return f.client == m_desks[1].source; }));
        qint64 beside = 0;
        for (const Moment& moment : frozen) {
            const qint64 both = overlap(fetches, moment);
            beside = std::max(beside, both);
            QVERIFY2(both <= moment.tookMs, qPrintable(u"fetched for %1 ms beside the other"_qs.arg(both)));
        }
        qInfo(
            "%d moments: taken over after %lld ms at most, first rows after %lld ms; a console that went on fetched "
            "for %lld ms",
            moments, worst, worstCommit, beside);
    }
};

}  // namespace

SIGNALBOX_TEST(ConsolesTest)

#include "consoles_test.moc"
