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
    qint64 listed = 0, done = 0;  ///< keys that differed / that are right again
    qint64 sourceRows = 0;        ///< rows of the chain's table that were compared
    qint64 set = 0, removed = 0;  ///< rows of the global table
    double seconds = 0;
    double share() const;  ///< of the whole job, 0…1
    double rowsPerSecond() const { return seconds > 0 ? double(sourceRows) / seconds : 0; }
};

/// Copies what a chain's tables hold to the global tables again, where that differs. Two phases: a full join without
/// locks lists the keys that differ; then in chunks: fence, read production again, set or remove, commit. Blocks may be
/// committed meanwhile, readers see no hole, no transaction is longer than some 0.2 s but the join, which locks
/// nothing. What is done is recorded (canopyx.resyncs): the same call goes on where it was ended, by cancel or kill,
/// within an hour and unless a repair has found since that rows were missed; then it compares again.
class Resync {
public:
    Resync(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);

    /// `entities` empty: all that are synced. `progress` answers false to stop (CANCELLED); to break off the join, too,
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
