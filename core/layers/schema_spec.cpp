// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/schema_spec.h"

#include <QCryptographicHash>

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

QString ColumnSpec::sql() const
{
    QString text = ident(name) + QLatin1Char(' ') + type;
    if (notNull)
        text += " NOT NULL"_L1;
    if (literal)
        text += " DEFAULT "_L1 + layers::literal(*literal);
    return text;
}

QString ColumnSpec::storedDefault() const
{
    if (!literal)
        return {};
    if (type == "boolean"_L1)
        return *literal;
    return layers::literal(*literal) + "::"_L1 + (type.startsWith("numeric"_L1) ? u"numeric"_s : type);
}

QString ViewSpec::mark() const
{
    return "signalbox "_L1 +
           QString::fromLatin1(QCryptographicHash::hash(query.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

const TableSpec* SchemaSpec::table(const QString& name) const
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const TableSpec& t) { return t.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

QString SchemaSpec::createTable(const TableSpec& table) const
{
    QStringList lines;
    for (const ColumnSpec& column : table.columns)
        lines << column.sql();
    lines << u"PRIMARY KEY (%1)"_s.arg(idents(table.primaryKey));
    return u"CREATE %1TABLE %2 (\n%3\n)%4"_s.arg(
        table.unlogged ? u"UNLOGGED "_s : QString(), ident(schema, table.name), commaLines(lines, 4),
        table.fillfactor < 100 ? u" WITH (fillfactor = %1)"_s.arg(table.fillfactor) : QString());
}

QString SchemaSpec::createIndex(const TableSpec& table, const IndexSpec& index) const
{
    // A range index on the height costs very little, and unlike a tree it can never be chosen for "the newest version
    // of a key first".
    return u"CREATE INDEX %1 ON %2 USING %3 (%4)%5%6"_s.arg(
        ident(index.name), ident(schema, table.name), index.method, idents(index.columns),
        index.method == "brin"_L1 ? u" WITH (pages_per_range = 32, autosummarize = on)"_s : QString(),
        index.condition.isEmpty() ? QString() : " WHERE "_L1 + index.condition);
}

QString SchemaSpec::createFunction(const FunctionSpec& function) const
{
    QString settings;
    for (const QString& setting : function.settings)
        settings +=
            u"\n    SET %1 = %2"_s.arg(setting.section(QLatin1Char('='), 0, 0), setting.section(QLatin1Char('='), 1));
    return u"CREATE OR REPLACE FUNCTION %1(%2) %3%4 AS $layers$%5$layers$"_s.arg(
        ident(schema, function.name), function.arguments, function.head, settings, function.body);
}

QString SchemaSpec::createTrigger(const TableSpec& table, const TriggerSpec& trigger) const
{
    QString rows;
    if (!trigger.oldRows.isEmpty())
        rows += " OLD TABLE AS "_L1 + ident(trigger.oldRows);
    if (!trigger.newRows.isEmpty())
        rows += " NEW TABLE AS "_L1 + ident(trigger.newRows);
    if (!rows.isEmpty())
        rows.prepend(" REFERENCING"_L1);
    return u"CREATE OR REPLACE TRIGGER %1 AFTER %2 ON %3%4 FOR EACH STATEMENT EXECUTE FUNCTION %5()"_s.arg(
        ident(trigger.name), trigger.event, ident(schema, table.name), rows, ident(schema, trigger.function));
}

QString SchemaSpec::createView(const ViewSpec& view) const
{
    return u"DROP VIEW IF EXISTS %1;\nCREATE VIEW %1 AS\n%2;\nCOMMENT ON VIEW %1 IS %3"_s.arg(
        ident(schema, view.name), view.query, layers::literal(view.mark()));
}

QStringList SchemaSpec::create() const
{
    QStringList all{u"CREATE SCHEMA IF NOT EXISTS "_s + ident(schema)};
    for (const TableSpec& table : tables) {
        all << createTable(table);
        for (const IndexSpec& index : table.indexes)
            all << createIndex(table, index);
    }
    for (const FunctionSpec& function : functions)
        all << createFunction(function);
    for (const ViewSpec& view : views)
        all << createView(view);
    for (const TableSpec& table : tables)
        for (const TriggerSpec& trigger : table.triggers)
            all << createTrigger(table, trigger);
    return all;
}

QString asScript(const QStringList& statements)
{
    return statements.isEmpty() ? QString() : statements.join(";\n\n"_L1) + ";\n"_L1;
}

}  // namespace signalbox::layers
