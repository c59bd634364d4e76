// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/indexed_chain.h"
#include "support/registry_events.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Everything that a block can contain: tokens old and new, an ERC-721, malformed logs, all registry layouts.
class BackfillTest : public QObject {
    Q_OBJECT

    std::unique_ptr<AnvilNode> m_node;
    QString m_token, m_nft, m_old, m_raw;
    std::optional<Registries> m_registries;

    Truth truth(const QStringList& tokens, bool events)
    {
        const Height head = m_node->head();
        return truthOfNode(m_node->rpc(), 31337,
                           {0, head, tokens, events ? m_registries->addresses() : QStringList(), head, true});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<AnvilNode>();
        m_token = deployToken(*m_node, "AAA");
        m_old = m_node->deploy(u"Bytes32Token"_qs);
        m_nft = m_node->deploy(u"TestNft"_qs);
        m_raw = m_node->deploy(u"RawLogs"_qs);
        m_registries.emplace(*m_node);
        emitTransfers(*m_node, m_token, 60, 3, 10);
        const QString owner = m_node->accounts().first();
        for (const RegistryCall& call : registryCalls(*m_registries, owner, m_nft))
            m_node->send(call.to, call.data);
        m_node->mine();
        m_node->send(m_old, contract(u"Bytes32Token"_qs)
                                .call("emitOne(address,address,uint256)",
                                      {address(owner), address(m_nft), AbiWord{QByteArray(32, '\xff')}}));
        m_node->send(m_nft, contract(u"TestNft"_qs).call("mint(address,uint256)", {address(owner), number(5)}));
        const AbiWord topic{QByteArray::fromHex("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")};
        // Data longer than a word, an address word with high bytes, no data at all: quarantined or skipped, never a
        // crash.
        m_node->send(m_raw, contract(u"RawLogs"_qs)
                                .call("emitRaw(bytes32[],bytes)",
                                      {AbiList{topic, address(owner), AbiWord{QByteArray(32, '\xee')}},
                                       text(QByteArray(32, 'x'))}));
        m_node->send(m_raw,
                     contract(u"RawLogs"_qs)
                         .call("emitRaw(bytes32[],bytes)", {AbiList{topic, address(owner), address(owner)}, text({})}));
        m_node->mine();
        m_node->mine(150);
        emitTransfers(*m_node, m_token, 20, 2, 5, 900);
    }

    void allTransfersAndRegistriesEqualTheNode()
    {
        IndexedChain chain({u"--rpc"_qs, m_node->url(), u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs,
                            u"--registries"_qs, m_registries->option()});
        const CliResult run = chain.syncOnce();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(chain.compare([&] { return truth({}, true); }), QString());
        QCOMPARE(chain.coverageFault(), QString());
        QVERIFY(chain.database().number("SELECT count(*) FROM signalbox.quarantine") >= 1);

        // Running again changes nothing. After new blocks, only these are added.
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.compare([&] { return truth({}, true); }), QString());
        emitTransfers(*m_node, m_token, 5, 1, 4, 5000);
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.compare([&] { return truth({}, true); }), QString());
    }

    void aSingleTokenEqualsTheNode()
    {
        IndexedChain chain({u"--rpc"_qs, m_node->url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, m_old});
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.compare([&] { return truth({m_old}, false); }), QString());
        QCOMPARE(chain.database().value("SELECT value FROM " + chain.schema().toUtf8() + ".transfers"),
                 u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_qs);
    }

    void bordersModeKeepsTheRows()
    {
        IndexedChain chain({u"--rpc"_qs, m_node->url(), u"--from"_qs, u"genesis"_qs, u"--headers"_qs, u"borders"_qs,
                            u"--token"_qs, m_token});
        QCOMPARE(chain.syncOnce().exitCode, 0);
        Truth wanted = truth({m_token}, false);
        Truth found = truthOfDatabase(chain.database(), chain.schema(), 31337);
        QVERIFY(found.blocks.size() < wanted.blocks.size());
        for (const TruthBlock& block : found.blocks)
            QVERIFY(wanted.blocks.at(size_t(block.number)) == block);
        for (const TruthTransfer& transfer : wanted.transfers)
            QVERIFY(std::any_of(found.blocks.begin(), found.blocks.end(),
                                [&](const TruthBlock& block) { return block.number == transfer.block; }));
        wanted.blocks.clear();
        found.blocks.clear();
        QCOMPARE(difference(wanted, found), QString());
    }

    void aRangeWithAnEndIsComplete()
    {
        IndexedChain chain(
            {u"--rpc"_qs, m_node->url(), u"--from"_qs, u"10"_qs, u"--to"_qs, u"40"_qs, u"--token"_qs, m_token});
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.compare([&] {
            return truthOfNode(m_node->rpc(), 31337, {10, 40, {m_token}, {}, -1, true});
        }),
                 QString());
    }
};

}  // namespace

SIGNALBOX_TEST(BackfillTest)

#include "backfill_test.moc"
