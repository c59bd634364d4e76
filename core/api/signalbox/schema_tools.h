// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox {

/// A difference between a schema and the catalog.
struct SchemaFinding {
    QString schema, table, object;
    Message text;  ///< one sentence
};

/// Remaining work for one table of a chain after a change of the catalog or a repair.
struct SchemaNeed {
    enum class What {
        Backfill,  ///< blocks stored earlier have no rows in this table, or defaults in these columns
        Resync,    ///< the global table may differ from the chain's table
    };
    QString caip2, schema, table;
    What what = What::Backfill;
    QStringList columns;  ///< empty for the whole table
    Interval range;       ///< for Backfill: from the first to the last such block
    qint64 blocks = 0;    ///< number of such blocks
};

struct SchemaLoss {
    QString schema, object;
    qint64 rows = 0;
};

/// The schemas of Canopy chains compared with the catalog; works even if an engine does not start. Blocking; one
/// thread. Errors: LOCKED (Retryable: finished work is kept), CATALOG_CHANGED, and those of the database.
class SchemaTools {
public:
    virtual ~SchemaTools() = default;
    struct Outcome {
        std::vector<SchemaFinding> done, left;
    };
    virtual Expected<std::vector<SchemaFinding>> check() = 0;  ///< empty if everything agrees with the catalog
    virtual Expected<Outcome> repair() = 0;
    virtual Expected<std::vector<SchemaNeed>> needs() = 0;            ///< open ones
    virtual Expected<std::vector<SchemaLoss>> previewRollBack() = 0;  ///< objects that are not in the catalog
    virtual Expected<std::vector<SchemaFinding>> rollBack() = 0;      ///< removes them; returns what was removed
    virtual Expected<QString> pendingSql() = 0;                       ///< the statements that repair() would run
    virtual Expected<QString> wholeSql(const QString& caip2) = 0;  ///< the statements that add the chain. BAD_CHAIN_ID
};

/// The catalog that the consoles of a server workspace use, and this console's file. Blocking; one thread. Errors:
/// CATALOG_INVALID, WORKSPACE_IN_USE (changes and publish), and those of the database.
class CatalogTools {
public:
    virtual ~CatalogTools() = default;
    virtual QString file() const = 0;
    virtual Expected<QString> take() = 0;                  ///< where the previous file is kept, or empty
    virtual Expected<std::vector<Message>> changes() = 0;  ///< sentences: the changes that publish() would make
    virtual Expected<Done> publish() = 0;
};

}  // namespace signalbox
