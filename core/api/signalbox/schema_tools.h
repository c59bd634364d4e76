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

/// What a change of the catalog, or a repair, has left to be done for one table of a chain.
struct SchemaNeed {
    enum class What {
        Backfill,  ///< blocks that were stored before have no rows of this table, or defaults in these columns
        Resync,    ///< the table of all chains may differ from the chain's
    };
    QString caip2, schema, table;
    What what = What::Backfill;
    QStringList columns;  ///< empty: the whole table
    Interval range;       ///< of Backfill: from the first to the last such block
    qint64 blocks = 0;    ///< how many they are
};

struct SchemaLoss {
    QString schema, object;
    qint64 rows = 0;
};

/// The schemas of chains in layers, held against the catalog; works when an engine does not start. Blocking; one
/// thread. Errors: LOCKED (Retryable: what was done stays done), CATALOG_CHANGED, and the database's.
class SchemaTools {
public:
    virtual ~SchemaTools() = default;
    struct Outcome {
        std::vector<SchemaFinding> done, left;
    };
    virtual Expected<std::vector<SchemaFinding>> check() = 0;  ///< empty: all is as the catalog says
    virtual Expected<Outcome> repair() = 0;
    virtual Expected<std::vector<SchemaNeed>> needs() = 0;            ///< open ones
    virtual Expected<std::vector<SchemaLoss>> previewRollBack() = 0;  ///< what the catalog does not have
    virtual Expected<std::vector<SchemaFinding>> rollBack() = 0;      ///< removes it; answers what was removed
    virtual Expected<QString> pendingSql() = 0;                       ///< what repair() would run
    virtual Expected<QString> wholeSql(const QString& caip2) = 0;     ///< what adding that chain makes. BAD_CHAIN_ID
};

/// The catalog that the consoles of a server workspace work by, and this console's file. Blocking; one thread. Errors:
/// CATALOG_INVALID, WORKSPACE_IN_USE (changes and publish), and the database's.
class CatalogTools {
public:
    virtual ~CatalogTools() = default;
    virtual QString file() const = 0;
    virtual Expected<QString> take() = 0;                  ///< where the file that was there is kept, or nothing
    virtual Expected<std::vector<Message>> changes() = 0;  ///< sentences: what publish() would change
    virtual Expected<Done> publish() = 0;
};

}  // namespace signalbox
