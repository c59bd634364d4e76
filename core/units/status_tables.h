// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <map>

#include "units/chain_units.h"

namespace signalbox::engine {

/// The data that consoles of a workspace share about their chains: snapshots in signalbox.chain_status, learned limits,
/// and the tables in which a family records its endpoints. Engine thread.
class StatusTables {
public:
    StatusTables(const EngineParts& parts, ChainUnits& units, store::Session& session);

    /// Snapshots of chains that this console holds: at most one per second and chain, at least one in 5 s.
    Expected<Done> write();
    /// At once, for a chain that is about to be released.
    void writeLast(const ChainUnit& unit);
    Expected<Done> writeLearned();
    Expected<Done> writeFamilyTables();
    /// Snapshots of all other chains. True if one of them changed.
    Expected<bool> readOthers();
    void forget(const QString& caip2);

private:
    struct Written {
        QByteArray snapshot;
        QElapsedTimer since, familyTables, polled;
    };

    const EngineParts& m_parts;
    ChainUnits& m_units;
    store::Session& m_session;
    std::map<QString, Written> m_written;
    std::map<qint64, LearnedLimit> m_learned;  ///< as written, by endpoint
    QElapsedTimer m_learnedAt, m_othersAt;
};

}  // namespace signalbox::engine
