// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/rule_book.h"
#include "postgres/session_thread.h"
#include "signalbox/ibc_queries.h"

namespace signalbox::ibc {

/// What the book does not read from the database itself.
struct IbcBookParts {
    using Check =
        std::function<QFuture<Expected<std::vector<ChannelCheck>>>(const QString& chainId, const QString& channel)>;

    using Telemetry = std::function<QFuture<Expected<std::vector<TelemetryReading>>>(bool now)>;

    std::shared_ptr<engine::SessionThread> reader, writer;
    Check check;               ///< asks the chains
    Telemetry telemetry = {};  ///< asks this console's Hermes and chainpulse
    Recorder recorder = {};    ///< who changes rules
};

/// Reads packets, channels, relayers and statistics of the schema `ibc`, in the thread of a session.
class IbcBook : public IbcQueries {
public:
    explicit IbcBook(IbcBookParts parts)
        : m_parts(std::move(parts)), m_rules(m_parts.reader, m_parts.writer, m_parts.recorder)
    {
    }

    QFuture<Expected<IbcOverview>> overview(const QDate& from, const QDate& to) override;
    QFuture<Expected<PacketPage>> packets(const PacketFilter& filter) override;
    QFuture<Expected<PacketDetail>> packet(const PacketKey& key) override;
    QFuture<Expected<std::vector<IbcChannel>>> channels(const QDate& from, const QDate& to) override;
    QFuture<Expected<std::vector<IbcRelayer>>> relayers(const QString& chainId, const QDate& from,
                                                        const QDate& to) override;
    QFuture<Expected<PacketSeries>> series(const QDateTime& from, const QDateTime& to) override;
    QFuture<Expected<std::vector<ChannelCheck>>> checks() override;
    QFuture<Expected<std::vector<ChannelCheck>>> check(const QString& chainId, const QString& channel) override;
    QFuture<Expected<std::vector<TelemetryReading>>> telemetry(bool now) override;
    QFuture<Expected<qint64>> importClearing(const QByteArray& json, bool store) override;
    IbcRules* rules() override { return &m_rules; }

private:
    IbcBookParts m_parts;
    RuleBook m_rules;
};

}  // namespace signalbox::ibc
