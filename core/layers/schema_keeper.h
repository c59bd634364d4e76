// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <functional>

#include "chain/interval_set.h"
#include "layers/schema_diff.h"
#include "signalbox/schema_tools.h"

namespace signalbox::layers {

/// Remaining work for one table of a chain after a change of the catalog or a repair; kept in canopyx.table_needs.
struct TableNeed {
    enum class What {
        Backfill,  ///< heights that are indexed already have no rows in this table, or defaults in these columns
        Resync,    ///< the global table may differ from the chain's table
    };
    qint64 id = 0;
    ChainPlace chain;
    QString entity;
    What what = What::Backfill;
    QStringList columns;  ///< empty for the whole table
    QDateTime noticedAt;
    chain::IntervalSet blocks;  ///< set by needs() for Backfill: blocks that were stored before and not reindexed since
};

/// Creates, checks, repairs and rolls back the schemas of the catalog: canopyx_global and those of every Canopy chain.
/// Blocking; one thread. Each table is processed in its own transaction that waits at most 5 s for its locks (then
/// LOCKED, Retryable: finished work is kept, call again). Needs migration 10. Calls that change the database are
/// refused with CATALOG_CHANGED while the consoles of the workspace use another catalog.
class SchemaKeeper {
public:
    /// `reader` may read the created tables; empty if only the owner may.
    SchemaKeeper(store::Session& session, catalog::Catalog catalog, QString reader = {});

    /// The schema of a new chain, in the transaction that adds it to signalbox.chains. canopyx_global must exist.
    static void make(store::Transaction& transaction, const catalog::Catalog& catalog, const ChainPlace& chain,
                     const QString& reader);

    Expected<std::vector<ChainPlace>> chains();  ///< Canopy chains that are not being deleted, by id
    Expected<std::vector<Finding>> check();      ///< `schema check`: empty if everything agrees with the catalog

    struct Outcome {
        std::vector<Finding> done, left;  ///< left: differences that are not repaired automatically, extras included
        std::vector<TableNeed> needs;     ///< the new ones; needs() returns all open ones
    };
    /// At every start: adds the catalog's new tables and columns; brings functions, views and triggers up to date. Old
    /// rows have the default. Column types and disabled triggers are left to repair().
    Expected<Outcome> bringUpToDate();
    Expected<Outcome> repair();  ///< everything but the extras

    Expected<std::vector<TableNeed>> needs();       ///< open ones
    Expected<Done> settle(qint64 need, bool done);  ///< marks it as done or dismissed
    Expected<Done> settle(const ChainPlace& chain, const QString& entity, TableNeed::What what);  ///< marks it as done

    /// Tables and columns that are not in this catalog, with the rows that would lose data.
    Expected<std::vector<SchemaLoss>> previewRollBack();
    Expected<std::vector<Finding>> rollBack();  ///< removes them; returns what was removed

    Expected<QString> pendingSql();  ///< `schema sql`: the statements that bringUpToDate and repair would run
    QString wholeSql(const ChainPlace& chain) const;  ///< creates everything: the global schema and one chain

private:
    enum class How { Update, Repair };
    Expected<Outcome> work(How how);
    Expected<Outcome> workOnce(How how);
    struct Round;
    Expected<Done> run(Round& round, const SchemaSpec& spec, const ChainPlace* chain);
    Expected<SchemaState> state(const QString& schema);
    static QString grants(store::Transaction& transaction, const QString& schema, const QString& reader);
    Expected<std::vector<Finding>> findings(bool extras);

    store::Session& m_session;
    catalog::Catalog m_catalog;
    QString m_reader;
};

}  // namespace signalbox::layers
