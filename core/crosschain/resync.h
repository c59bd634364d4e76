// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"

namespace signalbox::layers {

struct ResyncProgress {
    QString entity;
    QString phase;  ///< comparing, setting
    int table = 0, tables = 0;
    qint64 listed = 0, done = 0;  ///< keys that differed / that are corrected
    qint64 sourceRows = 0;        ///< compared rows of the chain's table
    qint64 set = 0, removed = 0;  ///< rows of the global table
    double seconds = 0;
    double share() const;  ///< share of the whole job, 0…1
    double rowsPerSecond() const { return seconds > 0 ? double(sourceRows) / seconds : 0; }
};

/// Copies a chain's tables to the global tables again where they differ, in two phases: a full join without locks lists
/// the differing keys; then, in chunks: fence, read production again, set or remove, commit. Blocks may be committed in
/// the meantime, readers see no gap, and no transaction is longer than some 0.2 s except the join, which locks nothing.
/// Progress is recorded (canopyx.resyncs): after a cancel or kill the same call continues there within an hour, unless
/// a repair has found missed rows since; then it compares again.
class Resync {
public:
    Resync(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);

    /// `entities` empty: all synced ones. `progress` returns false to stop (CANCELLED); to interrupt the join, too,
    /// call session.cancel() from another thread. Errors: NOT_SYNCED (Invalid), LEASE_LOST, those of Session.
    Expected<std::vector<ResyncProgress>> run(const QStringList& entities = {},
                                              const std::function<bool(const ResyncProgress&)>& progress = {});

private:
    Expected<Done> list(const catalog::Entity& entity, ResyncProgress& at);
    Expected<bool> chunk(const catalog::Entity& entity, ResyncProgress& at, qint64 size);
    Expected<bool> resumed(const catalog::Entity& entity, ResyncProgress& at);
    Expected<Done> finish(const catalog::Entity& entity);
    QString listTable(const catalog::Entity& entity) const;

    store::Session& m_session;
    const catalog::Catalog& m_catalog;
    ChainPlace m_chain;
    qint64 m_epoch;
};

}  // namespace signalbox::layers
