// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <functional>

#include "chain/interval_set.h"
#include "layers/schema_diff.h"
#include "signalbox/schema_tools.h"

namespace signalbox::layers {

/// What a change of the catalog, or a repair, leaves to be done for one table of a chain; kept in canopyx.table_needs.
struct TableNeed {
    enum class What {
        Backfill,  ///< heights that are indexed already have no rows of this table, or defaults in these columns
        Resync,    ///< the global table may differ from the chain's
    };
    qint64 id = 0;
    ChainPlace chain;
    QString entity;
    What what = What::Backfill;
    QStringList columns;  ///< empty: the whole table
    QDateTime noticedAt;
    chain::IntervalSet blocks;  ///< by needs(), of Backfill: what was stored before and was not reindexed since
};

/// Makes, checks, repairs and rolls back the schemas of the catalog: canopyx_global and every Canopy chain's. Blocking;
/// one thread. Every table of a schema is worked on in a transaction of its own that waits at most 5 s for its locks
/// (then LOCKED, Retryable: what was done stays done, call again). Needs migration 10. What changes something is
/// refused with CATALOG_CHANGED while the consoles of the workspace work by another catalog.
class SchemaKeeper {
public:
    /// `reader` may read what is made; empty: nobody besides the owner.
    SchemaKeeper(store::Session& session, catalog::Catalog catalog, QString reader = {});

    /// The schema of a new chain, in the transaction that adds it to signalbox.chains. canopyx_global must be there.
    static void make(store::Transaction& transaction, const catalog::Catalog& catalog, const ChainPlace& chain,
                     const QString& reader);

    Expected<std::vector<ChainPlace>> chains();  ///< Canopy chains that are not being deleted, by id
    Expected<std::vector<Finding>> check();      ///< `schema check`: empty when everything is as the catalog says

    struct Outcome {
        std::vector<Finding> done, left;  ///< left: what is not repaired by itself, extras included
        std::vector<TableNeed> needs;     ///< new ones; all open ones: needs()
    };
    /// At every start: adds what the catalog gained; makes functions, views and triggers what it says. Old rows read
    /// the default. Column types and triggers that somebody switched off are left to repair().
    Expected<Outcome> bringUpToDate();
    Expected<Outcome> repair();  ///< everything but extras

    Expected<std::vector<TableNeed>> needs();       ///< open ones
    Expected<Done> settle(qint64 need, bool done);  ///< done, or dismissed
    Expected<Done> settle(const ChainPlace& chain, const QString& entity, TableNeed::What what);  ///< done

    /// Tables and columns that this catalog does not have, with the rows that would lose something.
    Expected<std::vector<SchemaLoss>> previewRollBack();
    Expected<std::vector<Finding>> rollBack();  ///< removes them; answers what was removed

    Expected<QString> pendingSql();                   ///< `schema sql`: what bringUpToDate and repair would run
    QString wholeSql(const ChainPlace& chain) const;  ///< everything from nothing: global schema and one chain

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
