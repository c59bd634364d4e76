// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include "units/chain_units.h"

namespace signalbox::engine {

/// The tables of families with a catalog: brought up to date before a worker of theirs starts, and optimized on the
/// operator's schedule. Engine thread.
class CatalogKeeper {
public:
    CatalogKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session);

    bool isFor(const ChainUnit& unit) const;  ///< true if its family has a catalog
    bool isReady() const { return m_ready; }
    /// Brings the tables up to date, once. Reads many schemas.
    Expected<Done> prepare();
    /// Calls prepare() every 5 s until it succeeds, if this console runs such chains. Error: the database is
    /// unavailable; other failures are logged. True if the tables became ready.
    Expected<bool> keep();
    /// Submits the scheduled optimize of chains that this console holds, one of the workspace at a time.
    Expected<Done> scheduleOptimize();

private:
    Expected<Done> submitOptimize(const ChainUnit& unit, const QString& every);

    const EngineParts& m_parts;
    ChainUnits& m_units;
    store::Session& m_session;
    QElapsedTimer m_preparedAt, m_scheduledAt;
    QString m_fault;  ///< last logged fault
    bool m_ready = false;
};

}  // namespace signalbox::engine
