// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include "engine/chain_units.h"

namespace signalbox::engine {

/// The tables of families that have a catalog: brought up to date before a worker of theirs starts, optimized on the
/// operator's schedule. Engine thread.
class CatalogKeeper {
public:
    CatalogKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session);

    bool isFor(const ChainUnit& unit) const;  ///< its family has a catalog
    bool isReady() const { return m_ready; }
    /// Brings the tables up to date, once. Looks at many schemas.
    Expected<Done> prepare();
    /// prepare(), every 5 s until it succeeds, if this console works on such chains. Errors: the database is away; what
    /// else is in the way is logged. True: the tables became ready.
    Expected<bool> keep();
    /// Submits the scheduled optimize of chains that are held here, one of the workspace at a time.
    Expected<Done> scheduleOptimize();

private:
    Expected<Done> submitOptimize(const ChainUnit& unit, const QString& every);

    const EngineParts& m_parts;
    ChainUnits& m_units;
    store::Session& m_session;
    QElapsedTimer m_preparedAt, m_scheduledAt;
    QString m_fault;  ///< logged last
    bool m_ready = false;
};

}  // namespace signalbox::engine
