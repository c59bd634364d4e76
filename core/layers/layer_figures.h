// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/command_arguments.h"
#include "signalbox/queries.h"
#include "store/chains.h"

/// Helpers for commands on chains with tables from a catalog: the tables of a command, the rows that it would change,
/// and the records of a reindex.
namespace signalbox::layers {

/// Rows of a reindex or rewind, and those of a resync: `tables` empty for all synced ones.
Expected<Preview> previewRange(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                               Interval range);
Expected<Preview> previewResync(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                                const QStringList& tables);
/// Only chains with a catalog have global tables.
Error noResync(const store::ChainRow& chain);
/// The tables named in the arguments, with or without _global. NOT_SYNCED if one of them is not synced to a global
/// table.
Expected<QStringList> resyncTables(const catalog::Catalog& catalog, const QStringList& named);

/// UNKNOWN_TABLE if one of them is not a table of a chain.
Expected<QStringList> optimizeTables(const catalog::Catalog& catalog, const QStringList& named);
/// The first height that an optimize keeps: its argument, else by the setting; 0 if no versions are dropped.
/// RETENTION_UNSET if versions must be dropped and neither gives a height.
Expected<Height> optimizeFrom(store::Session& session, const store::ChainRow& chain, const arguments::Optimize& wanted,
                              qint64 keepDays);
/// Versions that would be dropped, or the tables with their sizes if none would be.
Expected<Preview> previewOptimize(store::Session& session, const catalog::Catalog& catalog,
                                  const store::ChainRow& chain, const arguments::Optimize& wanted, qint64 keepDays);

Expected<IndexingReport> readIndexing(store::Session& session, const QString& caip2);

/// canopyx.reindex_requests: one row per height of a command, as in the document, and their result if they are not
/// completed. Committed heights are marked as done by the commit.
Expected<Done> recordReindex(store::Session& session, const store::ChainRow& chain, const QString& stream,
                             Interval range, CommandId command, const QString& by);
Expected<Done> endReindex(store::Session& session, const QString& caip2, CommandId command, const QString& state,
                          const QString& error);

}  // namespace signalbox::layers
