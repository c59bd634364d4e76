// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "store/chains.h"

/// What commands on chains with tables from a catalog ask: which tables are meant, what would be touched, and the
/// records of a reindex.
namespace signalbox::layers {

/// Rows of a reindex or rewind, and those of a resync: `tables` empty for all that are synced.
Expected<Preview> previewRange(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                               Interval range);
Expected<Preview> previewResync(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                                const QStringList& tables);
/// Only chains with a catalog have tables that are shared by all chains.
Error noResync(const store::ChainRow& chain);
/// Those named in the arguments, with or without _global. NOT_SYNCED when one of them is no table of all chains.
Expected<QStringList> resyncTables(const catalog::Catalog& catalog, const QJsonObject& args);

/// UNKNOWN_TABLE when one of them is no table of a chain.
Expected<QStringList> optimizeTables(const catalog::Catalog& catalog, const QJsonObject& args);
/// The first height that an optimize keeps: its argument, else as the setting says; 0: nothing is dropped.
/// RETENTION_UNSET when versions are to be dropped and nobody says which.
Expected<Height> optimizeFrom(store::Session& session, const store::ChainRow& chain, const QJsonObject& args,
                              qint64 keepDays);
/// Versions that would go, or the tables with their sizes when none would.
Expected<Preview> previewOptimize(store::Session& session, const catalog::Catalog& catalog,
                                  const store::ChainRow& chain, const QJsonObject& args, qint64 keepDays);

Expected<IndexingReport> readIndexing(store::Session& session, const QString& caip2);

/// canopyx.reindex_requests: one row a height of a command, as the document has them; and how they end when they are
/// not done. What is committed marks itself as done.
Expected<Done> recordReindex(store::Session& session, const store::ChainRow& chain, const QString& stream,
                             Interval range, CommandId command, const QString& by);
Expected<Done> endReindex(store::Session& session, const QString& caip2, CommandId command, const QString& state,
                          const QString& error);

}  // namespace signalbox::layers
