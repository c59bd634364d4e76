// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/data/packets_set.h"
#include "cosmos/data/stored_facts.h"
#include "cosmos/family/cosmos_family.h"
#include "replay_place.h"
#include "store/chain_ingest.h"
#include "store/leases.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::cosmos;
using namespace signalbox::test;

/// The tables of a Cosmos chain in a real database, filled with recorded blocks.
class CosmosDataPacketsSetTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PgDatabase> m_db;
    std::unique_ptr<store::Session> m_session;
    store::ChainRow m_chain;
    qint64 m_epoch = 0;
    Interval m_known;

    static chain::BlockRef refOf(Height height)
    {
        const auto block = readBlock(CosmosRecording::get().chains().at("chain-a").blocks.at(height));
        chain::BlockRef ref{height, block->hash, {}, block->time / 1'000'000'000};
        std::copy_n(block->parentHash.begin(), std::min<qsizetype>(32, block->parentHash.size()),
                    reinterpret_cast<char*>(ref.parent.data()));
        return ref;
    }
    static store::Commit commitOf(Interval range)
    {
        store::Commit commit;
        commit.ranges = {range};
        commit.streams = {chain::StreamSpec(ibcStream)};
        commit.tables = recordedRows("chain-a", range);
        for (Height height = range.lo; height <= range.hi; ++height)
            commit.blocks.push_back(refOf(height));
        return commit;
    }
    store::ChainIngest ingest() const
    {
        return store::ChainIngest(m_db->connection(), m_chain.caip2, m_epoch, chainTables);
    }
    QString count(const char* table) const
    {
        return m_db->value(u"SELECT count(*) FROM cosmos_chain_a.%1"_s.arg(QLatin1String(table)));
    }
    /// All rows of all tables that belong to blocks, as one text.
    QString contents() const
    {
        QString all;
        for (const catalog::Entity* entity : blockEntities())
            all += m_db->value(
                u"SELECT md5(coalesce(string_agg(t::text, '' ORDER BY %1), '')) FROM cosmos_chain_a.%2 t"_s.arg(
                    entity->key.join(u", "_s), entity->name));
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_known = CosmosReplay("chain-a").known();
        if (m_known.count() < 3)
            QSKIP("needs the whole recording");
        m_db = std::make_unique<PgDatabase>();
        m_session = m_db->session();
        const engine::CosmosFamily family;
        ChainDraft draft;
        draft.family = u"cosmos"_s;
        draft.caip2 = u"cosmos:chain-a"_s;
        draft.from = 1;
        EndpointDraft endpoint;
        endpoint.url = u"http://127.0.0.1:26657"_s;
        draft.endpoints = {endpoint};
        const auto made = family.newChain(draft);
        QVERIFY2(made, whyNot(made));
        const auto added = store::Chains(*m_session).add(*made, [&](store::Transaction& t, const store::ChainRow& row) {
            family.makeTables(t, row);
        });
        QVERIFY2(added, whyNot(added));
        m_chain = *added;
        QCOMPARE(m_chain.schema, u"cosmos_chain_a"_s);
        const auto epoch = store::Leases(*m_session).acquire(m_chain.caip2, {u"a"_s, u"here"_s, 1});
        QVERIFY2(epoch, whyNot(epoch));
        m_epoch = *epoch;
    }
    void cleanup()
    {
        m_session.reset();
        m_db.reset();
    }

    void blocksAreStoredReplacedAndUndone()
    {
        auto store = ingest();
        const Height middle = (m_known.lo + m_known.hi) / 2;
        const auto second = store.commit(commitOf({middle + 1, m_known.hi}));
        QVERIFY2(second, whyNot(second));
        const auto first = store.commit(commitOf({m_known.lo, middle}));
        QVERIFY2(first, whyNot(first));
        QCOMPARE(count("blocks"), QString::number(m_known.count()));
        const QString stored = contents();
        QCOMPARE(m_db->value(u"SELECT count(*) FROM cosmos_chain_a.blocks b JOIN cosmos_chain_a.blocks n ON n.height = "
                             "b.height + 1 WHERE b.results_hash <> n.last_results_hash"_s),
                 u"0"_s);
        // The log of changes names the set.
        QVERIFY(m_db->value(u"SELECT bool_and(data_sets @> '{packets}') FROM signalbox.changes"_s) == "t"_L1);
        auto again = commitOf({m_known.lo, m_known.lo + 1});
        again.mode = store::Commit::Mode::Replace;
        const auto replaced = store.commit(again);
        QVERIFY2(replaced, whyNot(replaced));
        QCOMPARE(contents(), stored);
        // Blocks that are no longer covered, read once more.
        const auto uncovered = store.uncover({chain::StreamSpec(ibcStream)}, {{m_known.hi, m_known.hi}});
        QVERIFY2(uncovered, whyNot(uncovered));
        const auto late = store.commit(commitOf({m_known.hi, m_known.hi}));
        QVERIFY2(late, whyNot(late));
        QCOMPARE(contents(), stored);
        const auto state = store.load();
        QVERIFY2(state, whyNot(state));
        QCOMPARE(state->recent.back(), refOf(m_known.hi));
        store::Undo undo;
        undo.ancestor = middle;
        undo.reason = u"rewind"_s;
        const auto undone = store.undo(undo);
        QVERIFY2(undone, whyNot(undone));
        QCOMPARE(count("blocks"), QString::number(middle - m_known.lo + 1));
        QCOMPARE(m_db->value(u"SELECT count(*) FROM cosmos_chain_a.packet_events WHERE height > %1"_s.arg(middle)),
                 u"0"_s);
    }

    void otherChainIsNotMixedIn()
    {
        auto store = ingest();
        const auto first = store.commit(commitOf({m_known.lo, m_known.lo}));
        QVERIFY2(first, whyNot(first));
        m_db->value(u"UPDATE cosmos_chain_a.blocks SET hash = '\\x00' RETURNING 1"_s);
        const auto next = store.commit(commitOf({m_known.lo + 1, m_known.lo + 1}));
        QVERIFY(!next);
        QCOMPARE(next.error().code, u"BLOCKS_DIFFER"_s);
        QCOMPARE(count("blocks"), u"1"_s);
    }

    void channelsAreLearnt()
    {
        auto store = ingest();
        const auto done = store.commit(commitOf(m_known));
        QVERIFY2(done, whyNot(done));
        StoredFacts facts(m_db->connection(), {m_chain.caip2, m_chain.schema}, m_epoch);
        const auto ends = facts.unlearnt(100);
        QVERIFY2(ends, whyNot(ends));
        if (ends->empty())
            QSKIP("no packets in the recording");
        ChannelFacts known;
        known.end = ends->front();
        known.state = u"STATE_OPEN"_s;
        known.chainId = u"chain-b"_s;
        known.counterpartyChannel = u"channel-9"_s;
        const auto learnt = facts.learnt(known);
        QVERIFY2(learnt, whyNot(learnt));
        for (std::size_t i = 1; i < ends->size(); ++i)
            QVERIFY(facts.notLearnt(ends->at(i), u"it does not answer"_s));
        const auto rest = facts.unlearnt(100);
        QVERIFY(rest && rest->empty());  // the others are due in a minute
        // An end that is seen again keeps its counterparty.
        auto again = commitOf(m_known);
        again.mode = store::Commit::Mode::Replace;
        const auto replaced = store.commit(again);
        QVERIFY2(replaced, whyNot(replaced));
        QCOMPARE(m_db->value(u"SELECT count(*) FROM cosmos_chain_a.channel_ends WHERE chain_id = 'chain-b' AND "
                             "learnt_at IS NOT NULL"_s),
                 u"1"_s);
        StoredFacts lost(m_db->connection(), {m_chain.caip2, m_chain.schema}, m_epoch + 1);
        const auto refused = lost.learnt(known);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"LEASE_LOST"_s);
    }

    void contradictedResultsAreFoundOnce()
    {
        auto store = ingest();
        const auto done = store.commit(commitOf({m_known.lo, m_known.lo + 2}));
        QVERIFY2(done, whyNot(done));
        StoredFacts facts(m_db->connection(), {m_chain.caip2, m_chain.schema}, m_epoch);
        auto found = facts.contradicted();
        QVERIFY2(found, whyNot(found));
        QVERIFY(found->empty());
        m_db->value(u"UPDATE cosmos_chain_a.blocks SET results_hash = '\\x01' WHERE height = %1 RETURNING 1"_s.arg(
            m_known.lo + 1));
        StoredFacts later(m_db->connection(), {m_chain.caip2, m_chain.schema}, m_epoch);
        found = later.contradicted();
        QVERIFY2(found, whyNot(found));
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front().lo, m_known.lo + 1);
        QVERIFY(later.contradicted()->empty());
    }

    void chainIsDeletedWithItsTables()
    {
        const engine::CosmosFamily family;
        auto store = ingest();
        const auto done = store.commit(commitOf({m_known.lo, m_known.lo + 1}));
        QVERIFY2(done, whyNot(done));
        const auto preview = family.previewDelete(*m_session, m_chain);
        QVERIFY2(preview, whyNot(preview));
        QCOMPARE(preview->blocks, qint64(2));
        QCOMPARE(preview->confirmation, u"chain-a"_s);
        const auto range = family.previewRange(*m_session, m_chain, {m_known.lo, m_known.lo});
        QVERIFY2(range, whyNot(range));
        QVERIFY(range->rows >= 1);
        const auto removed = family.remove(*m_session, m_chain, m_epoch, [](const Message&, double) { return true; });
        QVERIFY2(removed, whyNot(removed));
        QCOMPARE(m_db->value(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'cosmos_chain_a'"_s), u"0"_s);
        QCOMPARE(m_db->value(u"SELECT count(*) FROM signalbox.chains"_s), u"0"_s);
    }
};

SIGNALBOX_TEST(CosmosDataPacketsSetTest)
#include "data_packets_set_test.moc"
