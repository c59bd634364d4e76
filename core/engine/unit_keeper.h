// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "engine/catalog_keeper.h"
#include "units/chain_units.h"

namespace signalbox::engine {

/// The units of the workspace's chains: created and removed as the rows require, their workers started and stopped by
/// the state of each chain. Engine thread.
class UnitKeeper : public QObject {
    Q_OBJECT
public:
    UnitKeeper(std::shared_ptr<const EngineParts> parts, ChainUnits& units, CatalogKeeper& catalogs,
               store::Session& session, QObject* parent);

    /// Reads the rows and applies them.
    Expected<Done> reload();
    void adopt(ChainUnit& unit);  ///< starts or stops the worker of a unit that this console holds
    /// Starts the worker if it does not run and this process may run it.
    void ensureWorker(ChainUnit& unit);
    void tryAll();
    void stopAll();  ///< unitStopped() follows for each running one; none is started again
    bool anyWorks() const;

Q_SIGNALS:
    void changed();  ///< a change that a snapshot shows
    void unitChanged(signalbox::engine::ChainUnit* unit);
    void rowsCommitted(const QString& caip2, qint64 blockNumber);
    void reorged(signalbox::engine::ChainUnit* unit, const signalbox::indexing::ReorgReport& report);
    void jobProgress(const signalbox::indexing::JobProgress& progress);
    void leaseLost(signalbox::engine::ChainUnit* unit);
    void unitStopped();
    void forgotten(const QString& caip2);  ///< before the unit is removed

private:
    ChainUnit& addUnit(const store::ChainRow& row);
    void forget(const QString& caip2);

    std::shared_ptr<const EngineParts> m_parts;
    ChainUnits& m_units;
    CatalogKeeper& m_catalogs;
    store::Session& m_session;
    bool m_stopping = false;
};

}  // namespace signalbox::engine
