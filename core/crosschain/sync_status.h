// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// The state of one chain's part of one global table.
struct TableSync {
    ChainPlace chain;
    QString entity;
    bool synced = false;                                   ///< true if every sync trigger exists and is enabled
    bool triggerMissing = false, triggerDisabled = false;  ///< true if this applies to one of them
    bool tableMissing = false;                             ///< the chain's or the global table; then not synced
    bool needsResync = false, needsBackfill = false;       ///< open needs of canopyx.table_needs

    bool measured = false;                        ///< true if the rest is known; this requires reading the whole table
    qint64 keys = 0;                              ///< keys that should be in global
    qint64 missing = 0, stale = 0, surplus = 0;   ///< missing rows / differing rows / rows only in global
    qint64 heightsMissing = 0;                    ///< heights whose rows global should have and does not
    qint64 sourceRows = 0, globalRows = 0;        ///< the document's counts
    qint64 sourceHeight = -1, globalHeight = -1;  ///< greatest height; −1 if there is no row
    QDateTime lastSource, lastGlobal;             ///< newest block time in the source, newest sync
    QDateTime measuredAt;

    qint64 rowDifference() const { return sourceRows - globalRows; }  ///< called lag in the document
    qint64 wrong() const { return missing + stale + surplus; }        ///< 0 when healthy
    bool healthy() const { return synced && !needsResync && wrong() == 0; }
};

/// Sync status and health. Reads only.
class SyncStatus {
public:
    SyncStatus(store::Session& session, const catalog::Catalog& catalog) : m_session(session), m_catalog(catalog) {}

    /// Every chain and every synced table, without counts: a few milliseconds.
    Expected<std::vector<TableSync>> matrix();
    /// With the counts of one table, all from one moment: about 1 s per million rows.
    Expected<TableSync> measure(const ChainPlace& chain, const QString& entity);

private:
    store::Session& m_session;
    const catalog::Catalog& m_catalog;
};

}  // namespace signalbox::layers
