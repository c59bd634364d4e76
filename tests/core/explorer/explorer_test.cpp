// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layers/layer_chain.h"
#include "explorer/explorer_reader.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::layers;
using namespace signalbox::test;

/// Lookups over several chains, unknown keys, and invalid queries.
class ExplorerTest : public QObject {
    Q_OBJECT
    std::unique_ptr<LayerWorkspace> work;
    std::vector<ChainPlace> chains;
    static constexpr Height last = 60;

    Expected<ExplorerAnswer> find(ExplorerKind kind, const QString& key, std::optional<Height> height = {},
                                  const QStringList& of = {})
    {
        return readAnswer(*work->session, catalog::Catalog::canopy(), {kind, key, of, height});
    }

private Q_SLOTS:
    void initTestCase()
    {
        work = std::make_unique<LayerWorkspace>();
        for (qint64 id = 1; id <= 3; ++id) {
            chains.push_back(work->add(id));
            store::ChainIngest ingest(work->db.connection(), chains.back().caip2, work->lease(chains.back()),
                                      tablesOf(work->catalog));
            OK(ingest.commit(MadeUpChain(work->catalog, quint32(id)).commit({{1, id == 3 ? last / 2 : last}})));
        }
    }
    void cleanupTestCase() { work.reset(); }

    void textsAreRecognized_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kinds");
        const QString address(40, u'a'), hash(64, u'0');
        QTest::newRow("height") << u"1,200"_qs << u"block 1200, pool 1200"_qs;
        QTest::newRow("number sign") << u" #7 "_qs << u"block 7, pool 7"_qs;
        QTest::newRow("beyond 64 bits") << QString(20, u'9') << QString();
        QTest::newRow("address") << address << u"account %1, validator %1, order %1"_qs.arg(address);
        QTest::newRow("capitals and 0x") << u"0x"_qs + address.toUpper()
                                         << u"account %1, validator %1, order %1"_qs.arg(address);
        QTest::newRow("hash of digits") << hash << u"transaction %1, block %1"_qs.arg(hash);
        QTest::newRow("too short") << u"abc"_qs << QString();
        QTest::newRow("no hex") << QString(40, u'g') << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("quote") << u"'; drop table"_qs << QString();
        QTest::newRow("minus") << u"-5"_qs << QString();
        QTest::newRow("other digits") << u"٣"_qs << QString();
    }
    void textsAreRecognized()
    {
        QFETCH(QString, text);
        QFETCH(QString, kinds);
        QStringList all;
        for (const ExplorerKey& key : recognizeKey(text))
            all << QLatin1String(name(key.kind)) + u' ' + key.key;
        QCOMPARE(all.join(u", "_qs), kinds);
    }

    void allChainsAreSearchedAtOnce()
    {
        int seen = 0, gone = 0;
        for (int number = 0; number < 12; ++number) {
            const QString key = QString::fromLatin1(key20(number).toHex());
            const auto answer = find(ExplorerKind::Account, key);
            OK(answer);
            QCOMPARE(answer->chains.size(), std::size_t(3));
            for (const ExplorerChain& chain : answer->chains) {
                QCOMPARE(chain.from, std::optional<Height>(1));
                const QString row = work->value(
                    u"SELECT coalesce((SELECT amount || ' ' || height FROM "
                    "canopyx_global.accounts_global WHERE chain_id = %1 AND address = '\\x%2'), '')"_s.arg(
                        chain.caip2.section(u':', 1), key));
                const auto found = std::find_if(chain.records.begin(), chain.records.end(), [](const auto& record) {
                    return record.entity == "accounts"_L1 && !record.gone;
                });
                QCOMPARE(found == chain.records.end() ? QString()
                                                      : u"%1 %2"_s.arg(found->value("amount")).arg(found->height),
                         row);
                seen += !row.isEmpty();
                gone += std::any_of(chain.records.begin(), chain.records.end(),
                                    [](const auto& record) { return record.gone; });
            }
        }
        QVERIFY2(seen > 8, qPrintable(QString::number(seen)));
        Q_UNUSED(gone)
    }

    void everyHeightHasItsState()
    {
        for (int number = 0; number < 12; number += 3)
            for (Height height = 1; height <= last; height += 7) {
                const QString key = QString::fromLatin1(key20(number).toHex());
                const auto answer = find(ExplorerKind::Account, key, height, {u"canopy:2"_qs});
                OK(answer);
                QCOMPARE(answer->chains.size(), std::size_t(1));
                const QString wanted = work->value(
                    u"SELECT coalesce((SELECT CASE WHEN deleted THEN '' ELSE amount || ' ' || height END "
                    "FROM chain_2.accounts WHERE address = '\\x%1' AND height <= %2 ORDER BY height DESC "
                    "LIMIT 1), '')"_s.arg(key)
                        .arg(height));
                QString is;
                for (const ExplorerRecord& record : answer->chains.front().records)
                    if (record.entity == "accounts"_L1)
                        is = u"%1 %2"_s.arg(record.value("amount")).arg(record.height);
                QCOMPARE(is, wanted);
            }
    }

    void unknownHeightsAreReported()
    {
        const auto answer = find(ExplorerKind::Pool, u"2"_qs, last);
        OK(answer);
        QVERIFY(!answer->chains[0].error && !answer->chains[1].error);
        QVERIFY(answer->chains[2].error);
        QCOMPARE(answer->chains[2].error->code, u"HEIGHT_UNKNOWN"_qs);
        QVERIFY(answer->chains[2].error->text().contains(u"1 to 30"_qs));
    }

    void anUnknownKeyIsEmpty()
    {
        const auto answer = find(ExplorerKind::Account, QString(40, u'e'));
        OK(answer);
        QVERIFY(!answer->found());
        QCOMPARE(answer->chains.size(), std::size_t(3));
        QCOMPARE(answer->chains[2].indexed, std::optional<Height>(30));
        const auto hits = readHits(*work->session, catalog::Catalog::canopy(), QString(40, u'e'));
        OK(hits);
        QVERIFY(hits->hits.empty());
        QCOMPARE(hits->keys.size(), std::size_t(3));
        QCOMPARE(hits->chains.size(), std::size_t(3));
    }

    void blocksAreFoundByHeightAndHash()
    {
        const QString hash = QString::fromLatin1(key20(40).toHex());
        OK(find(ExplorerKind::Block, u"40"_qs));
        const auto byHeight = find(ExplorerKind::Block, u"40"_qs);
        QCOMPARE(byHeight->chains[0].records.size(), std::size_t(2));
        QCOMPARE(byHeight->chains[0].records[0].value("hash"), hash);
        QCOMPARE(byHeight->chains[0].records[1].entity, u"block_summaries"_qs);
        QVERIFY(byHeight->chains[2].records.empty());
        const auto hits = readHits(*work->session, catalog::Catalog::canopy(), u"2"_qs);
        OK(hits);
        QCOMPARE(hits->hits.front().key.kind, ExplorerKind::Block);
        QCOMPARE(hits->hits.front().chains.size(), 3);
    }

    void aClosedKeyHasItsClosingHeight()
    {
        const auto chain = work->add(9);
        store::ChainIngest ingest(work->db.connection(), chain.caip2, work->lease(chain), tablesOf(work->catalog));
        LayerCommit commit(work->catalog);
        commit.ranges = {{1, 3}};
        commit.streams = {u"blocks"_qs};
        for (const Height height : {1, 3})
            commit.rows.of(u"accounts"_qs)
                .begin()
                .bytea(QByteArray(20, '\x77'))
                .amount(height == 3 ? 0 : quint64(18'446'744'073'709'551'615u))
                .amount(0)
                .amount(0)
                .bigint(height)
                .time(blockTime)
                .boolean(height == 3)
                .end();
        OK(ingest.commit(commit));
        const QString key = QString::fromLatin1(QByteArray(20, '\x77').toHex());
        const auto now = find(ExplorerKind::Account, key);
        OK(now);
        QCOMPARE(now->chains.back().records.size(), std::size_t(1));
        QVERIFY(now->chains.back().records.front().gone);
        QCOMPARE(now->chains.back().records.front().height, 3);
        const auto then = find(ExplorerKind::Account, key, 2, {u"canopy:9"_qs});
        QCOMPARE(then->chains.front().records.front().value("amount"), u"18446744073709551615"_qs);
        const auto trend =
            readTrend(*work->session, catalog::Catalog::canopy(), ExplorerKind::Account, key, u"canopy:9"_qs);
        OK(trend);
        QCOMPARE(trend->values, (std::vector<QString>{u"18446744073709551615"_qs, u"0"_qs}));
        QVERIFY(trend->complete);
        OK(work->session->write([&](store::Transaction& transaction) {
            transaction.exec("DELETE FROM signalbox.coverage WHERE caip2 = 'canopy:9'");
            transaction.exec("UPDATE signalbox.chains SET state = 'deleted' WHERE caip2 = 'canopy:9'");
            return Done{};
        }));
        QCOMPARE(find(ExplorerKind::Account, key)->chains.size(), std::size_t(3));  // a deleted chain is not queried
    }

    void aLongHistoryIsSampled()
    {
        const auto chain = work->add(10);
        store::ChainIngest ingest(work->db.connection(), chain.caip2, work->lease(chain), tablesOf(work->catalog));
        LayerCommit commit(work->catalog);
        commit.ranges = {{1, 2'000}};
        commit.streams = {u"blocks"_qs};
        for (Height height = 1; height <= 2'000; ++height)
            commit.rows.of(u"accounts"_qs)
                .begin()
                .bytea(QByteArray(20, '\x55'))
                .amount(quint64(height * height))
                .amount(0)
                .amount(0)
                .bigint(height)
                .time(blockTime + height)
                .boolean(false)
                .end();
        OK(ingest.commit(commit));
        const QString key = QString::fromLatin1(QByteArray(20, '\x55').toHex());
        const auto trend =
            readTrend(*work->session, catalog::Catalog::canopy(), ExplorerKind::Account, key, u"canopy:10"_qs);
        OK(trend);
        QVERIFY(!trend->complete && trend->heights.size() > 200 && trend->heights.size() <= 240);
        QCOMPARE(trend->heights.front(), 1);
        QCOMPARE(trend->heights.back(), 2'000);
        for (std::size_t i = 0; i < trend->heights.size(); ++i)
            QCOMPARE(trend->values[i], QString::number(trend->heights[i] * trend->heights[i]));
        ExplorerListQuery query;
        query.key = key;
        query.caip2 = u"canopy:10"_qs;
        query.limit = 500;
        int pages = 0;
        Height before = 2'001;
        for (bool more = true; more; ++pages) {
            const auto page = readPage(*work->session, catalog::Catalog::canopy(), query);
            OK(page);
            for (const ExplorerRecord& record : page->records)
                QCOMPARE(record.height, --before);
            query.cursor = page->next;
            more = !page->next.isEmpty();
        }
        QCOMPARE(before, 1);
        QCOMPARE(pages, 4);
    }

    void wrongKeysAreReported()
    {
        const auto code = [](const auto& answer) { return answer ? QString() : answer.error().code; };
        QCOMPARE(code(find(ExplorerKind::Account, u"'; DROP TABLE x"_qs)), u"EXPLORER_KEY"_qs);
        QCOMPARE(code(find(ExplorerKind::Pool, QString(40, u'a'))), u"EXPLORER_KEY"_qs);
        QCOMPARE(code(find(ExplorerKind::Pool, u"1"_qs, {}, {u"canopy:77"_qs})), u"CHAIN_UNKNOWN"_qs);
        QCOMPARE(code(readHits(*work->session, catalog::Catalog::canopy(), u"hello"_qs)), u"EXPLORER_KEY"_qs);
        ExplorerListQuery query;
        query.key = QString(40, u'a');
        query.caip2 = u"canopy:1"_qs;
        query.cursor = u"x:y"_qs;
        QCOMPARE(code(readPage(*work->session, catalog::Catalog::canopy(), query)), u"BAD_CURSOR"_qs);
        query.cursor.clear();
        query.entity = u"blocks; drop"_qs;
        QCOMPARE(code(readPage(*work->session, catalog::Catalog::canopy(), query)), u"EXPLORER_KEY"_qs);
        query.entity.clear();
        query.what = ExplorerListQuery::What::Holders;
        QCOMPARE(code(readPage(*work->session, catalog::Catalog::canopy(), query)), u"EXPLORER_KEY"_qs);
    }

    /// A validator is rewarded in nearly every block: its few slashes are found without reading the rewards.
    void slashesExcludeRewards()
    {
        const auto chain = work->add(8);
        const auto made = work->session->write([](store::Transaction& transaction) {
            transaction.exec(
                "INSERT INTO chain_8.events (height, event_index, address, event_type, amount, height_time) SELECT h, "
                "0, '\\x7700000000000000000000000000000000000077', CASE h % 40000 WHEN 7 THEN 'slash' ELSE 'reward' "
                "END, h, 'epoch' FROM generate_series(1, 200000) h; INSERT INTO signalbox.coverage (caip2, stream, lo, "
                "hi) VALUES ('canopy:8', 'blocks', 1, 200000); ANALYZE chain_8.events");
            return Done{};
        });
        OK(made);
        ExplorerListQuery query;
        query.what = ExplorerListQuery::What::Slashes;
        query.kind = ExplorerKind::Validator;
        query.key = u"7700000000000000000000000000000000000077"_qs;
        query.caip2 = u"canopy:8"_qs;
        query.limit = 3;
        const auto page = readPage(*work->session, catalog::Catalog::canopy(), query);
        OK(page);
        QCOMPARE(page->records.size(), std::size_t(3));
        QCOMPARE(page->records[0].height, Height(160'007));
        QVERIFY(!page->next.isEmpty());
        query.cursor = page->next;
        QCOMPARE(readPage(*work->session, catalog::Catalog::canopy(), query)->records.size(), std::size_t(2));
        // the database's statistics of this session
        const auto counted = [&](const char* what) {
            work->value(u"SELECT pg_stat_force_next_flush()::text"_qs);
            return work
                ->value(
                    u"SELECT coalesce(sum(%1), 0) FROM pg_stat_user_%2 WHERE schemaname = "
                    "'chain_8' AND relname = 'events'"_s.arg(
                        QLatin1String(what), qstrncmp(what, "idx", 3) == 0 ? u"indexes"_qs : u"tables"_qs))
                .toLongLong();
        };
        QTRY_VERIFY(counted("idx_scan") >= 2);
        QVERIFY2(counted("idx_tup_read") < 20, qPrintable(QString::number(counted("idx_tup_read"))));
        QCOMPARE(counted("seq_tup_read"), 0);
    }

    /// A small table is sorted whole. Of a large one, the newest rows of each chain are read without a scan.
    void theFrontPageListsTheLargest()
    {
        const auto largest = [&](const QString& where) {
            return work->value(
                u"SELECT string_agg(chain_id || ' ' || a || ' ' || amount, ',' ORDER BY amount DESC, "
                "chain_id, a) FROM (SELECT chain_id, encode(address, 'hex') a, amount FROM "
                "canopyx_global.accounts_global WHERE amount > 0 %1 ORDER BY amount DESC, 1, 2 LIMIT 5) "
                "t"_s.arg(where));
        };
        const auto shown = [](const ExplorerFrontPage& page) {
            QStringList all;
            for (const auto& line : page.accounts)
                all << line.caip2.section(u':', 1) + u' ' + line.key + u' ' + line.amount;
            return all.join(u',');
        };
        const auto small = readFront(*work->session, 5);
        OK(small);
        QVERIFY(!small->newestAccounts && !small->newestPools);
        QVERIFY(!small->blocks.empty() && !small->pools.empty());
        QCOMPARE(shown(*small), largest({}));
        const auto made = work->session->write([](store::Transaction& transaction) {
            transaction.exec(
                "INSERT INTO canopyx_global.accounts_global (chain_id, address, amount, height, height_time, "
                "updated_at) SELECT 2, substring(sha256(int8send(k)) FOR 20), k * 1000000000000, 1, 'epoch', now() "
                "FROM generate_series(1, 300000) k; INSERT INTO chain_2.accounts (address, amount, height, "
                "height_time) SELECT substring(sha256(int8send(k)) FOR 20), k * 1000000000000, 1000000 + k, 'epoch' "
                "FROM generate_series(1000, 1020) k");
            return Done{};
        });
        OK(made);
        const auto large = readFront(*work->session, 5);
        OK(large);
        QVERIFY(large->newestAccounts && !large->newestPools);
        QCOMPARE(shown(*large), largest(u"AND address IN (SELECT address FROM chain_2.accounts)"_qs));
    }
};
SIGNALBOX_TEST(ExplorerTest)
#include "explorer_test.moc"
#include "signalbox/literals.h"
