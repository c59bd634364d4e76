// SPDX-License-Identifier: GPL-3.0-or-later

#include "replay_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::cosmos;
using namespace signalbox::test;

/// The adapter over HTTP and WebSocket against a replayed node.
class CosmosAdapterReplayTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<CosmosReplay> m_node;
    Interval m_known;

    std::unique_ptr<CosmosAdapter> adapter(const QString& chainId = u"chain-a"_s) const
    {
        return std::make_unique<CosmosAdapter>(configOf(chainId, {endpointOf(m_node->url())}),
                                               std::make_shared<rpc::RateRegistry>());
    }
    static Expected<indexing::Fetched> fetch(CosmosAdapter& adapter, Interval range, bool live = false)
    {
        return got(adapter.fetch({range, {chain::StreamSpec(ibcStream)}, live}));
    }
    /// At most so many blocks, which the node knows.
    Interval some(Height blocks) const { return {m_known.lo, std::min(m_known.lo + blocks - 1, m_known.hi)}; }

private Q_SLOTS:
    void init()
    {
        m_node = std::make_unique<CosmosReplay>("chain-a");
        m_known = m_node->known();
        if (m_known.count() < 3)
            QSKIP("needs the whole recording");
    }

    void readsEveryChainAsItWasRecorded_data()
    {
        QTest::addColumn<QByteArray>("chain");
        for (const auto& [id, chain] : CosmosRecording::get().chains())
            QTest::newRow(id.constData()) << id;
    }
    void readsEveryChainAsItWasRecorded()
    {
        QFETCH(QByteArray, chain);
        m_node = std::make_unique<CosmosReplay>(chain);
        const Interval known = m_node->known();
        auto reader = adapter(QString::fromUtf8(chain));
        for (Height lo = known.lo; lo <= known.hi; lo += 100) {
            const Interval range{lo, std::min(lo + 99, known.hi)};
            const auto fetched = fetch(*reader, range);
            QVERIFY2(fetched, whyNot(fetched));
            QCOMPARE(static_cast<qint64>(fetched->headers.size()), range.count());
            QVERIFY(bytesOf(fetched->tables) == bytesOf(recordedRows(chain, range)));
        }
    }

    void headIsFinalAndIsFollowed()
    {
        m_node->setHead(m_known.lo + 1);
        auto reader = adapter();
        auto head = got(reader->head());
        QVERIFY2(head, whyNot(head));
        QCOMPARE(head->latest.number, m_known.lo + 1);
        QVERIFY(head->finalized == head->latest);
        const qint64 asked = m_node->requests("block");
        const auto live = fetch(*reader, {m_known.lo + 1, m_known.lo + 1}, true);
        QVERIFY2(live, whyNot(live));
        QCOMPARE(m_node->requests("block"), asked);  // the head's block is not asked for again
        QCOMPARE(live->headers.front(), head->latest);
        m_node->setHead(m_known.lo + 2);
        head = got(reader->head());
        QVERIFY2(head, whyNot(head));
        QCOMPARE(head->latest.number, m_known.lo + 2);
        QVERIFY(head->latest.parent == live->headers.front().hash);
    }

    void newBlocksAreAnnounced()
    {
        m_node->setHead(m_known.lo);
        auto reader = adapter();
        int woken = 0;
        reader->onNewHead = [&woken] { ++woken; };
        QTRY_COMPARE_WITH_TIMEOUT(m_node->subscribers(), 1, 10'000);
        QTRY_VERIFY(woken > 0);  // blocks may have come before the subscription
        woken = 0;
        m_node->setHead(m_known.lo + 1);
        QTRY_COMPARE(woken, 1);
        QVERIFY(reader->endpoints().front().webSocket == true);
    }

    void withoutWebSocketItIsPolled()
    {
        CosmosFaults faults;
        faults.sockets = false;
        m_node->setFaults(faults);
        auto reader = adapter();
        const auto head = got(reader->head());
        QVERIFY2(head, whyNot(head));
        QTest::qWait(200);
        QCOMPARE(m_node->subscribers(), 0);
        QVERIFY(!reader->endpoints().front().failure);
    }

    void lateResultsAreAskedForAgain()
    {
        CosmosFaults faults;
        faults.lateResults = 2;
        m_node->setFaults(faults);
        auto reader = adapter();
        const auto fetched = fetch(*reader, {m_known.hi, m_known.hi}, true);
        QVERIFY2(fetched, whyNot(fetched));
        QVERIFY(m_node->requests("block_results") >= 3);
    }

    void prunedHistoryIsExplained()
    {
        CosmosFaults faults;
        faults.earliest = m_known.lo + 2;
        m_node->setFaults(faults);
        auto reader = adapter();
        const auto fetched = fetch(*reader, some(2));
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, u"HISTORY_PRUNED"_s);
        QCOMPARE(fetched.error().args.value(u"lowest"_s).toLongLong(), faults.earliest);
        QVERIFY(fetched.error().text().contains(QString::number(faults.earliest)));
        const auto rest = fetch(*reader, {faults.earliest, faults.earliest});
        QVERIFY2(rest, whyNot(rest));
    }

    void discardedResultsAreExplained()
    {
        CosmosFaults faults;
        faults.discardsResults = true;
        m_node->setFaults(faults);
        auto reader = adapter();
        const auto fetched = fetch(*reader, some(1));
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, u"RESULTS_DISCARDED"_s);
    }

    /// The next header proves the results of a block: wrong ones are read again.
    void contradictedResultsAreReadAgain()
    {
        const Height wrong = withTransactions("chain-a", {m_known.lo, m_known.hi - 1});
        if (wrong < 0)
            QSKIP("no transactions in the recording");
        CosmosFaults faults;
        faults.wrongResults = wrong;
        faults.wrongTimes = 1;
        m_node->setFaults(faults);
        auto reader = adapter();
        const Interval range{wrong, wrong + 1};
        const auto fetched = fetch(*reader, range);
        QVERIFY2(fetched, whyNot(fetched));
        QVERIFY(bytesOf(fetched->tables) == bytesOf(recordedRows("chain-a", range)));
        QCOMPARE(m_node->requests("block_results"), qint64(3));
        // The last block of a range of history, by the header above it.
        faults.wrongTimes = 1;
        m_node->setFaults(faults);
        const auto head = got(reader->head());
        QVERIFY2(head, whyNot(head));
        const auto alone = fetch(*reader, {wrong, wrong});
        QVERIFY2(alone, whyNot(alone));
        QVERIFY(bytesOf(alone->tables) == bytesOf(recordedRows("chain-a", {wrong, wrong})));
        // A chain whose software hashes in another way is indexed all the same.
        faults.wrongTimes = 1'000;
        m_node->setFaults(faults);
        const auto own = fetch(*reader, range);
        QVERIFY2(own, whyNot(own));
    }

    void chainThatStartsAgainIsNoticed()
    {
        m_node->setHead(m_known.lo + 1);
        auto reader = adapter();
        const auto head = got(reader->head());
        QVERIFY2(head, whyNot(head));
        const auto before = fetch(*reader, {m_known.lo, m_known.lo + 1});
        QVERIFY2(before, whyNot(before));
        m_node->serve("chain-d");  // another chain under the same ID
        m_node->setHead(m_known.lo + 2);
        const auto after = got(reader->head());
        QVERIFY(!after);
        QCOMPARE(after.error().code, u"CHAIN_RESTARTED"_s);
        QVERIFY(after.error().text().contains("chain-a"_L1));
        const auto fetched = fetch(*reader, {m_known.lo, m_known.lo + 1});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, u"CHAIN_RESTARTED"_s);
        // In another run, by block 1.
        auto config = configOf(u"chain-a"_s, {endpointOf(m_node->url())});
        config.firstHash = before->headers.front().hash;
        CosmosAdapter later(config, std::make_shared<rpc::RateRegistry>());
        const auto again = got(later.head());
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"CHAIN_RESTARTED"_s);
        QCOMPARE(before->headers.front().number, Height(1));
    }

    void otherChainIsNotUsed()
    {
        m_node->nameItself("chain-z");
        auto reader = adapter();
        const auto head = got(reader->head());
        QVERIFY(!head);
        QCOMPARE(head.error().code, u"WRONG_CHAIN"_s);
        QVERIFY(head.error().text().contains("chain-z"_L1) && head.error().text().contains("chain-a"_L1));
    }

    void secondEndpointIsUsed()
    {
        CosmosReplay whole("chain-a");
        CosmosFaults faults;
        faults.earliest = m_known.lo + 2;
        m_node->setFaults(faults);
        CosmosAdapter reader(configOf(u"chain-a"_s, {endpointOf(m_node->url(), 1), endpointOf(whole.url(), 2)}),
                             std::make_shared<rpc::RateRegistry>());
        const auto fetched = fetch(reader, some(8));
        QVERIFY2(fetched, whyNot(fetched));
        QVERIFY(bytesOf(fetched->tables) == bytesOf(recordedRows("chain-a", some(8))));
    }

    void counterpartyIsLearntByTheRestInterface()
    {
        m_node->answer("/cosmos/base/tendermint/v1beta1/node_info", R"({"default_node_info":{"network":"chain-a"}})");
        m_node->answer("/ibc/core/channel/v1/channels/channel-0/ports/transfer",
                       R"({"channel":{"state":"STATE_OPEN","ordering":"ORDER_UNORDERED","counterparty":{"port_id":)"
                       R"("transfer","channel_id":"channel-2"},"connection_hops":["connection-0"]}})");
        m_node->answer("/ibc/core/channel/v1/channels/channel-0/ports/transfer/client_state",
                       R"({"identified_client_state":{"client_id":"07-tendermint-0","client_state":{"chain_id":)"
                       R"("chain-b"}}})");
        CosmosAdapter reader(
            configOf(u"chain-a"_s, {endpointOf(m_node->url(), 1), endpointOf(m_node->url(), 2, u"lcd"_s)}),
            std::make_shared<rpc::RateRegistry>());
        const auto facts = got(reader.channelFacts({u"transfer"_s, u"channel-0"_s, 1}));
        QVERIFY2(facts, whyNot(facts));
        QCOMPARE(facts->chainId, u"chain-b"_s);
        QCOMPARE(facts->counterpartyChannel, u"channel-2"_s);
        QCOMPARE(facts->client, u"07-tendermint-0"_s);
        QCOMPARE(facts->state, u"STATE_OPEN"_s);
        const auto all = reader.endpoints();
        QVERIFY(std::any_of(all.begin(), all.end(), [](const auto& endpoint) { return endpoint.kind == "lcd"_L1; }));
    }

    /// The bytes of the channel are those that a node answered.
    void counterpartyIsLearntByTheRpcAlone()
    {
        const auto field = [](char number, const QByteArray& text) -> QByteArray {
            return QByteArray(1, static_cast<char>(number << 3 | 2)) + static_cast<char>(text.size()) + text;
        };
        const QByteArray channel = QByteArray::fromHex("08031001") +
                                   field(3, field(1, "transfer") + field(2, "channel-2")) + field(4, "connection-0") +
                                   field(5, "ics20-1");
        m_node->answerQuery("/ibc.core.channel.v1.Query/Channel", field(1, channel));
        const QByteArray state =
            field(1, "/ibc.lightclients.tendermint.v1.ClientState") + field(2, field(1, "chain-b"));
        m_node->answerQuery("/ibc.core.channel.v1.Query/ChannelClientState",
                            field(1, field(1, "07-tendermint-0") + field(2, state)));
        auto reader = adapter();
        const auto facts = got(reader->channelFacts({u"transfer"_s, u"channel-0"_s, 1}));
        QVERIFY2(facts, whyNot(facts));
        QCOMPARE(facts->chainId, u"chain-b"_s);
        QCOMPARE(facts->counterpartyPort, u"transfer"_s);
        QCOMPARE(facts->counterpartyChannel, u"channel-2"_s);
        QCOMPARE(facts->connection, u"connection-0"_s);
        QCOMPARE(facts->ordering, u"ORDER_UNORDERED"_s);
        const auto unknown = got(reader->channelFacts({{}, u"07-tendermint-9"_s, 2}));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, u"CHANNEL_UNKNOWN"_s);
    }
};

SIGNALBOX_TEST(CosmosAdapterReplayTest)
#include "adapter_replay_test.moc"
