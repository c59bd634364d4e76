// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/ibc_book.h"

#include "ibc/books/book_parts.h"
#include "ibc/books/channel_list.h"
#include "ibc/books/overview.h"
#include "ibc/books/packet_detail.h"
#include "ibc/books/packet_search.h"
#include "ibc/books/packet_series.h"
#include "ibc/books/relayer_list.h"
#include "ibc/clearing/import.h"
#include "ibc/state/check_rows.h"
#include "ibc/telemetry/telemetry_match.h"
#include "ibc/telemetry/telemetry_rows.h"

namespace signalbox::ibc {

using store::Transaction;

QFuture<Expected<IbcOverview>> IbcBook::overview(const QDate& from, const QDate& to)
{
    if (const auto good = checkDays(from, to); !good)
        return refused<IbcOverview>(good.error());
    return readIn<IbcOverview>(m_parts.reader,
                               [=](Transaction& transaction) { return readOverview(transaction, from, to); });
}

QFuture<Expected<PacketPage>> IbcBook::packets(const PacketFilter& filter)
{
    return readIn<PacketPage>(m_parts.reader,
                              [=](Transaction& transaction) { return searchPackets(transaction, filter); });
}

QFuture<Expected<PacketDetail>> IbcBook::packet(const PacketKey& key)
{
    return readIn<PacketDetail>(m_parts.reader, [=](Transaction& transaction) { return readPacket(transaction, key); });
}

QFuture<Expected<std::vector<IbcChannel>>> IbcBook::channels(const QDate& from, const QDate& to)
{
    using Channels = std::vector<IbcChannel>;
    if (const auto good = checkDays(from, to); !good)
        return refused<Channels>(good.error());
    return readIn<Channels>(m_parts.reader, [=](Transaction& transaction) {
        auto channels = readChannels(transaction, from, to);
        addTelemetry(telemetry::readings(transaction), channels);
        return channels;
    });
}

QFuture<Expected<std::vector<IbcRelayer>>> IbcBook::relayers(const QString& chainId, const QDate& from, const QDate& to)
{
    using Relayers = std::vector<IbcRelayer>;
    if (const auto good = checkDays(from, to); !good)
        return refused<Relayers>(good.error());
    return readIn<Relayers>(m_parts.reader, [=](Transaction& transaction) {
        auto relayers = readRelayers(transaction, chainId, from, to);
        addTelemetry(telemetry::readings(transaction), relayers);
        return relayers;
    });
}

QFuture<Expected<PacketSeries>> IbcBook::series(const QDateTime& from, const QDateTime& to)
{
    return readIn<PacketSeries>(m_parts.reader,
                                [=](Transaction& transaction) { return readSeries(transaction, from, to); });
}

QFuture<Expected<std::vector<ChannelCheck>>> IbcBook::checks()
{
    return readIn<std::vector<ChannelCheck>>(m_parts.reader, [](Transaction& transaction) {
        auto all = readChecks(transaction);
        for (ChannelCheck& check : uncheckable(transaction, {}))
            all.push_back(std::move(check));
        return all;
    });
}

QFuture<Expected<std::vector<ChannelCheck>>> IbcBook::check(const QString& chainId, const QString& channel)
{
    return m_parts.check(chainId, channel);
}

QFuture<Expected<std::vector<TelemetryReading>>> IbcBook::telemetry(bool now)
{
    return m_parts.telemetry ? m_parts.telemetry(now) : IbcQueries::telemetry(now);
}

QFuture<Expected<qint64>> IbcBook::importClearing(const QByteArray& json, bool store)
{
    return m_parts.writer->run<qint64>(
        [json, store](store::Session& session) { return signalbox::ibc::importClearing(session, json, store); });
}

}  // namespace signalbox::ibc
