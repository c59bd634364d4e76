// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/data/cosmos_catalog.h"

namespace signalbox::cosmos {

const catalog::Catalog& cosmosCatalog()
{
    static const catalog::Catalog shipped = catalog::Catalog::shipped(u":/catalog/cosmos.json"_s);
    return shipped;
}

std::vector<const catalog::Entity*> blockEntities()
{
    std::vector<const catalog::Entity*> all;
    for (const catalog::Entity& entity : cosmosCatalog().entities())
        if (entity.column(u"height"_s))
            all.push_back(&entity);
    return all;
}

QByteArray columnList(const catalog::Entity& entity, int fields)
{
    QByteArray list;
    for (const catalog::Column& column : entity.columns) {
        if (fields-- == 0)
            break;
        list += (list.isEmpty() ? "" : ",") + QByteArray::fromStdString(store::quoteName(column.name));
    }
    return list;
}

void makeTables(store::Transaction& transaction, const QString& schema, const QString& reader)
{
    const std::string place = store::quoteName(schema);
    transaction.exec("CREATE SCHEMA " + place);
    for (const catalog::Entity& entity : cosmosCatalog().entities()) {
        std::string columns, key;
        for (const catalog::Column& column : entity.columns) {
            columns += store::quoteName(column.name) + " " + catalog::sqlType(column.type).toStdString();
            columns += column.nullable ? ", "
                                       : " NOT NULL DEFAULT " + store::quoteText(column.literal()) +
                                             "::" + catalog::sqlType(column.type).toStdString() + ", ";
        }
        for (const QString& name : entity.key)
            key += (key.empty() ? "" : ", ") + store::quoteName(name);
        transaction.exec("CREATE TABLE " + place + "." + store::quoteName(entity.table()) + " (" + columns +
                         "PRIMARY KEY (" + key + "))");
        for (const QStringList& index : entity.indexes) {
            std::string indexed;
            for (const QString& name : index)
                indexed += (indexed.empty() ? "" : ", ") + store::quoteName(name);
            transaction.exec("CREATE INDEX ON " + place + "." + store::quoteName(entity.table()) + " (" + indexed +
                             ")");
        }
    }
    const auto granted = transaction.exec(
        "SELECT FROM pg_catalog.pg_roles WHERE rolname = $1 AND rolname <> current_user AND "
        "has_schema_privilege(rolname, 'signalbox', 'USAGE')",
        {reader});
    if (!reader.isEmpty() && !granted.empty())
        transaction.exec("GRANT USAGE ON SCHEMA " + place + " TO " + store::quoteName(reader) +
                         "; GRANT SELECT ON ALL TABLES IN SCHEMA " + place + " TO " + store::quoteName(reader));
}

}  // namespace signalbox::cosmos
