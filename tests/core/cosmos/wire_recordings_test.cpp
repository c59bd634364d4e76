// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <set>

#include "support/test_registry.h"
#include "wire_world.h"

using namespace signalbox;
using namespace signalbox::cosmos;
using namespace signalbox::test;

using Kind = PacketEvent::Kind;
using Outcome = PacketEvent::Outcome;
using Effect = RelayMessage::Effect;

namespace {

QByteArray textOf(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toString().toUtf8();
}

/// "recv:effected", "timeout_v2:failed": as the recording counts them.
QByteArray tallyName(const RelayMessage& relay)
{
    static const std::map<RelayMessage::Kind, QByteArray> kinds{
        {RelayMessage::Kind::Receive, "recv"},
        {RelayMessage::Kind::Acknowledge, "ack"},
        {RelayMessage::Kind::Timeout, "timeout"},
        {RelayMessage::Kind::TimeoutOnClose, "timeout_on_close"},
    };
    static const std::map<Effect, QByteArray> effects{{Effect::Effected, "effected"},
                                                      {Effect::None, "uneffected"},
                                                      {Effect::Failed, "failed"},
                                                      {Effect::First, "first"}};
    return kinds.at(relay.kind) + (relay.version == 2 ? "_v2:" : ":") + effects.at(relay.effect);
}

}  // namespace

/// Every packet and every relay message of four recorded chains.
class WireRecordingsTest : public QObject {
    Q_OBJECT
private:
    DecodedWorld m_world;

    const std::pair<PacketEvent, Height>* find(const QByteArray& chain, Kind kind, const PacketEvent& of) const
    {
        const auto found =
            m_world.events.find({chain, kind, of.srcPort, of.srcChannel, of.dstPort, of.dstChannel, of.sequence});
        return found == m_world.events.end() ? nullptr : &found->second;
    }
    const PacketEvent* sent(const QJsonObject& packet) const
    {
        const QByteArray chain = textOf(packet, "src_chain"), port = textOf(packet, "src_port");
        const QByteArray channel = textOf(packet, "src_channel");
        const auto sequence = static_cast<quint64>(packet["sequence"_L1].toInteger());
        for (const auto& [place, event] : m_world.events) {
            if (std::get<0>(place) == chain && std::get<1>(place) == Kind::Send && std::get<6>(place) == sequence &&
                std::get<3>(place) == channel && std::get<2>(place) == (port == "v2" ? QByteArray() : port))
                return &event.first;
        }
        return nullptr;
    }
    /// The state of a packet by its events; past its timeout by the destination's newest block.
    QByteArray stateOf(const PacketEvent& send, const QByteArray& source, const QByteArray& destination) const
    {
        if (const auto* ack = find(source, Kind::Acknowledge, send))
            return ack->first.outcome == Outcome::Error ? "ack_error" : "acked";
        if (find(source, Kind::Timeout, send))
            return "timed_out";
        if (find(destination, Kind::Receive, send))
            return "received_not_acknowledged";
        const DecodedChain& chain = m_world.chains.at(destination);
        const quint64 timeout = send.timeoutTimestamp * (send.version == 2 ? 1'000'000'000ULL : 1);
        const bool late = (timeout > 0 && static_cast<quint64>(chain.lastTime) >= timeout) ||
                          (send.timeoutHeight > 0 && static_cast<quint64>(chain.lastHeight) >= send.timeoutHeight);
        return late ? "timed_out_refund_pending" : "not_received";
    }

    /// Packets received within an authz execution, by chain and signer: the truth does not know who relayed them.
    std::map<std::pair<QByteArray, QByteArray>, int> receivedWithinAuthz() const
    {
        std::map<std::pair<QByteArray, QByteArray>, int> found;
        for (const auto& value : CosmosRecording::get().truth()["packets"_L1].toArray()) {
            const QJsonObject packet = value.toObject(), step = packet["recv"_L1].toObject();
            const PacketEvent* send = step.isEmpty() || step.contains("signer"_L1) ? nullptr : sent(packet);
            const auto* event = send ? find(textOf(packet, "dst_chain"), Kind::Receive, *send) : nullptr;
            if (event && event->first.txIndex >= 0)
                ++found[{textOf(packet, "dst_chain"), event->first.signer}];
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_world = decodeWorld(CosmosRecording::get());
        QCOMPARE(m_world.faults, QStringList());
        QVERIFY(!m_world.chains.empty());
    }

    void everyPacketEndsAsInTheTruth()
    {
        const QJsonArray packets = CosmosRecording::get().truth()["packets"_L1].toArray();
        QVERIFY(!packets.isEmpty());
        for (const auto& value : packets) {
            const QJsonObject packet = value.toObject();
            const PacketEvent* send = sent(packet);
            QVERIFY2(send, QJsonDocument(packet).toJson().constData());
            const QByteArray source = textOf(packet, "src_chain"), destination = textOf(packet, "dst_chain");
            const QByteArray state = stateOf(*send, source, destination);
            QVERIFY2(state == textOf(packet, "final"), QJsonDocument(packet).toJson() + state);
            // where and by whom each step was made
            const std::pair<const char*, Kind> steps[] = {{"send", Kind::Send},
                                                          {"recv", Kind::Receive},
                                                          {"write_ack", Kind::WriteAck},
                                                          {"ack", Kind::Acknowledge},
                                                          {"timeout", Kind::Timeout}};
            for (const auto& [name, kind] : steps) {
                const QJsonObject step = packet[QLatin1String(name)].toObject();
                const bool there = kind == Kind::Receive || kind == Kind::WriteAck;
                const auto* event = find(there ? destination : source, kind, *send);
                QVERIFY2((event != nullptr) == !step.isEmpty(), QJsonDocument(packet).toJson().constData());
                if (!event)
                    continue;
                QCOMPARE(event->second, step["height"_L1].toInteger());
                const QByteArray hash = QByteArray(reinterpret_cast<const char*>(event->first.txHash.data()), 32);
                if (step["tx"_L1].isNull())
                    QCOMPARE(event->first.txIndex, -1);
                else
                    QCOMPARE(hash.toHex().toUpper(), textOf(step, "tx"));
                if (step.contains("signer"_L1))
                    QCOMPARE(event->first.signer, textOf(step, "signer"));
            }
        }
        std::size_t sends = 0;
        for (const auto& [place, event] : m_world.events)
            sends += std::get<1>(place) == Kind::Send ? 1 : 0;
        QCOMPARE(sends, static_cast<std::size_t>(packets.size()));  // none is invented
    }

    void relayersWonAndLostAsInTheTruth()
    {
        std::map<std::pair<QByteArray, QByteArray>, std::map<QByteArray, int>> tally;
        for (const auto& [chainId, chain] : m_world.chains) {
            for (const auto& [height, block] : chain.blocks) {
                for (const RelayMessage& relay : block.relays) {
                    QVERIFY(relay.fromMessage);
                    QVERIFY(!relay.fee.isEmpty() && !relay.feePayer.isEmpty());
                    ++tally[{chainId, relay.signer}][tallyName(relay)];
                }
            }
        }
        const auto authz = receivedWithinAuthz();
        for (const auto& value : CosmosRecording::get().truth()["relayer_tally"_L1].toArray()) {
            const QJsonObject one = value.toObject();
            std::map<QByteArray, int> wanted;
            for (auto field = one.begin(); field != one.end(); ++field) {
                if (field.key().contains(u':'))
                    wanted[field.key().toUtf8()] = field.value().toInt();
            }
            const auto lacking = authz.find({textOf(one, "chain"), textOf(one, "signer")});
            if (lacking != authz.end())
                wanted["recv:effected"] += lacking->second;
            QCOMPARE((tally[{textOf(one, "chain"), textOf(one, "signer")}]), wanted);
        }
    }

    void lateRelaysAreNoOps()
    {
        std::set<std::tuple<QByteArray, Height, QByteArray, int>> late;
        for (const auto& [chainId, chain] : m_world.chains) {
            for (const auto& [height, block] : chain.blocks) {
                for (const RelayMessage& relay : block.relays) {
                    const QByteArray hash(reinterpret_cast<const char*>(relay.txHash.data()), 32);
                    if (relay.effect == Effect::None)
                        late.emplace(chainId, height, hash.toHex().toUpper(), relay.msgIndex);
                }
            }
        }
        const QJsonArray wanted = CosmosRecording::get().truth()["uneffected_relays"_L1].toArray();
        QCOMPARE(late.size(), static_cast<std::size_t>(wanted.size()));
        for (const auto& value : wanted) {
            const QJsonObject one = value.toObject();
            QVERIFY(late.contains(
                {textOf(one, "chain"), one["height"_L1].toInteger(), textOf(one, "tx"), one["msg_index"_L1].toInt()}));
        }
    }

    void theNextHeaderProvesTheResults()
    {
        int compared = 0;
        for (const auto& [chainId, chain] : m_world.chains) {
            for (const auto& [height, hash] : chain.resultsHashes) {
                const auto next = chain.headerHashes.find(height + 1);
                if (next == chain.headerHashes.end())
                    continue;
                QCOMPARE(hash.toHex(), next->second.first.toHex());
                if (const QByteArray app = chain.appHashes.at(height); !app.isEmpty())
                    QCOMPARE(app.toHex(), next->second.second.toHex());
                ++compared;
            }
        }
        QVERIFY(compared > 100);
    }

    void everyEventIsReadable()
    {
        int transfers = 0, authz = 0;
        for (const auto& [chainId, chain] : m_world.chains) {
            for (const auto& [height, block] : chain.blocks) {
                QCOMPARE(block.unreadable, qsizetype(0));
                QVERIFY(block.skipped.empty());
                for (const PacketEvent& event : block.packets) {
                    transfers += event.isTransfer ? 1 : 0;
                    if (event.kind == Kind::Send && event.version == 1)
                        QCOMPARE(event.commitment.size(), 32);
                    if (event.isTransfer)
                        QVERIFY(!event.sender.isEmpty() && !event.amount.isEmpty() && !event.denom.isEmpty());
                }
                for (const RelayMessage& relay : block.relays)
                    authz += relay.innerIndex >= 0 ? 1 : 0;
                for (const ChannelEvent& event : block.channels)
                    QVERIFY(!event.connection.isEmpty());
                for (const ClientEvent& event : block.clients) {
                    QVERIFY(!event.client.isEmpty() && !event.consensusHeight.isEmpty());
                    if (event.type == EventType::CreateClient)
                        QVERIFY(m_world.chains.contains(event.chainId));
                }
            }
        }
        QVERIFY(transfers > 0);
        int wanted = 0;
        for (const auto& [signer, count] : receivedWithinAuthz())
            wanted += count;
        QCOMPARE(authz, wanted);
    }

    void theExcerptHoldsEveryPacket()
    {
        if (!CosmosRecording::get().isWhole())
            QSKIP("the whole recordings are not here: the excerpt was tested");
        const DecodedWorld part = decodeWorld(CosmosRecording::slice());
        QCOMPARE(part.faults, QStringList());
        QCOMPARE(part.events.size(), m_world.events.size());
    }
};

SIGNALBOX_TEST(WireRecordingsTest)
#include "wire_recordings_test.moc"
