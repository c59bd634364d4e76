// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/capability_parts.h"

namespace signalbox::engine {

Features featuresOf(const Capabilities& capabilities)
{
    Features all;
    for (const auto& capability : capabilities)
        all |= capability->features();
    return all;
}

std::vector<store::StreamRow> streamsOf(const Capabilities& capabilities, const QString& caip2)
{
    std::vector<store::StreamRow> all;
    for (const auto& capability : capabilities)
        for (store::StreamRow& row : capability->streams(caip2))
            all.push_back(std::move(row));
    return all;
}

std::optional<store::StreamRow> streamOf(const Capabilities& capabilities, const QString& caip2, const QString& name)
{
    for (store::StreamRow& row : streamsOf(capabilities, caip2))
        if (row.stream == name)
            return std::move(row);
    return std::nullopt;
}

DataSets withCapabilities(DataSets own, const Capabilities& capabilities, const store::ChainPlace& place)
{
    for (const auto& capability : capabilities)
        for (auto& set : capability->dataSets(place))
            own.push_back(std::move(set));
    return own;
}

store::MakeChainTables withCapabilities(store::MakeChainTables own, const Capabilities& capabilities)
{
    return [own = std::move(own), capabilities](const store::ConnectionInfo& engine, const store::ChainPlace& place,
                                                qint64 epoch) {
        auto tables = own(engine, place, epoch);
        tables.sets = withCapabilities(std::move(tables.sets), capabilities, place);
        return tables;
    };
}

void addTables(const Capabilities& capabilities, store::Transaction& transaction, const store::ChainRow& chain)
{
    for (const auto& capability : capabilities)
        capability->makeTables(transaction, chain);
}

Expected<Preview> withCapabilities(Expected<Preview> own, const Capabilities& capabilities, store::Session& session,
                                   const store::ChainRow& chain)
{
    if (!own)
        return own;
    for (const auto& capability : capabilities) {
        const auto tables = capability->tables(session, chain);
        if (!tables)
            return fail(tables.error());
        for (const Preview::Table& table : *tables) {
            own->rows += table.rows;
            own->bytes += table.bytes;
            own->tables.push_back(table);
        }
    }
    return own;
}

Expected<Done> removeAll(const Capabilities& capabilities, store::Session& session, const store::ChainRow& chain,
                         qint64 epoch)
{
    for (const auto& capability : capabilities)
        if (const auto removed = capability->remove(session, chain, epoch); !removed)
            return removed;
    return Done{};
}

}  // namespace signalbox::engine
