// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/chain_units.h"

namespace signalbox::engine {

Expected<std::vector<ChainRows>> readChainRows(store::Session& session)
{
    store::Chains table(session);
    auto chains = table.list();
    if (!chains)
        return fail(chains.error());
    auto endpoints = table.endpoints({});
    if (!endpoints)
        return fail(endpoints.error());
    auto streams = table.streams({});
    if (!streams)
        return fail(streams.error());
    std::map<QString, ChainRows> rows;
    for (store::ChainRow& chain : *chains)
        rows[chain.caip2].chain = std::move(chain);
    for (store::EndpointRow& endpoint : *endpoints)
        if (const auto found = rows.find(endpoint.caip2); found != rows.end())
            found->second.endpoints.push_back(std::move(endpoint));
    for (store::StreamRow& stream : *streams)
        if (const auto found = rows.find(stream.caip2); found != rows.end())
            found->second.streams.push_back(std::move(stream));
    std::vector<ChainRows> all;
    for (auto& [caip2, row] : rows)
        all.push_back(std::move(row));
    return all;
}

}  // namespace signalbox::engine
