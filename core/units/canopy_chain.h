// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "layers/place.h"
#include "signalbox/literals.h"
#include "units/engine_parts.h"

/// What the engine does differently for chains of the family canopy.
namespace signalbox::engine {

inline const QString canopyFamily = u"canopy"_s;
inline const QString canopyStream = u"blocks"_s;  ///< the only one of such a chain

/// The entities of this workspace's Canopy chains; outlives every engine.
const catalog::Catalog& canopyCatalog();
/// From the opening of a workspace on; a process works on one at a time. Any thread.
void useCanopyCatalog(const catalog::Catalog& wanted);

inline layers::ChainPlace placeOf(const store::ChainRow& row)
{
    return {row.caip2, row.schema};
}

/// Rows of a reindex or rewind, and those of a resync: `tables` empty for all that are synced.
Expected<Preview> previewCanopyRange(store::Session& session, const store::ChainRow& chain, Interval range);
Expected<Preview> previewResync(store::Session& session, const store::ChainRow& chain, const QStringList& tables);
/// Only Canopy chains have tables that are shared by all chains.
Error noResync(const store::ChainRow& chain);
/// Those named in the arguments, with or without _global, as long as they are among `all`; else `refusal` with what was
/// named and what there is.
Expected<QStringList> tablesNamed(const QJsonObject& args, const std::vector<const catalog::Entity*>& all,
                                  const char* code, const Message& refusal);
/// NOT_SYNCED when one of them is no table of all chains.
Expected<QStringList> resyncTables(const QJsonObject& args);

/// UNKNOWN_TABLE when one of them is no table of a Canopy chain.
Expected<QStringList> optimizeTables(const QJsonObject& args);
/// The first height that an optimize keeps: its argument, else as the setting says; 0: nothing is dropped.
/// RETENTION_UNSET when versions are to be dropped and nobody says which.
Expected<Height> optimizeFrom(store::Session& session, const store::ChainRow& chain, const QJsonObject& args,
                              qint64 keepDays);
/// Versions that would go, or the tables with their sizes when none would.
Expected<Preview> previewOptimize(store::Session& session, const store::ChainRow& chain, const QJsonObject& args,
                                  qint64 keepDays);

Expected<IndexingReport> readIndexing(store::Session& session, const QString& caip2);

/// canopyx.reindex_requests: one row a height of a command, as the document has them; and how they end when they are
/// not done. What is committed marks itself as done.
Expected<Done> recordReindex(store::Session& session, const store::ChainRow& chain, Interval range, CommandId command,
                             const QString& by);
Expected<Done> endReindex(store::Session& session, const QString& caip2, CommandId command, const QString& state,
                          const QString& error);

}  // namespace signalbox::engine
