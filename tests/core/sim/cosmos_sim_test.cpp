// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_blocks.h"
#include "sim/cosmos/cosmos_hub.h"
#include "sim/cosmos/cosmos_lcd.h"
#include "sim/cosmos/cosmos_rpc.h"
#include "sim/cosmos/cosmos_transactions.h"
#include "sim/cosmos/cosmos_words.h"
#include "sim/cosmos/stand_in_hermes.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::sim;

namespace {

CosmosSimSpec spec(Height history = 80)
{
    CosmosSimSpec spec;
    spec.seed = 3;
    spec.history = history;
    spec.packets = 4;
    spec.unreceived = spec.unacknowledged = spec.pastTimeout = 0.03;
    return spec;
}

QJsonObject object(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonObject read = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qWarning("%s", qPrintable(error.errorString()));
    return read;
}

QJsonObject headerOf(const CosmosSimNet& net, int chain, Height height)
{
    return object(cosmosHeaderJson(net, chain, height));
}

class CosmosSimTest : public QObject {
    Q_OBJECT

    static QStringList fates(const CosmosSimNet& net)
    {
        QStringList all;
        for (int id = 0; id < int(net.packets()); ++id) {
            const CosmosSimPacket& packet = net.packet(id);
            all << u"%1 %2 %3 %4 %5"_s.arg(packet.link)
                       .arg(packet.sequence)
                       .arg(packet.sent)
                       .arg(packet.received)
                       .arg(packet.done);
        }
        return all;
    }

private Q_SLOTS:
    void writesAddressesWithTheirChecksum()
    {
        // BIP 173
        QCOMPARE(bech32("bc", QByteArray::fromHex("00")).left(3), QByteArray("bc1"));
        const QByteArray address = cosmosAddress(1, "account", 0);
        QVERIFY(address.startsWith("cosmos1"));
        QCOMPARE(address.size(), qsizetype(45));
        QVERIFY(cosmosAddress(1, "account", 1) != address);
    }

    void equalSpecsGiveEqualChains()
    {
        const CosmosSimNet one(spec()), two(spec());
        QVERIFY(one.packets() > 200);
        QCOMPARE(fates(one), fates(two));
        auto other = spec();
        other.seed = 4;
        QVERIFY(fates(CosmosSimNet(other)) != fates(one));
        // mined later or at the start
        CosmosSimNet later(spec(40));
        later.mine(40);
        QCOMPARE(fates(later), fates(one));
        for (int chain = 0; chain < 3; ++chain) {
            QVERIFY(later.block(chain, 80).hash == one.block(chain, 80).hash);
            QCOMPARE(cosmosResultsJson(later, chain, 70), cosmosResultsJson(one, chain, 70));
        }
    }

    void packetsEndInEachWay()
    {
        const CosmosSimNet net(spec(200));
        std::map<QString, int> counts;
        for (int id = 0; id < int(net.packets()); ++id) {
            const CosmosSimPacket& packet = net.packet(id);
            const bool old = packet.sent < 180;
            ++counts[packet.timedOut                       ? u"timed out"_s
                     : packet.done > 0 && packet.isError() ? u"failed"_s
                     : packet.done > 0                     ? u"acknowledged"_s
                     : old && packet.received > 0          ? u"unacknowledged"_s
                     : old                                 ? u"unreceived"_s
                                                           : u"under way"_s];
        }
        for (const char* end : {"timed out", "failed", "acknowledged", "unacknowledged", "unreceived"})
            QVERIFY2(counts[QLatin1String(end)] > 0, end);
        // transactions that fail, and relays that come too late
        int failed = 0, lost = 0, sentByBlock = 0;
        for (Height height = 1; height <= net.last(); ++height) {
            sentByBlock += int(net.block(0, height).endBlocker.size());
            for (const CosmosSimTx& tx : net.block(0, height).transactions) {
                failed += tx.code != 0;
                lost += tx.relayer >= 0 && tx.code == 0 && !tx.messages.front().effected;
            }
        }
        QVERIFY(failed > 0 && lost > 0 && sentByBlock > 0);
    }

    void answersAreThoseOfEachGeneration()
    {
        const CosmosSimNet net(spec());
        for (int chain = 0; chain < 3; ++chain) {
            for (Height height = 1; height <= net.last(); ++height) {
                const QJsonObject block = object(cosmosBlockJson(net, chain, height));
                const QJsonObject results = object(cosmosResultsJson(net, chain, height));
                QCOMPARE(results.value(u"height"_s).toString(), QString::number(height));
                QCOMPARE(
                    block.value(u"block"_s).toObject().value(u"data"_s).toObject().value(u"txs"_s).toArray().size(),
                    results.value(u"txs_results"_s).toArray().size());
                const bool newest = net.chains()[std::size_t(chain)].generation == CosmosGeneration::V38;
                QCOMPARE(results.contains(u"finalize_block_events"_s), newest);
                QCOMPARE(results.contains(u"begin_block_events"_s), !newest);
                if (height == net.last())
                    continue;
                const QJsonObject next = headerOf(net, chain, height + 1);
                QCOMPARE(next.value(u"last_results_hash"_s).toString(),
                         QString::fromLatin1(upperHex(net.block(chain, height).results)));
                QCOMPARE(next.value(u"last_block_id"_s).toObject().value(u"hash"_s),
                         block.value(u"block_id"_s).toObject().value(u"hash"_s));
                if (newest)
                    QCOMPARE(
                        QByteArray::fromBase64(results.value(u"app_hash"_s).toString().toLatin1()).toHex().toUpper(),
                        next.value(u"app_hash"_s).toString().toLatin1());
            }
        }
        const auto keys = [&](int chain) {
            return cosmosResultsJson(net, chain, 40).contains("\"key\":\"cGFja2V0X3NlcXVlbmNl\"");
        };
        QVERIFY(!keys(0) && !keys(1) && keys(2));
    }

    void theStateAgreesWithTheEvents()
    {
        const auto net = std::make_shared<CosmosSimNet>(spec());
        const CosmosLcd lcd(net, 0);
        const QByteArray place = "/ibc/core/channel/v1/channels/channel-0/ports/transfer";
        std::set<QString> listed, open;
        QByteArray target = place + "/packet_commitments?pagination.limit=5";
        for (int pages = 0; pages < 200 && !target.isEmpty(); ++pages) {
            const QJsonObject answer = object(lcd.get(target).body);
            for (const QJsonValue one : answer.value(u"commitments"_s).toArray())
                listed.insert(one.toObject().value(u"sequence"_s).toString());
            const QByteArray key = answer.value(u"pagination"_s).toObject().value(u"next_key"_s).toString().toLatin1();
            target = key.isEmpty()
                         ? QByteArray()
                         : place + "/packet_commitments?pagination.limit=5&pagination.key=" + key.toPercentEncoding();
        }
        for (const int id : net->open(0, 0))
            open.insert(QString::number(net->packet(id).sequence));
        QVERIFY(!open.empty());
        QVERIFY(listed == open);
        QCOMPARE(object(lcd.get(place + "/client_state").body)
                     .value(u"identified_client_state"_s)
                     .toObject()
                     .value(u"client_state"_s)
                     .toObject()
                     .value(u"chain_id"_s)
                     .toString(),
                 u"kestrel-1"_s);
        QCOMPARE(lcd.get("/no/such/route").status, 501);
        QCOMPARE(lcd.get(place + "/packet_commitments/0/unreceived_packets").status, 400);
        QVERIFY(CosmosLcd(net, 2).get("/cosmos/base/tendermint/v1beta1/node_info").body.contains("\n"));
    }

    void refusesAsNodesDo()
    {
        const auto net = std::make_shared<CosmosSimNet>(spec());
        CosmosRpc rpc(net, 0);
        CosmosFaults faults;
        const auto data = [](const CosmosReply& reply) {
            return object(reply.body).value(u"error"_s).toObject().value(u"data"_s).toString();
        };
        QCOMPARE(data(rpc.get("/block?height=999", faults)),
                 u"height 999 must be less than or equal to the current blockchain height 80"_s);
        QCOMPARE(rpc.get("/block?height=999", faults).status, 500);
        QCOMPARE(rpc.post(R"({"jsonrpc":"2.0","id":1,"method":"block","params":{"height":"999"}})", faults).status,
                 200);
        QVERIFY(data(rpc.post(R"({"jsonrpc":"2.0","id":1,"method":"block","params":{"height":5}})", faults))
                    .contains(u"expected string"_s));
        faults.prunedBelow = 64;
        QCOMPARE(data(rpc.get("/block_results?height=2", faults)), u"height 2 is not available, lowest height is 64"_s);
        faults.discardsResults = true;
        QVERIFY(data(rpc.get("/block_results?height=70", faults)).contains(u"not persisting"_s));
        QCOMPARE(rpc.get("/nothing", faults).status, 404);
        QCOMPARE(CosmosRpc(net, 2).get("/header?height=5", {}).status, 404);
    }

    void clearsWhatIsStuck()
    {
        const auto net = std::make_shared<CosmosSimNet>(spec());
        std::set<quint64> stuck;
        for (const int id : net->open(0, 0))
            if (net->packet(id).sent < 60)
                stuck.insert(net->packet(id).sequence);
        QVERIFY(!stuck.empty());
        const auto cleared = net->clear("heron-1", "channel-0", stuck);
        QVERIFY(cleared.size() >= stuck.size());
        for (const quint64 sequence : stuck)
            QVERIFY(net->packet(net->sent(0, 0)[sequence - 1]).done > 0);
        QVERIFY(net->clear("nowhere-1", {}).empty());
        QVERIFY(net->clear("heron-1", "channel-0", stuck).empty());
    }

    void theCommandOfHermesRelays()
    {
        const auto net = std::make_shared<CosmosSimNet>(spec());
        CosmosSimHub hub(net);
        QTemporaryDir folder;
        QString program, configuration;
        QVERIFY(hub.writeHermes(folder.path(), &program, &configuration));
        const auto run = [&](const QStringList& arguments) {
            QProcess process;
            process.start(program, QStringList{u"--config"_s, configuration, u"--json"_s} + arguments);
            return process.waitForFinished(20'000) ? process.readAllStandardOutput() : QByteArray();
        };
        QVERIFY(run({u"version"_s}).contains("hermes 1.13.2"));
        const QByteArray cleared = run({u"clear"_s, u"packets"_s, u"--chain"_s, u"heron-1"_s, u"--port"_s,
                                        u"transfer"_s, u"--channel"_s, u"channel-0"_s});
        QVERIFY2(cleared.contains("WriteAcknowledgement") && cleared.contains("\"status\":\"success\""),
                 cleared.left(500).constData());
        QVERIFY(run({u"clear"_s, u"packets"_s, u"--chain"_s, u"nowhere-1"_s}).contains("\"status\":\"error\""));
    }
};

}  // namespace

SIGNALBOX_TEST(CosmosSimTest)
#include "cosmos_sim_test.moc"
