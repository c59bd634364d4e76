// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/state_worker.h"
#include "ibc_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ibc;
using namespace signalbox::test;

/// Stored packets against the recorded state of channel-1, on which 25 packets are pending.
class StateChecksTest : public QObject, IbcPlace {
    Q_OBJECT

    ChannelCheck check(const QString& channel = u"channel-1"_s)
    {
        ChainThread thread(parts(), u"signalbox test"_s, u"test"_s);
        const auto checks =
            thread
                .run<std::vector<ChannelCheck>>([&channel](ChainThread::Access& access) {
                    return Checks(access, {std::chrono::milliseconds(500), std::chrono::milliseconds(20)})
                        .run(RouteFilter{u"chain-a"_s, channel});
                })
                .result();
        if (!checks || checks->size() != 1)
            qFatal("%s", checks ? "another number of channels" : qPrintable(checks.error().text()));
        return checks->front();
    }
    QStringList concerns() const
    {
        engine::Concerns all;
        (void)session->read([&](store::Transaction& transaction) {
            readStateConcerns(transaction, all);
            return Done{};
        });
        QStringList kinds;
        for (const auto& concern : all[u"cosmos:chain-a"_s])
            kinds << concern.kind + u": "_s + concern.text.english();
        return kinds;
    }

private Q_SLOTS:
    void init()
    {
        make();
        const Height height = check().height;  // not compared yet: the chain is not at its head
        QVERIFY(height > 0);
        setHead(height);
    }
    void cleanup() { drop(); }

    void equalPacketsAreNoDifference()
    {
        addPackets(u"channel-1"_s, 1, 25);
        const ChannelCheck found = check();
        QCOMPARE(found.unreceived, range(9, 23));
        QCOMPARE(found.unacknowledged.size(), std::size_t(10));
        QVERIFY(found.missing.empty() && found.surplus.empty());
        QVERIFY(found.note.isEmpty());
        QVERIFY(concerns().isEmpty());
        QCOMPARE(sql(u"SELECT compared::text || channel_state || client_status FROM ibc.channel_checks"_s),
                 u"trueSTATE_OPENActive"_s);
    }

    /// Clients take the place of channels, and packets the place of learnt counterparties.
    void packetsOfIbcV2AreCompared()
    {
        sql(u"INSERT INTO ibc.packet_flow_v2 (src_chain_id, dst_chain_id, src_client_id, dst_client_id, sequence, "
            "send_height, sent_at) SELECT 'chain-a', 'chain-b', '07-tendermint-1', '07-tendermint-9', s, 100 + s, "
            "now() "
            "FROM generate_series(1, 3) s"_s);
        const Height head = sql(u"SELECT height FROM ibc.chain_heads WHERE chain_id = 'chain-a'"_s).toLongLong();
        const QByteArray ours = "/ibc/core/channel/v2/clients/07-tendermint-1",
                         theirs = "/ibc/core/channel/v2/clients/07-tendermint-9";
        a->replace("/ibc/core/client/v1/client_status/07-tendermint-1", {200, R"({"status":"Active"})"});
        a->replace(ours + "/packet_commitments?pagination.limit=1000", commitmentsOf({"2", "3", "4"}, head));
        b->replace(theirs + "/packet_commitments/2,3,4/unreceived_packets", sequencesOf({"2", "3"}));
        b->replace(theirs + "/packet_acknowledgements?packet_commitment_sequences=4",
                   {200, R"({"acknowledgements":[{"client_id":"07-tendermint-9","sequence":"4","data":"AA=="}]})"});
        a->replace(ours + "/packet_commitments/4/unreceived_acks", sequencesOf({"4"}));
        const ChannelCheck found = check(u"07-tendermint-1"_s);
        QVERIFY2(found.note.isEmpty(), qPrintable(found.note.english()));
        QCOMPARE(found.source.port + found.source.channel, u"07-tendermint-1"_s);
        QCOMPARE(found.destination.channel, u"07-tendermint-9"_s);
        QCOMPARE(found.unreceived, (Sequences{2, 3}));
        QCOMPARE(found.unacknowledged, Sequences{4});
        QCOMPARE(found.missing, Sequences{4});
        QCOMPARE(found.surplus, Sequences{1});
        QCOMPARE(sql(u"SELECT blocks FROM ibc.channel_checks WHERE channel_id = '07-tendermint-1'"_s),
                 u"[103,%1)"_s.arg(head + 1));
        QVERIFY2(concerns().first().contains(u"chain-a on 07-tendermint-1 is pending"_s),
                 qPrintable(concerns().first()));
    }

    void aMissingPacketIsNamedWithItsBlocks()
    {
        addPackets(u"channel-1"_s, 1, 11);
        addPackets(u"channel-1"_s, 12, 12, u"cleared"_s);
        addPackets(u"channel-1"_s, 14, 25);
        const ChannelCheck found = check();
        QCOMPARE(found.missing, (Sequences{12, 13}));
        QVERIFY(found.surplus.empty());
        QCOMPARE(sql(u"SELECT blocks FROM ibc.channel_checks"_s), u"[111,115)"_s);
        QCOMPARE(concerns().size(), 1);
        QVERIFY2(concerns().first().contains(u"12, 13"_s), qPrintable(concerns().first()));
        QVERIFY2(concerns().first().contains(u"Reindex the blocks"_s), qPrintable(concerns().first()));
        const auto stored = session->read([](store::Transaction& transaction) { return readChecks(transaction); });
        QVERIFY(stored && stored->size() == 1);
        QCOMPARE(stored->front().missing, found.missing);
        QCOMPARE(stored->front().unreceived, found.unreceived);
    }

    void aPacketThatIsDoneOnChainIsSurplus()
    {
        addPackets(u"channel-1"_s, 1, 25);
        addPackets(u"channel-1"_s, 30, 30);
        QCOMPARE(check().surplus, (Sequences{30}));
        QVERIFY(concerns().join(u' ').contains(u"ibc_surplus"_s));
    }

    void aDifferenceThatPassesDoesNotCount()
    {
        addPackets(u"channel-1"_s, 1, 24);
        const QByteArray list = channelPath("channel-1") + "/packet_commitments?pagination.limit=1000";
        ChainThread thread(parts(), u"signalbox test"_s, u"test"_s);
        const auto asked = thread.run<std::vector<ChannelCheck>>([](ChainThread::Access& access) {
            return Checks(access, {std::chrono::milliseconds(5'000), std::chrono::milliseconds(1'000)})
                .run(RouteFilter{u"chain-a"_s, u"channel-1"_s});
        });
        QVERIFY(waitFor(
            [&] {
                const auto seen = a->seen();
                return std::any_of(seen.begin(), seen.end(), [](const SeenRequest& request) {
                    return request.target.contains("unreceived_acks");
                });
            },
            20'000));
        addPackets(u"channel-1"_s, 25, 25);  // it arrived late
        const auto checks = asked.result();
        QVERIFY(checks && checks->size() == 1);
        QVERIFY(checks->front().missing.empty());
    }

    void aBackfillFloodsNobody()
    {
        setHead(5, false);
        const ChannelCheck found = check();
        QVERIFY(found.missing.empty());
        QVERIFY(!found.note.isEmpty());
        QVERIFY(concerns().isEmpty());
        QCOMPARE(found.unreceived, range(9, 23));
    }

    void packetsBeforeTheFirstIndexedBlockAreExpected()
    {
        sql(u"UPDATE signalbox.streams SET from_block = 500 WHERE stream = 'ibc'"_s);
        addPackets(u"channel-1"_s, 6, 25);
        const ChannelCheck found = check();
        QVERIFY(found.missing.empty());
        QVERIFY2(found.note.english().contains(u"1–5"_s), qPrintable(found.note.english()));
    }

    void anAlertOutlivesAnLcdThatIsDown()
    {
        addPackets(u"channel-1"_s, 2, 25);
        QCOMPARE(check().missing, (Sequences{1}));
        a->down(true);
        const ChannelCheck found = check();
        QVERIFY(!found.note.isEmpty());
        QCOMPARE(concerns().size(), 1);
    }

    void theBookRefusesUnknownChains()
    {
        StateBook book(parts());
        QCOMPARE(book.check(u"chain-x"_s, {}).result().error().code, u"CHAIN_UNKNOWN"_s);
        QCOMPARE(book.check(u"chain-a"_s, u"channel-9"_s).result().error().code, u"CHANNEL_UNKNOWN"_s);
    }

    void theWorkerComparesAtOnceWhatItHolds()
    {
        addPackets(u"channel-1"_s, 1, 25);
        sql(u"DELETE FROM ibc.channel_checks"_s);
        setHead(5'000);
        QVERIFY(store::Leases(*session).acquire(
            u"cosmos:chain-a"_s, {u"here"_s, store::thisHost(), qint64(QCoreApplication::applicationPid())}));
        const StateWorker worker(parts(), std::chrono::hours(1));
        QVERIFY(waitFor([&] { return sql(u"SELECT count(*) FROM ibc.channel_checks"_s) == u"2"_s; }, 60'000));
    }
};

SIGNALBOX_TEST(StateChecksTest)
#include "state_checks_test.moc"
