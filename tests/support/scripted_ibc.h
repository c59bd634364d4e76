// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "signalbox/clearing_queries.h"
#include "signalbox/engine.h"
#include "signalbox/ibc_queries.h"
#include "signalbox/ibc_rules.h"
#include "signalbox/snapshot.h"

namespace signalbox::test {

/// The workspace of the IBC pictures: seven Cosmos chains; dYdX is named by channels but not indexed.
WorkspaceSnapshot cosmosSnapshot(const QDateTime& now);
FamilyInfo cosmosFamily();
ProbeReport cosmosProbe(const EndpointDraft& endpoint, const QDateTime& now);  ///< URLs with "lcd" are REST interfaces

/// Thresholds and prices in memory, checked as little as possible. What callers store is recorded.
class ScriptedRules : public IbcRules {
public:
    explicit ScriptedRules(const QDateTime& now);

    std::optional<Error> refuse;  ///< error of every change
    std::vector<StuckThreshold> ages, setAges;
    std::vector<DenomPrice> usd, setPrices;
    QStringList removed;

    QFuture<Expected<std::vector<StuckThreshold>>> thresholds() override;
    QFuture<Expected<Done>> setThreshold(const StuckThreshold& threshold) override;
    QFuture<Expected<Done>> removeThreshold(const QString& chainId, const QString& port,
                                            const QString& channel) override;
    QFuture<Expected<std::vector<DenomPrice>>> prices() override;
    QFuture<Expected<Done>> setPrice(const DenomPrice& price) override;
    QFuture<Expected<qint64>> removePrices(const QString& chainId, const QString& denom) override;

private:
    QDateTime m_now;
};

/// Packets of that workspace: 17 stuck ones, and one that five relays raced for. Answers are ready at once; questions
/// are recorded.
class ScriptedIbc : public IbcQueries {
public:
    explicit ScriptedIbc(const QDateTime& now);

    std::optional<Error> failWith;  ///< error of every future
    bool quiet = false;             ///< true if no packet was ever sent
    std::vector<PacketFilter> filters;
    std::vector<std::pair<QDate, QDate>> periods;  ///< of overview()
    std::vector<std::pair<QString, QString>> checked;
    std::vector<PacketKey> read;
    std::vector<IbcPacket> all;  ///< newest first
    qint64 differences = 0;
    ScriptedRules ruled;

    QFuture<Expected<IbcOverview>> overview(const QDate& from, const QDate& to) override;
    QFuture<Expected<PacketPage>> packets(const PacketFilter& filter) override;
    QFuture<Expected<PacketDetail>> packet(const PacketKey& key) override;
    QFuture<Expected<std::vector<IbcChannel>>> channels(const QDate& from, const QDate& to) override;
    QFuture<Expected<std::vector<IbcRelayer>>> relayers(const QString& chainId, const QDate& from,
                                                        const QDate& to) override;
    QFuture<Expected<PacketSeries>> series(const QDateTime& from, const QDateTime& to) override;
    QFuture<Expected<std::vector<ChannelCheck>>> checks() override;
    QFuture<Expected<std::vector<ChannelCheck>>> check(const QString& chainId, const QString& channel) override;
    QFuture<Expected<qint64>> importClearing(const QByteArray& json, bool store) override;

    IbcRules* rules() override { return &ruled; }

    PacketDetail detailOf(const IbcPacket& packet) const;

private:
    QDateTime m_now;
};

/// The packet of the picture: osmosis-1/transfer/channel-0/5118204.
PacketKey racedPacket();

/// Hermes 1.13.2 with its REST interface. A clearing is queued and stays so until `advance`.
class ScriptedClearing : public ClearingQueries {
public:
    explicit ScriptedClearing(const QDateTime& now);

    HermesStatus status;
    std::optional<Error> failWith;  ///< error of plan() and clear()
    std::vector<Message> refusals;
    std::vector<ClearingRequest> planned, cleared;
    QStringList cancelled;
    std::vector<ClearingOperation> all;  ///< newest first

    void advance();  ///< the newest one is completed

    QFuture<Expected<HermesStatus>> hermes() override;
    QFuture<Expected<ClearingPlan>> plan(const ClearingRequest& request) override;
    QFuture<Expected<ClearingOperation>> clear(const ClearingRequest& request) override;
    QFuture<Expected<Done>> cancel(const QString& id) override;
    QFuture<Expected<std::vector<ClearingOperation>>> operations(int limit) override;
    QFuture<Expected<ClearingOperation>> operation(const QString& id) override;

private:
    QDateTime m_now;
};

}  // namespace signalbox::test
