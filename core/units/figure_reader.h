// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <map>

#include "family/capability.h"
#include "units/chain_units.h"

namespace signalbox::engine {

/// Figures from the database: unread alerts, quarantined items, sizes, row counts. Engine thread; row counts are read
/// for one chain at a time, so that a beat stays short.
class FigureReader {
public:
    FigureReader(const Capabilities& capabilities, ChainUnits& units, store::Session& session)
        : m_capabilities(capabilities), m_units(units), m_session(session)
    {
    }

    /// True if a figure was read again.
    Expected<bool> read();
    void countsChanged() { m_countsAt.invalidate(); }  ///< alerts were raised or ended: counts them at the next read()
    void forget(const QString& caip2) { m_rowsAt.erase(caip2); }

    qint64 unreadAlerts() const { return m_unread; }
    qint64 databaseBytes() const { return m_databaseBytes; }  ///< −1 if not known yet

private:
    Expected<Done> readCounts();
    Expected<Done> readSizes();
    Expected<bool> readRows();
    Expected<bool> readSettled();

    const Capabilities& m_capabilities;
    ChainUnits& m_units;
    store::Session& m_session;
    QElapsedTimer m_countsAt, m_sizesAt, m_settledAt;
    std::map<QString, QElapsedTimer> m_rowsAt;
    qint64 m_unread = 0, m_databaseBytes = -1;
};

}  // namespace signalbox::engine
