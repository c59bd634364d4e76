// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonObject>
#include <set>

#include "cosmos/data/block_rows.h"
#include "cosmos/data/packets_set.h"
#include "cosmos/wire/reading.h"
#include "joiner_place.h"
#include "state_samples.h"
#include "store/chain_ingest.h"
#include "support/cosmos_recording.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Recorded chains, decoded and stored as their workers do it: every packet ends as the recording says, and the state
/// of the chains agrees with it.
class JoinerRecordedTest : public QObject, JoinerPlace {
    Q_OBJECT

    static store::Commit commitOf(const CosmosRecording::Chain& recorded, Height lo, Height hi)
    {
        store::Commit commit;
        commit.ranges = {{lo, hi}};
        commit.streams = {chain::StreamSpec(cosmos::ibcStream)};
        commit.tables = catalog::RowSet(cosmos::cosmosCatalog());
        cosmos::SeenEnds ends;
        for (Height height = lo; height <= hi; ++height) {
            const auto block = cosmos::readBlock(recorded.blocks.at(height));
            const auto results = cosmos::readResults(recorded.results.at(height));
            if (!block || !results)
                qFatal("block %lld cannot be read", static_cast<long long>(height));
            const auto decoded = cosmos::decode(*block, *results);
            if (!decoded)
                qFatal("block %lld: %s", static_cast<long long>(height), qPrintable(decoded.error().what));
            cosmos::makeBlockRows(*block, *results, *decoded, commit.tables);
            ends.add(*decoded);
            chain::BlockRef ref{height, block->hash, {}, block->time / 1'000'000'000};
            std::copy_n(block->parentHash.begin(), std::min<qsizetype>(32, block->parentHash.size()),
                        reinterpret_cast<char*>(ref.parent.data()));
            commit.blocks.push_back(ref);
        }
        ends.appendRows(commit.tables);
        return commit;
    }
    void learnEnd(const QString& chain, const QString& port, const QString& channel, const QString& peer,
                  const QString& peerPort, const QString& peerChannel) const
    {
        learn(chain, {port, channel, peerPort, peerChannel, port.isEmpty() ? 2 : 1}, peer);
    }
    static QString outcomeOf(const QString& final)
    {
        static const std::map<QString, QString> outcomes{
            {u"acked"_s, u"acknowledged"_s},  {u"ack_error"_s, u"failed"_s},
            {u"timed_out"_s, u"timed_out"_s}, {u"received_not_acknowledged"_s, u"received"_s},
            {u"not_received"_s, u"sent"_s},   {u"timed_out_refund_pending"_s, u"sent"_s}};
        return outcomes.at(final);
    }

    void storeAll() const
    {
        for (const auto& [chain, recorded] : CosmosRecording::get().chains()) {
            const QString caip2 = u"cosmos:"_s + QString::fromUtf8(chain);
            store::ChainIngest ingest(db->connection(), caip2, epochs.at(QString::fromUtf8(chain)),
                                      cosmos::chainTables);
            const Height last = recorded.blocks.rbegin()->first;
            for (Height lo = recorded.blocks.begin()->first; lo <= last; lo += 300) {
                const auto done = ingest.commit(commitOf(recorded, lo, std::min(last, lo + 299)));
                QVERIFY2(done, qPrintable(done ? QString() : done.error().text()));
                turn(2'000);
            }
        }
    }
    void learnEnds() const
    {
        const QJsonObject& truth = CosmosRecording::get().truth();
        for (const QJsonValue& each : truth["channels"_L1].toArray()) {
            const QJsonObject end = each.toObject();
            if (!end["counterparty_channel"_L1].toString().isEmpty())
                learnEnd(end["chain"_L1].toString(), end["port"_L1].toString(), end["channel"_L1].toString(),
                         end["counterparty_chain"_L1].toString(), end["counterparty_port"_L1].toString(),
                         end["counterparty_channel"_L1].toString());
        }
        for (const QJsonValue& each : truth["ibc_v2_clients"_L1].toArray()) {
            const QJsonObject end = each.toObject();
            learnEnd(end["chain"_L1].toString(), {}, end["client"_L1].toString(),
                     end["counterparty_chain"_L1].toString(), {}, end["counterparty_client"_L1].toString());
        }
    }
    /// The packets as far as a question about the state of a chain concerns them.
    struct Life {
        QString source, destination;  ///< chain/port/channel
        quint64 sequence = 0;
        Height sent = 0, received = 0, written = 0, cleared = 0;  ///< 0: not yet
    };
    std::vector<Life> lives() const
    {
        std::vector<Life> all;
        const auto read = session->read([&](store::Transaction& transaction) {
            for (const auto& row : transaction.exec(
                     "SELECT src_chain_id || '/' || src_port_id || '/' || src_channel_id, dst_chain_id || '/' || "
                     "dst_port_id || '/' || dst_channel_id, sequence, send_height, coalesce(recv_height, 0), "
                     "coalesce(write_height, 0), coalesce(clear_height, 0) FROM ibc.packet_flow"))
                all.push_back({store::text(row[0]), store::text(row[1]), store::text(row[2]).toULongLong(),
                               store::integer(row[3]), store::integer(row[4]), store::integer(row[5]),
                               store::integer(row[6])});
            return Done{};
        });
        if (!read)
            qFatal("%s", qPrintable(read.error().text()));
        return all;
    }
    /// What the events say about the sample's question.
    static ibc::Sequences byEvents(const std::vector<Life>& lives, const StateSample& sample)
    {
        using Kind = StateSample::Kind;
        const auto until = [&](Height height) { return height > 0 && height <= sample.height; };
        std::set<quint64> open, received, written;
        for (const Life& life : lives) {
            if (life.source == sample.end && until(life.sent) && !until(life.cleared))
                open.insert(life.sequence);
            if (life.destination == sample.end && until(life.received))
                received.insert(life.sequence);
            if (life.destination == sample.end && until(life.written))
                written.insert(life.sequence);
        }
        if (sample.kind == Kind::Commitments)
            return {open.begin(), open.end()};
        ibc::Sequences found;
        for (const quint64 sequence : sample.asked)
            if (sample.kind == Kind::Unreceived       ? !received.contains(sequence)
                : sample.kind == Kind::UnreceivedAcks ? open.contains(sequence)
                                                      : written.contains(sequence))
                found.push_back(sequence);
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const CosmosRecording& recording = CosmosRecording::get();
        if (!recording.isWhole())
            QSKIP("needs the whole recording");
        QStringList chains;
        for (const auto& [chain, recorded] : recording.chains())
            chains << QString::fromUtf8(chain);
        make(chains);
        storeAll();
        learnEnds();
        turns();
    }
    void cleanupTestCase() { drop(); }

    void everyPacketEndsAsTheRecordingSays()
    {
        std::map<QString, QString> stored;
        const auto read = session->read([&](store::Transaction& transaction) {
            for (const auto& row : transaction.exec(
                     "SELECT packet_id, concat_ws(' ', outcome, dst_chain_id, recv_height, clear_height, "
                     "coalesce(tx_hash_recv, '-'), coalesce(relayer_address, '-')) FROM ibc.packet_flow UNION ALL "
                     "SELECT packet_id, concat_ws(' ', outcome, dst_chain_id, recv_height, clear_height, "
                     "coalesce(tx_hash_recv, '-'), coalesce(relayer_address, '-')) FROM ibc.packet_flow_v2"))
                stored[store::text(row[0])] = store::text(row[1]);
            return Done{};
        });
        QVERIFY(read);
        const QJsonArray packets = CosmosRecording::get().truth()["packets"_L1].toArray();
        QCOMPARE(qsizetype(stored.size()), packets.size());
        for (const QJsonValue& each : packets) {
            const QJsonObject packet = each.toObject();
            const QString key =
                QStringList{packet["src_chain"_L1].toString(), packet["src_port"_L1].toString(),
                            packet["src_channel"_L1].toString(), QString::number(packet["sequence"_L1].toInteger())}
                    .join(u'/');
            const QJsonObject received = packet["recv"_L1].toObject(), acked = packet["ack"_L1].toObject();
            const QJsonObject done = acked.isEmpty() ? packet["timeout"_L1].toObject() : acked;
            QStringList wanted{outcomeOf(packet["final"_L1].toString()), packet["dst_chain"_L1].toString()};
            if (!received.isEmpty())
                wanted << QString::number(received["height"_L1].toInteger());
            if (!done.isEmpty())
                wanted << QString::number(done["height"_L1].toInteger());
            wanted << (received.isEmpty() ? u"-"_s : received["tx"_L1].toString());
            wanted << (done.isEmpty() ? u"-"_s : done["signer"_L1].toString());
            QVERIFY2(stored[key] == wanted.join(u' '),
                     qPrintable(key + u": "_s + stored[key] + u", wanted "_s + wanted.join(u' ')));
        }
        // The losers of the races: uneffected messages of the recording.
        QCOMPARE(value(u"SELECT count(*) FROM ibc.packet_relays WHERE NOT effected AND NOT failed"_s),
                 QString::number(CosmosRecording::get().truth()["uneffected_relays"_L1].toArray().size()));
    }

    /// The nodes were asked for their state every ten blocks, and the client of LCDs reads what they answered.
    void theStateMethodAgreesAtEverySample()
    {
        const std::vector<Life> packets = lives();
        StateAnswers answers;
        std::map<StateSample::Kind, int> samples;
        int pending = 0;
        for (const auto& [chain, recorded] : CosmosRecording::get().chains())
            QVERIFY(eachStateSample(QString::fromUtf8(chain), [&](const StateSample& sample) {
                const auto byState = answers.ask(sample);
                QVERIFY2(byState, qPrintable(sample.path + u": "_s + (byState ? QString() : byState.error().text())));
                const ibc::Sequences events = byEvents(packets, sample);
                QVERIFY2(*byState == events,
                         qPrintable(u"%1 %2 at block %3: by state %4, by events %5"_s.arg(sample.end, sample.path)
                                        .arg(sample.height)
                                        .arg(ibc::sequenceWords(*byState), ibc::sequenceWords(events))));
                ++samples[sample.kind];
                pending += !byState->empty();
            }));
        for (const auto& [kind, count] : samples)
            qInfo("%d samples of kind %d", count, int(kind));
        QCOMPARE(samples.size(), std::size_t(4));
        QVERIFY(pending > 100);
    }

    void joinedAgainNothingElseComesOut()
    {
        const QString before = joined();
        run(u"TRUNCATE ibc.packet_flow, ibc.packet_flow_v2, ibc.packet_relays, ibc.joined_ends"_s);
        QVERIFY(ibc::joinAgain(*session));
        turns(500);
        QCOMPARE(joined(), before);
    }
};

SIGNALBOX_TEST(JoinerRecordedTest)
#include "joiner_recorded_test.moc"
