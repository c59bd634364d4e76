// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "engine/catalog_keeper.h"
#include "engine/chain_units.h"

namespace signalbox::engine {

/// The units of the workspace's chains: made and let go as its rows say, their workers started and stopped as the state
/// of each chain requires. Engine thread.
class UnitKeeper : public QObject {
    Q_OBJECT
public:
    UnitKeeper(std::shared_ptr<const EngineParts> parts, ChainUnits& units, CatalogKeeper& catalogs,
               store::Session& session, QObject* parent);

    /// Reads the rows and applies them.
    Expected<Done> reload();
    void adopt(ChainUnit& unit);  ///< starts or stops the worker of a unit that is held here
    /// Starts the worker when it does not run, as this process may.
    void ensureWorker(ChainUnit& unit);
    void tryAll();
    void stopAll();  ///< unitStopped() follows for each that works; none is started again
    bool anyWorks() const;

Q_SIGNALS:
    void changed();  ///< what a snapshot shows
    void unitChanged(signalbox::engine::ChainUnit* unit);
    void rowsCommitted(const QString& caip2, qint64 blockNumber);
    void reorged(signalbox::engine::ChainUnit* unit, const signalbox::indexing::ReorgReport& report);
    void jobProgress(const signalbox::indexing::JobProgress& progress);
    void leaseLost(signalbox::engine::ChainUnit* unit);
    void unitStopped();
    void forgotten(const QString& caip2);  ///< before it goes

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
