// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "canopy_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Lookups of keys from the command line, and liquidity positions computed by the indexing.
class CanopyExploreTest : public QObject {
    Q_OBJECT
    static constexpr Height head = 121;
    std::unique_ptr<CanopyReplay> m_nodes[2];
    std::unique_ptr<CanopyWorkspace> m_workspace;

    CliResult explore(const QStringList& words, bool json = true)
    {
        return m_workspace->cli().run(QStringList{u"explore"_qs} + words, {}, 60'000, json);
    }
    QString positions()
    {
        return m_workspace->database().value(
            "SELECT string_agg(r, E'\\n' ORDER BY r) FROM (SELECT (to_jsonb(t) - 'computed_at' - 'updated_at')::text "
            "FROM canopyx_global.lp_position_snapshots_global t) s (r)");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = std::make_unique<CanopyWorkspace>();
        for (int chain : {1, 2}) {
            auto& node = m_nodes[chain - 1];
            node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(chain));
            node->setHead(head);
            m_workspace->mustAdd(*node);
        }
        const CliResult run = m_workspace->sync();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
    }
    void cleanupTestCase()
    {
        m_workspace.reset();
        for (auto& node : m_nodes)
            node.reset();
    }

    void anAccountIsFoundOnAllChains()
    {
        Database& database = m_workspace->database();
        const QString address = database.value(
            "SELECT encode(a.address, 'hex') FROM canopyx_global.accounts_global a JOIN "
            "canopyx_global.accounts_global b USING (address) WHERE a.chain_id = 1 AND "
            "b.chain_id = 2 LIMIT 1");
        const CliResult found = explore({u"account"_qs, address});
        QVERIFY2(found.exitCode == 0, qPrintable(found.text()));
        QCOMPARE(found.lines().size(), std::size_t(2));
        for (const QJsonObject& chain : found.lines()) {
            const QJsonObject record = chain[u"records"_qs].toArray().first().toObject();
            QCOMPARE(record[u"entity"_qs].toString(), u"accounts"_qs);
            const QString id = chain[u"chain"_qs].toString().section(u':', 1);
            QCOMPARE(
                record[u"fields"_qs].toObject()[u"amount"_qs].toString(),
                database.value(u"SELECT amount FROM canopyx_global.accounts_global WHERE chain_id = %1 AND address = "
                               "'\\x%2'"_qs.arg(id, address)
                                   .toUtf8()));
            QCOMPARE(chain[u"complete_from"_qs].toInteger(), 1);
            QCOMPARE(chain[u"indexed"_qs].toInteger(), head - 1);
        }
        const CliResult then = explore({u"account"_qs, u"0x"_qs + address.toUpper(), u"--chain"_qs, u"canopy:1"_qs,
                                        u"--height"_qs, u"60"_qs, u"--history"_qs, u"3"_qs});
        QVERIFY2(then.exitCode == 0, qPrintable(then.text()));
        QVERIFY(then.lines().size() >= 2 && then.lines().size() <= 4);
        QCOMPARE(then.lines()[1][u"event"_qs].toString(), u"version"_qs);
        QCOMPARE(
            then.lines()[0][u"records"_qs]
                .toArray()
                .first()
                .toObject()[u"fields"_qs]
                .toObject()[u"amount"_qs]
                .toString(),
            database.value(u"SELECT amount FROM chain_1.accounts WHERE address = '\\x%1' AND height <= 60 ORDER BY "
                           "height DESC LIMIT 1"_qs.arg(address)
                               .toUtf8()));
        const CliResult words = explore({u"account"_qs, address}, false);
        QVERIFY2(words.exitCode == 0 && words.text().contains(u"complete from block 1 to 120"_qs),
                 qPrintable(words.text()));
    }

    void everyKindIsFound()
    {
        Database& database = m_workspace->database();
        const std::pair<const char*, const char*> keys[] = {
            {"validator", "SELECT encode(address, 'hex') FROM canopyx_global.validators_global LIMIT 1"},
            {"pool", "SELECT pool_id FROM canopyx_global.pools_global LIMIT 1"},
            {"order", "SELECT encode(order_id, 'hex') FROM canopyx_global.orders_global LIMIT 1"},
            {"order", "SELECT encode(order_id, 'hex') FROM canopyx_global.dex_deposits_global LIMIT 1"},
            {"block", "SELECT encode(hash, 'hex') FROM chain_2.blocks WHERE height = 100"},
            {"block", "SELECT 100"},
            {"transaction", "SELECT encode(tx_hash, 'hex') FROM chain_1.transactions ORDER BY height DESC LIMIT 1"}};
        for (const auto& [kind, sql] : keys) {
            const CliResult found = explore({QLatin1String(kind), database.value(sql)});
            QVERIFY2(found.exitCode == 0, qPrintable(QLatin1String(kind) + u": "_qs + found.text()));
        }
    }

    void unknownKeysAreReported()
    {
        const CliResult nobody = explore({u"account"_qs, QString(40, u'e')});
        QCOMPARE(nobody.exitCode, 3);
        QVERIFY(nobody.text().contains(u"canopy:1: complete from block 1 to 120; canopy:2"_qs));
        QCOMPARE(explore({u"account"_qs, u"hello"_qs}).exitCode, 2);
        QCOMPARE(explore({u"potato"_qs, u"1"_qs}).exitCode, 2);
        QCOMPARE(explore({u"block"_qs, u"7"_qs, u"--history"_qs, u"2"_qs}).exitCode, 2);
        QCOMPARE(explore({u"pool"_qs, u"1"_qs, u"--chain"_qs, u"canopy:9"_qs}).exitCode, 3);
        const CliResult beyond =
            explore({u"pool"_qs, u"1"_qs, u"--chain"_qs, u"canopy:1"_qs, u"--height"_qs, u"5000"_qs});
        QCOMPARE(beyond.exitCode, 3);
        QVERIFY2(beyond.text().contains(u"HEIGHT_UNKNOWN"_qs), qPrintable(beyond.text()));
        // no chain could be queried, so nothing is known about the pool
        const QString all = explore({u"pool"_qs, u"1"_qs, u"--height"_qs, u"5000"_qs}).text();
        QVERIFY2(all.contains(u"canopy:1 at block 5000"_qs) && all.contains(u"canopy:2 at block 5000"_qs) &&
                     !all.contains(u"knows"_qs) && !all.contains(u".."_qs),
                 qPrintable(all));
    }

    /// The same lists as in the window, including liquidity day by day.
    void relatedRowsAreListed()
    {
        Database& database = m_workspace->database();
        const auto one = database.rows(
            "SELECT encode(address, 'hex'), count(*), min(source_chain_id) FROM "
            "canopyx_global.lp_position_snapshots_global GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1")[0];
        const QString chain = u"canopy:"_qs + one[2];
        const CliResult days = explore({u"account"_qs, one[0], u"--chain"_qs, chain, u"--list"_qs, u"positions"_qs});
        QVERIFY2(days.exitCode == 0, qPrintable(days.text()));
        QCOMPARE(qint64(days.lines().size()) - 1,
                 database.number("SELECT count(*) FROM canopyx_global.lp_position_snapshots_global WHERE address = "
                                 "'\\x" +
                                 one[0].toUtf8() + "' AND source_chain_id = " + one[2].toUtf8()));
        const QJsonObject day = days.lines()[1];
        QCOMPARE(day[u"event"_qs].toString(), u"row"_qs);
        QCOMPARE(day[u"list"_qs].toString(), u"positions"_qs);
        const QJsonObject fields = day[u"fields"_qs].toObject();
        QCOMPARE(
            fields[u"snapshot_balance"_qs].toString(),
            database.value("SELECT snapshot_balance FROM canopyx_global.lp_position_snapshots_global WHERE address "
                           "= '\\x" +
                           one[0].toUtf8() + "' AND source_chain_id = " + one[2].toUtf8() + " AND snapshot_date = '" +
                           fields[u"snapshot_date"_qs].toString().toUtf8() +
                           "' AND pool_id = " + QByteArray::number(fields[u"pool_id"_qs].toInteger())));
        const CliResult words =
            explore({u"account"_qs, one[0], u"--list"_qs, u"positions"_qs, u"--list"_qs, u"payments"_qs}, false);
        QVERIFY2(words.text().contains(chain + u", positions, newest first"_qs) &&
                     words.text().contains(u"SNAPSHOT_BALANCE"_qs) &&
                     words.text().contains(fields[u"snapshot_date"_qs].toString()) &&
                     words.text().contains(chain + u", payments, newest first"_qs),
                 qPrintable(words.text()));
        QVERIFY(!words.text().contains(one[0].toUpper()));

        const auto count = [&](const QStringList& asked) { return qint64(explore(asked).lines().size()) - 1; };
        const QString block =
            database.value("SELECT height FROM chain_1.transactions GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
        for (const char* list : {"transactions", "events"})
            QCOMPARE(count({u"block"_qs, block, u"--chain"_qs, u"canopy:1"_qs, u"--list"_qs, QLatin1String(list),
                            u"--rows"_qs, u"1000"_qs}),
                     database.number("SELECT count(*) FROM chain_1." + QByteArray(list) +
                                     " WHERE height = " + block.toUtf8()));
        const QString pool = database.value(
            "SELECT pool_id FROM canopyx_global.pool_points_by_holder_global WHERE chain_id = 1 LIMIT 1");
        QCOMPARE(
            count({u"pool"_qs, pool, u"--chain"_qs, u"canopy:1"_qs, u"--list"_qs, u"holders"_qs}),
            database.number(
                "SELECT count(*) FROM canopyx_global.pool_points_by_holder_global WHERE chain_id = 1 AND pool_id = " +
                pool.toUtf8()));
        QCOMPARE(count({u"pool"_qs, pool, u"--chain"_qs, u"canopy:1"_qs, u"--list"_qs, u"holders"_qs, u"--rows"_qs,
                        u"1"_qs}),
                 1);
        const CliResult wrong = explore({u"pool"_qs, pool, u"--list"_qs, u"payments"_qs});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.text().contains(u"holders"_qs), qPrintable(wrong.text()));
        QCOMPARE(explore({u"transaction"_qs, QString(64, u'a'), u"--list"_qs, u"events"_qs}).exitCode, 2);
    }

    void positionsExistOnceSynced()
    {
        const QString before = positions();
        QVERIFY2(before.count(u'\n') > 2, qPrintable(before));
        QCOMPARE(m_workspace->database().value("SELECT string_agg(height::text, ' ') FROM canopyx.lp_progress"),
                 u"120 120"_qs);
        // damaged blocks are fetched again, and the days computed from them follow
        m_workspace->database().run("UPDATE chain_1.pools SET amount = amount + 1000000 WHERE height > 50");
        const CliResult again = m_workspace->cli().run({u"reindex"_qs, u"canopy:1"_qs, u"50-120"_qs, u"--yes"_qs});
        QVERIFY2(again.exitCode == 0, qPrintable(again.text()));
        const CliResult run = m_workspace->sync();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(positions(), before);
    }
};

}  // namespace

SIGNALBOX_TEST(CanopyExploreTest)
#include "canopy_explore_test.moc"
