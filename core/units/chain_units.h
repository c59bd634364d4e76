// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "units/chain_unit.h"

namespace signalbox::engine {

/// All chains of the workspace by CAIP-2 ID, including those of other consoles. Engine thread.
class ChainUnits {
public:
    using Map = std::map<QString, std::unique_ptr<ChainUnit>>;

    /// Null if there is no such chain.
    ChainUnit* find(const QString& caip2) const
    {
        const auto found = m_units.find(caip2);
        return found == m_units.end() ? nullptr : found->second.get();
    }
    ChainUnit& add(std::unique_ptr<ChainUnit> unit)
    {
        const QString caip2 = unit->caip2();
        return *(m_units[caip2] = std::move(unit));
    }
    /// The unit may be in use further up the stack, so the event loop deletes it.
    void remove(const QString& caip2)
    {
        const auto found = m_units.find(caip2);
        if (found == m_units.end())
            return;
        found->second.release()->deleteLater();
        m_units.erase(found);
    }
    void clear() { m_units.clear(); }

    Map::const_iterator begin() const { return m_units.begin(); }
    Map::const_iterator end() const { return m_units.end(); }
    size_t size() const { return m_units.size(); }

    /// Chains whose lease this console holds.
    std::vector<ChainUnit*> held() const
    {
        std::vector<ChainUnit*> units;
        for (const auto& [caip2, unit] : m_units)
            if (unit->isHeld())
                units.push_back(unit.get());
        return units;
    }

private:
    Map m_units;
};

/// The workspace's rows of one chain.
struct ChainRows {
    store::ChainRow chain;
    std::vector<store::EndpointRow> endpoints;
    std::vector<store::StreamRow> streams;
};
/// All chains of the workspace, in three queries.
Expected<std::vector<ChainRows>> readChainRows(store::Session& session);

}  // namespace signalbox::engine
