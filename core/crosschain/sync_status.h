// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// How one chain's part of one global table stands.
struct TableSync {
    ChainPlace chain;
    QString entity;
    bool synced = false;                                   ///< every sync trigger there and switched on
    bool triggerMissing = false, triggerDisabled = false;  ///< one of them
    bool tableMissing = false;                             ///< the chain's or that of all chains; then not synced
    bool needsResync = false, needsBackfill = false;       ///< open needs of canopyx.table_needs

    bool measured = false;                        ///< the rest is known; it costs a walk over the table
    qint64 keys = 0;                              ///< that should be in global
    qint64 missing = 0, stale = 0, surplus = 0;   ///< not there / another row there / only there
    qint64 heightsMissing = 0;                    ///< heights whose rows global should show and does not
    qint64 sourceRows = 0, globalRows = 0;        ///< the document's counts
    qint64 sourceHeight = -1, globalHeight = -1;  ///< greatest; −1: no row
    QDateTime lastSource, lastGlobal;             ///< newest block time in the source, newest sync
    QDateTime measuredAt;

    qint64 rowDifference() const { return sourceRows - globalRows; }  ///< what the document calls lag
    qint64 wrong() const { return missing + stale + surplus; }        ///< 0 when healthy
    bool healthy() const { return synced && !needsResync && wrong() == 0; }
};

/// Sync status and health. Reads only.
class SyncStatus {
public:
    SyncStatus(store::Session& session, const catalog::Catalog& catalog) : m_session(session), m_catalog(catalog) {}

    /// Every chain and every synced table, without counts: a few milliseconds.
    Expected<std::vector<TableSync>> matrix();
    /// With counts of one table, all from one moment: about 1 s a million rows.
    Expected<TableSync> measure(const ChainPlace& chain, const QString& entity);

private:
    store::Session& m_session;
    const catalog::Catalog& m_catalog;
};

}  // namespace signalbox::layers
