// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/canopy/state_model.h"
#include "core/layers/layer_chain.h"
#include "explorer/explorer_reader.h"
#include "layers/lp_days.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::layers;
using namespace signalbox::test;

__extension__ using Wide = unsigned __int128;

/// The explorer's results for the recorded chains equal the nodes' states.
class ExplorerRecordedTest : public QObject {
    Q_OBJECT
    struct Kept {
        std::unique_ptr<LayerWorkspace> work;
        std::unique_ptr<RecordedWorld> world;
        ChainPlace chain;
        qint64 epoch = 0;
        QStringList positionFaults;
    };
    std::map<int, Kept> m_kept;

    /// Indexed block by block; liquidity positions are computed now and then, and compared with the node's pools.
    Kept& indexed(int number)
    {
        Kept& kept = m_kept[number];
        if (kept.work)
            return kept;
        kept.work = std::make_unique<LayerWorkspace>();
        kept.world = std::make_unique<RecordedWorld>(CanopyRecording::ofChain(number));
        kept.chain = kept.work->add(number);
        kept.epoch = kept.work->lease(kept.chain);
        store::ChainIngest ingest(kept.work->db.connection(), kept.chain.caip2, kept.epoch,
                                  tablesOf(kept.work->catalog));
        constexpr Height some = 30;
        for (Height lo = 1; lo <= kept.world->lastBlock(); lo += some) {
            LayerCommit commit(kept.work->catalog);
            const Height hi = qMin(lo + some - 1, kept.world->lastBlock());
            commit.ranges = {{lo, hi}};
            commit.streams = {u"blocks"_s};
            for (Height height = lo; height <= hi; ++height)
                commit.rows.append(kept.world->bulkRows(height));
            if (const auto done = ingest.commit(commit); !done)
                qFatal("%s", qPrintable(done.error().text()));
            comparePositions(kept, hi);
        }
        return kept;
    }

    void comparePositions(Kept& kept, Height last)
    {
        const auto done = LpDays(*kept.work->session, kept.work->catalog, kept.chain, kept.epoch).run();
        if (!done || !*done)
            qFatal("positions: %s", done ? "not done" : qPrintable(done.error().text()));
        std::map<QString, QString> wanted, there;
        for (const QJsonValue& each : rowsOf(*kept.world, "pools", last + 1)) {
            const QJsonObject pool = each.toObject();
            const quint64 amount = quint64(pool.value("amount"_L1).toInteger()),
                          total = quint64(pool.value("totalPoints"_L1).toInteger());
            for (const QJsonValue& holder : pool.value("points"_L1).toArray()) {
                const quint64 points = quint64(holder.toObject().value("points"_L1).toInteger());
                const auto part = [&](quint64 of) { return QString::number(quint64(Wide(points) * of / total)); };
                wanted[QString::fromLatin1(number(pool, "id") + ' ' + str(holder.toObject(), "address"))] =
                    u"%1 %2 at %3"_s.arg(part(amount), part(100'000'000)).arg(last);
            }
        }
        const QString rows = kept.work->value(
            u"SELECT coalesce(string_agg(pool_id || ' ' || encode(address, 'hex') || '=' || "
            "snapshot_balance || ' ' || pool_share_percentage || ' at ' || snapshot_height, ','), '') "
            "FROM canopyx_global.lp_position_snapshots_global WHERE source_chain_id = %1 AND "
            "is_position_active AND snapshot_date = (SELECT max(snapshot_date) FROM "
            "canopyx_global.lp_position_snapshots_global)"_s.arg(kept.chain.id));
        for (const QString& row : rows.split(u',', Qt::SkipEmptyParts))
            there[row.section(u'=', 0, 0)] = row.section(u'=', 1);
        for (const auto& [key, value] : wanted)
            if (!there.contains(key) || there.at(key) != value)
                kept.positionFaults << u"block %1, %2: %3, the node says %4"_s.arg(last).arg(
                    key, there.contains(key) ? there.at(key) : u"nothing"_s, value);
        if (there.size() != wanted.size())
            kept.positionFaults
                << u"block %1: %2 open positions, the node has %3"_s.arg(last).arg(there.size()).arg(wanted.size());
    }

    static std::optional<ExplorerKind> kindOf(const QByteArray& entity)
    {
        if (entity == "accounts" || entity == "pool_points_by_holder")
            return ExplorerKind::Account;
        if (entity.startsWith("validator"))
            return ExplorerKind::Validator;
        if (entity == "pools")
            return ExplorerKind::Pool;
        if (entity == "orders" || entity == "dex_orders" || entity == "dex_deposits" || entity == "dex_withdrawals")
            return ExplorerKind::Order;
        return std::nullopt;
    }

    /// The record of that entity and key in the form of the model; empty if there is no current one.
    static QByteArray said(const ExplorerAnswer& answer, const ModelRule& rule, const QByteArray& key)
    {
        const auto joined = [](const ExplorerRecord& record, const std::vector<const char*>& columns) {
            QByteArray out;
            for (const char* column : columns)
                out += record.value(column).toUtf8() + '|';
            return out;
        };
        for (const ExplorerRecord& record : answer.chains.front().records) {
            if (record.entity != QLatin1String(rule.entity) || record.gone || joined(record, rule.key) != key)
                continue;
            if (rule.livesBy[0] != 0 && std::find(rule.lives.begin(), rule.lives.end(),
                                                  record.value(rule.livesBy).toUtf8()) == rule.lives.end())
                return {};
            return joined(record, rule.columns);
        }
        return {};
    }

private Q_SLOTS:
    void cleanupTestCase() { m_kept.clear(); }

    void chains_data()
    {
        QTest::addColumn<int>("chain");
        QTest::newRow("root chain") << 1;
        QTest::newRow("nested chain") << 2;
    }

    void positionsEqualTheChain_data() { chains_data(); }
    void positionsEqualTheChain()
    {
        QFETCH(int, chain);
        Kept& kept = indexed(chain);
        QVERIFY2(kept.positionFaults.isEmpty(), qPrintable(kept.positionFaults.mid(0, 10).join(u'\n')));
        const int rows =
            kept.work->value(u"SELECT count(*) FROM canopyx_global.lp_position_snapshots_global"_s).toInt();
        QVERIFY2(rows > 2, qPrintable(QString::number(rows)));
        // computed from scratch, they are the same
        const auto all = [&] {
            return kept.work->value(
                u"SELECT string_agg(row, E'\\n' ORDER BY row) FROM (SELECT (to_jsonb(t) - 'computed_at' "
                "- 'updated_at')::text FROM "
                "canopyx_global.lp_position_snapshots_global t) r (row)"_s);
        };
        const QString before = all();
        OK(kept.work->session->write([&](store::Transaction& transaction) {
            transaction.exec("DELETE FROM canopyx_global.lp_position_snapshots_global");
            transaction.exec("DELETE FROM canopyx.lp_progress");
            return Done{};
        }));
        OK(LpDays(*kept.work->session, kept.work->catalog, kept.chain, kept.epoch).run());
        QCOMPARE(all(), before);
    }

    void theStateAtAnyHeightEqualsTheChain_data() { chains_data(); }
    void theStateAtAnyHeightEqualsTheChain()
    {
        QFETCH(int, chain);
        Kept& kept = indexed(chain);
        const quint32 seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                                 ? quint32(qEnvironmentVariableIntValue("SIGNALBOX_SEED"))
                                 : QRandomGenerator::global()->generate();
        qInfo("SIGNALBOX_SEED=%u", seed);
        QRandomGenerator random(seed);
        std::vector<const ModelRule*> rules;
        for (const ModelRule& rule : modelRules())
            if (kindOf(rule.entity))
                rules.push_back(&rule);
        QCOMPARE(rules.size(), std::size_t(10));
        std::map<QByteArray, std::set<QByteArray>> keys;  // all keys that ever existed
        for (Height height = 1; height <= kept.world->lastBlock(); height += 7)
            for (const ModelRule* rule : rules)
                for (const auto& [key, value] : rule->recorded(*kept.world, height + 1))
                    keys[rule->entity].insert(key);
        std::erase_if(rules, [&](const ModelRule* rule) { return keys[rule->entity].empty(); });
        std::map<std::pair<const ModelRule*, Height>, Model> recorded;
        std::vector<double> times;
        int alive = 0;
        for (int i = 0; i < 1'000; ++i) {
            const ModelRule* rule = rules[random.bounded(quint32(rules.size()))];
            const std::set<QByteArray>& known = keys[rule->entity];
            const QByteArray key = *std::next(known.begin(), std::ptrdiff_t(random.bounded(quint32(known.size()))));
            const Height height = 1 + Height(random.bounded(quint32(kept.world->lastBlock())));
            auto found = recorded.find({rule, height});
            if (found == recorded.end())
                found = recorded.emplace(std::pair(rule, height), rule->recorded(*kept.world, height + 1)).first;
            ExplorerQuery query;
            query.kind = *kindOf(rule->entity);
            const auto parts = key.split('|');
            query.key = QString::fromLatin1(qstrcmp(rule->entity, "pool_points_by_holder") == 0 ? parts[1] : parts[0]);
            query.chains = {kept.chain.caip2};
            query.height = height;
            const auto answer = readAnswer(*kept.work->session, catalog::Catalog::canopy(), query);
            OK(answer);
            QVERIFY(!answer->chains.front().error);
            times.push_back(answer->milliseconds);
            const auto wanted = found->second.find(key);
            const QByteArray value = wanted == found->second.end() ? QByteArray() : wanted->second;
            alive += !value.isEmpty();
            if (said(*answer, *rule, key) != value)
                QFAIL(qPrintable(u"seed %1: %2 %3 at block %4 is %5, the node says %6"_s.arg(seed)
                                     .arg(QLatin1String(rule->entity), QString::fromLatin1(key))
                                     .arg(height)
                                     .arg(QString::fromUtf8(said(*answer, *rule, key)), QString::fromUtf8(value))));
        }
        std::sort(times.begin(), times.end());
        qInfo("%zu questions, %d alive; p50 %.2f ms, p99 %.2f ms", times.size(), alive, times[times.size() / 2],
              times[times.size() * 99 / 100]);
        QVERIFY(alive > 200);
    }

    void relatedRowsAreListed()
    {
        Kept& kept = indexed(1);
        // every transaction of the recorded chain is found by its hash, its block and its sender
        const QString hash = kept.work->value(
            u"SELECT encode(tx_hash, 'hex') FROM chain_1.transactions WHERE recipient "
            "<> '' ORDER BY height DESC LIMIT 1"_s);
        const auto hits = readHits(*kept.work->session, catalog::Catalog::canopy(), u"0x"_s + hash.toUpper());
        OK(hits);
        QCOMPARE(hits->hits.size(), std::size_t(1));
        QCOMPARE(hits->hits.front().key, (ExplorerKey{ExplorerKind::Transaction, hash}));
        const auto found =
            readAnswer(*kept.work->session, catalog::Catalog::canopy(), {ExplorerKind::Transaction, hash, {}, {}});
        OK(found);
        const ExplorerRecord transaction = found->chains.front().records.front();
        QVERIFY(transaction.value("msg").contains(u"\"type\""_qs));
        const auto counted = [&](ExplorerListQuery query) {
            QStringList all;
            for (int i = 0; i < 1'000; ++i) {
                const auto page = readPage(*kept.work->session, catalog::Catalog::canopy(), query);
                if (!page)
                    qFatal("%s", qPrintable(page.error().text()));
                for (const ExplorerRecord& record : page->records)
                    all << u"%1 %2"_s.arg(record.height).arg(record.fields.front().value);
                if (page->next.isEmpty())
                    break;
                query.cursor = page->next;
            }
            if (QSet<QString>(all.begin(), all.end()).size() != all.size())
                qFatal("a row came twice");
            return all.size();
        };
        const auto count = [&](const QString& table, const QString& where) {
            return kept.work->value(u"SELECT count(*) FROM %1 WHERE %2"_s.arg(table, where)).toLongLong();
        };
        ExplorerListQuery query;
        query.caip2 = u"canopy:1"_s;
        query.limit = 7;
        query.key = transaction.value("signer");
        const QString address = u"'\\x%1'"_s.arg(query.key);
        query.what = ExplorerListQuery::What::Transactions;
        QCOMPARE(counted(query), count(u"chain_1.transactions"_qs, u"signer = %1 OR recipient = %1"_qs.arg(address)));
        query.what = ExplorerListQuery::What::Events;
        QCOMPARE(counted(query), count(u"chain_1.events"_qs, u"address = "_qs + address));
        query.what = ExplorerListQuery::What::History;
        QCOMPARE(counted(query), count(u"chain_1.accounts"_qs, u"address = "_qs + address));
        query.kind = ExplorerKind::Validator;
        query.key = kept.work->value(
            u"SELECT encode(address, 'hex') FROM chain_1.events WHERE event_type = 'slash' LIMIT 1"_qs);
        const QString validator = u"'\\x%1'"_s.arg(query.key);
        query.what = ExplorerListQuery::What::Slashes;
        QCOMPARE(counted(query), count(u"chain_1.events"_qs, u"event_type = 'slash' AND address = "_qs + validator));
        query.what = ExplorerListQuery::What::History;
        query.entity = u"validator_signing_info"_qs;
        QCOMPARE(counted(query), count(u"chain_1.validator_signing_info"_qs, u"address = "_qs + validator));
        query.what = ExplorerListQuery::What::Payments;
        QCOMPARE(counted(query), count(u"chain_1.committee_payments"_qs, u"address = "_qs + validator));
        query = {};
        query.caip2 = u"canopy:1"_s;
        query.limit = 100;
        query.kind = ExplorerKind::Block;
        query.key =
            kept.work->value(u"SELECT height FROM chain_1.transactions GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"_qs);
        query.what = ExplorerListQuery::What::Transactions;
        QCOMPARE(counted(query), count(u"chain_1.transactions"_qs, u"height = "_qs + query.key));
        query.what = ExplorerListQuery::What::Events;
        query.key = kept.work->value(u"SELECT encode(hash, 'hex') FROM chain_1.blocks WHERE height = "_qs + query.key);
        const QString height =
            kept.work->value(u"SELECT height FROM chain_1.blocks WHERE hash = '\\x%1'"_qs.arg(query.key));
        QCOMPARE(counted(query), count(u"chain_1.events"_qs, u"height = "_qs + height));
        query.kind = ExplorerKind::Pool;
        query.what = ExplorerListQuery::What::Holders;
        query.limit = 2;
        query.key = kept.work->value(u"SELECT pool_id FROM canopyx_global.pool_points_by_holder_global LIMIT 1"_qs);
        QCOMPARE(counted(query),
                 count(u"canopyx_global.pool_points_by_holder_global"_qs, u"pool_id = "_qs + query.key));
        query.kind = ExplorerKind::Account;
        query.what = ExplorerListQuery::What::Positions;
        query.key = kept.work->value(
            u"SELECT encode(address, 'hex') FROM canopyx_global.lp_position_snapshots_global LIMIT 1"_qs);
        query.limit = 1;
        QCOMPARE(counted(query),
                 count(u"canopyx_global.lp_position_snapshots_global"_qs, u"address = '\\x%1'"_qs.arg(query.key)));
    }
};
SIGNALBOX_TEST(ExplorerRecordedTest)
#include "explorer_recorded_test.moc"
#include "signalbox/literals.h"
