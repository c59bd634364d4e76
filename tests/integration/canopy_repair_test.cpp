// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Damage without missing heights, and jobs canceled half way, by the command line.
class CanopyRepairTest : public QObject {
    Q_OBJECT
    static constexpr Height head = 61;
    std::unique_ptr<CanopyReplay> m_node;
    std::unique_ptr<CanopyWorkspace> m_workspace;

    Database& database() { return m_workspace->database(); }
    CliResult run(const QString& line, bool json = true)
    {
        return m_workspace->cli().run(line.split(u' '), {}, 120'000, json);
    }
    static QJsonObject cell(const CliResult& result, const QString& table)
    {
        for (const QJsonObject& line : result.lines())
            if (line.value(u"table"_qs).toString() == table || line.value(u"entity"_qs).toString() == table)
                return line;
        return {};
    }
    /// Runs a command that waits for a row locked here, cancels it there, and returns how it ended.
    CliResult cancelled(const QString& line, const QByteArray& held, const char* verb)
    {
        Database holder(m_workspace->cli().cluster().connection(store::Role::Engine).conninfo());
        holder.run("BEGIN");
        holder.run(held);
        const auto command = m_workspace->cli().start(line.split(u' '));
        QByteArray id;
        const bool waits = waitFor(
            [&] {
                id = database()
                         .value(QByteArray("SELECT id FROM signalbox.commands WHERE state = 'running' AND verb = '") +
                                verb + "'")
                         .toUtf8();
                return !id.isEmpty() && database().number(
                                            "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> "
                                            "pg_backend_pid()") > 0;
            },
            30'000);
        if (!waits)
            qWarning("nothing waits: %s", command->readAllStandardError().constData());
        // requested while it works; it stops after its current step
        const auto canceller = m_workspace->cli().start(u"job %1 cancel"_qs.arg(QString::fromUtf8(id)).split(u' '));
        waitFor(
            [&] {
                return database().value("SELECT cancel_requested FROM signalbox.commands WHERE id = " + id) == u"t"_qs;
            },
            30'000);
        QTest::qWait(1'500);
        holder.run("ROLLBACK");
        CliResult result;
        if (!command->waitForFinished(60'000))
            qWarning("the command did not end");
        canceller->waitForFinished(60'000);
        result.exitCode = command->exitCode();
        result.out = command->readAllStandardOutput();
        result.err = command->readAllStandardError();
        if (database().value("SELECT state FROM signalbox.commands WHERE id = " + id) != u"cancelled"_qs)
            result.exitCode = -1;
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(1));
        m_node->setHead(head);
        m_workspace = std::make_unique<CanopyWorkspace>();
        m_workspace->mustAdd(*m_node);
        const CliResult synced = m_workspace->sync();
        QVERIFY2(synced.exitCode == 0, qPrintable(synced.text()));
    }
    void cleanupTestCase()
    {
        m_workspace.reset();
        m_node.reset();
    }

    /// A global row of the right height with another amount: the exact count finds it, Repair and resync correct it.
    void aWrongAmountIsFoundAndCorrected()
    {
        const QByteArray change =
            "UPDATE canopyx_global.accounts_global SET amount = amount + 5 WHERE address IN (SELECT address FROM "
            "canopyx_global.accounts_global ORDER BY address LIMIT 2)";
        for (const char* cure : {"sync health canopy:1 --repair", "resync canopy:1 accounts --yes"}) {
            database().run(change);
            QVERIFY(!m_workspace->globalFaults(1).isEmpty());
            const CliResult exact = run(u"sync status canopy:1 --exact"_qs);
            QCOMPARE(exact.exitCode, 1);
            const QJsonObject accounts = cell(exact, u"accounts"_qs);
            QVERIFY2(accounts.value(u"problem"_qs).toString() == u"keys_differ"_qs, qPrintable(exact.text()));
            QCOMPARE(accounts.value(u"staleKeys"_qs).toInteger(), qint64(2));
            QCOMPARE(accounts.value(u"missingKeys"_qs).toInteger(), qint64(0));
            const CliResult health = run(u"sync health canopy:1"_qs, false);
            QVERIFY2(health.exitCode == 1 && health.text().contains(u"2 stale"_qs), qPrintable(health.text()));
            const CliResult cured = run(QLatin1String(cure));
            QVERIFY2(cured.exitCode == 0, qPrintable(cured.text()));
            expectNone(m_workspace->globalFaults(1));
            QCOMPARE(run(u"sync status canopy:1 --exact"_qs).exitCode, 0);
        }
    }

    /// A missing table cannot be compared: Repair recreates it, and the message is not a database error.
    void aMissingTableIsReportedAndRepaired()
    {
        database().run("DROP TABLE canopyx_global.orders_global CASCADE");
        const CliResult told = run(u"sync health canopy:1"_qs, false);
        QVERIFY2(told.exitCode == 1 && told.text().contains(u"canopyx_global.orders_global is missing"_qs) &&
                     told.text().contains(u"orders of canopy:1: keys can be compared after"_qs) &&
                     told.text().contains(u"To repair: signalbox-cli sync health --repair"_qs) &&
                     !told.text().contains(u"relation"_qs),
                 qPrintable(told.text()));
        const CliResult exact = run(u"sync status canopy:1 --exact"_qs);
        QVERIFY2(exact.exitCode == 1, qPrintable(exact.text()));
        QCOMPARE(cell(exact, u"orders"_qs).value(u"problem"_qs).toString(), u"schema_differs"_qs);
        QVERIFY(cell(exact, u"accounts"_qs).value(u"problem"_qs).toString() != u"schema_differs"_qs);
        const CliResult cured = run(u"sync health canopy:1 --repair"_qs, false);
        QVERIFY2(cured.exitCode == 0 && cured.text().contains(u"Cross-chain sync is healthy"_qs),
                 qPrintable(cured.text()));
        expectNone(m_workspace->globalFaults(1));
    }

    /// Heights that are not stored, and an endpoint of an unknown chain.
    void senselessRequestsAreRefused()
    {
        const CliResult beyond = run(u"reindex canopy:1 500-600 --yes"_qs, false);
        QVERIFY2(beyond.exitCode == 3 && beyond.text().contains(u"Stored blocks: 1 to 60"_qs),
                 qPrintable(beyond.text()));
        QVERIFY(!beyond.text().contains(u"fetched again and replace"_qs));
        QCOMPARE(database().number("SELECT count(*) FROM canopyx.reindex_requests"), qint64(0));
        const CliResult all = run(u"optimize canopy:1 --keep-from 99999 --yes"_qs);
        QVERIFY2(all.exitCode == 3 && all.text().contains(u"HEIGHT_UNKNOWN"_qs), qPrintable(all.text()));
        QCOMPARE(database().value("SELECT history_from FROM canopyx.chains"), u"0"_qs);
        const CliResult tested = m_workspace->cli().run({u"endpoint"_qs, u"test"_qs, m_node->url()});
        QVERIFY2(tested.exitCode == 0 && tested.text().contains(u"canopy:1"_qs), qPrintable(tested.text()));
    }

    void optimizeCanBeCanceled()
    {
        database().run(
            "INSERT INTO chain_1.accounts (address, amount, height) SELECT decode(lpad(to_hex(k), 40, '0'), 'hex'), v, "
            "v FROM generate_series(1, 30000) k, generate_series(1, 3) v");
        const QString newest = database().value(
            "SELECT md5(string_agg(a::text, ' ' ORDER BY a.address)) FROM "
            "chain_1.accounts_latest a");
        const qint64 rows = database().number("SELECT count(*) FROM chain_1.accounts");
        const CliResult ended = cancelled(u"optimize canopy:1 accounts --keep-from 50 --yes"_qs,
                                          "SELECT FROM chain_1.accounts WHERE address = "
                                          "decode(lpad(to_hex(15000), 40, '0'), 'hex') AND height = 1 FOR UPDATE",
                                          "optimise");
        QVERIFY2(ended.exitCode == 1, qPrintable(ended.text()));
        const qint64 left = database().number("SELECT count(*) FROM chain_1.accounts");
        QVERIFY2(left < rows && left > 40'000, qPrintable(QString::number(left)));
        QCOMPARE(database().value("SELECT md5(string_agg(a::text, ' ' ORDER BY a.address)) FROM "
                                  "chain_1.accounts_latest a"),
                 newest);
        const CliResult again = run(u"optimize canopy:1 accounts --keep-from 50 --yes"_qs);
        QVERIFY2(again.exitCode == 0, qPrintable(again.text()));
        QCOMPARE(database().number("SELECT count(*) FROM chain_1.accounts WHERE address = "
                                   "decode(lpad(to_hex(15000), 40, '0'), 'hex')"),
                 qint64(1));
        QCOMPARE(database().value("SELECT md5(string_agg(a::text, ' ' ORDER BY a.address)) FROM "
                                  "chain_1.accounts_latest a"),
                 newest);
        expectNone(m_workspace->globalFaults(1));
    }

    void aResyncCanBeCanceled()
    {
        database().run("UPDATE canopyx_global.accounts_global SET amount = amount + 5");
        const qint64 wrong = database().number("SELECT count(*) FROM canopyx_global.accounts_global");
        QVERIFY(wrong > 30'000);
        const CliResult ended = cancelled(u"resync canopy:1 accounts --yes"_qs,
                                          "SELECT FROM canopyx_global.accounts_global WHERE address = "
                                          "decode(lpad(to_hex(15000), 40, '0'), 'hex') FOR UPDATE",
                                          "resync");
        QVERIFY2(ended.exitCode == 1, qPrintable(ended.text()));
        const auto faults = m_workspace->globalFaults(1);
        QVERIFY(!faults.isEmpty());
        QVERIFY2(!faults.join(u' ').contains(QString::number(wrong)), qPrintable(faults.join(u' ')));  // some are right
        QCOMPARE(database().number("SELECT count(*) FROM canopyx_global.accounts_global"), wrong);     // no hole
        const CliResult again = run(u"resync canopy:1 accounts --yes"_qs);
        QVERIFY2(again.exitCode == 0, qPrintable(again.text()));
        expectNone(m_workspace->globalFaults(1));
    }
};

}  // namespace

SIGNALBOX_TEST(CanopyRepairTest)

#include "canopy_repair_test.moc"
