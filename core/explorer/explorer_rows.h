// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/explorer.h"

/// How rows of the catalog's tables are selected and converted to the explorer's records.
namespace signalbox::engine {

/// Rows of one entity in a result that may contain several: every column as text, at the same positions for all.
struct RowShape {
    const catalog::Entity* entity = nullptr;
    std::vector<const catalog::Column*> columns;  ///< the columns that become fields
    bool global = false;                          ///< true for canopyx_global: its names, and the chain in a column

    /// `brief`: without the columns that a list does not show (whole documents, signatures).
    RowShape(const catalog::Catalog& catalog, const QString& entity, bool global, bool brief = false);
    QString table(const layers::ChainPlace& chain) const;
    QString columnName(const catalog::Column& column) const { return global ? column.globalName() : column.name; }
};

/// SELECT lists and records for shapes joined by UNION ALL.
class RowReader {
public:
    explicit RowReader(const catalog::Catalog& catalog) : m_catalog(catalog) {}
    int add(const QString& entity, bool global, bool brief = false);  ///< returns the shape's number
    /// "0, chain, height, time, gone, fields …, NULL …": `chain` is SQL for the chain's number. Call it once all shapes
    /// are added.
    QString list(int shape, const QString& alias, const QString& chain) const;
    struct Read {
        qint64 chain = 0;
        ExplorerRecord record;  ///< without caip2
    };
    Read read(const pqxx::row& row) const;
    const RowShape& shape(int number) const { return m_shapes[static_cast<std::size_t>(number)]; }

private:
    const catalog::Catalog& m_catalog;
    std::vector<RowShape> m_shapes;
    std::size_t m_most = 0;
};

/// A Canopy chain as the explorer queries it.
struct AskedChain {
    layers::ChainPlace place;
    ExplorerChain chain;
    bool ready = false;  ///< true if its tables exist
};

/// All chains that are not deleted, by number; also prepares the transaction for lookups. With `caip2` only those;
/// CHAIN_UNKNOWN or NOT_CANOPY_CHAIN if one does not exist.
Expected<std::vector<AskedChain>> askedChains(store::Transaction& transaction, const QStringList& caip2);

/// The key as stored: EXPLORER_KEY if the text is not a key of that kind.
Expected<QString> storedKey(ExplorerKind kind, const QString& text);
/// The tables that describe an object of that kind, its own table first; all have the same key.
QStringList entitiesOf(ExplorerKind kind);
QString keyColumn(ExplorerKind kind);
bool isHexKey(ExplorerKind kind);
/// A stored key as parameter 1, and its SQL: "$1::bytea".
store::Value keyValue(const QString& key, bool hex);
QString keyParameter(bool hex);

}  // namespace signalbox::engine
