#include "layers/schema_spec.h"

#include <QCryptographicHash>

#include "postgres/sql_text.h"

namespace signalbox::layers {

QString ColumnSpec::sql() const
{
    QString text = ident(name) + QLatin1Char(' ') + type;
    if (notNull)
        text += QLatin1String(" NOT NULL");
    if (literal)
        text += QLatin1String(" DEFAULT ") + layers::literal(*literal);
    return text;
}

QString ColumnSpec::storedDefault() const
{
    if (!literal)
        return {};
    if (type == QLatin1String("boolean"))
        return *literal;
    return layers::literal(*literal) + QLatin1String("::") +
           (type.startsWith(QLatin1String("numeric")) ? QStringLiteral("numeric") : type);
}

QString ViewSpec::mark() const
{
    return QLatin1String("signalbox ") +
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
    lines << QStringLiteral("PRIMARY KEY (%1)").arg(idents(table.primaryKey));
    return QStringLiteral("CREATE %1TABLE %2 (\n%3\n)%4")
        .arg(table.unlogged ? QStringLiteral("UNLOGGED ") : QString(), ident(schema, table.name), commaLines(lines, 4),
             table.fillfactor < 100 ? QStringLiteral(" WITH (fillfactor = %1)").arg(table.fillfactor) : QString());
}

QString SchemaSpec::createIndex(const TableSpec& table, const IndexSpec& index) const
{
    // A range index on the height: it costs next to nothing, and unlike a tree it can never be taken for "the newest
    // version of a key first".
    return QStringLiteral("CREATE INDEX %1 ON %2 USING %3 (%4)%5%6")
        .arg(ident(index.name), ident(schema, table.name), index.method, idents(index.columns),
             index.method == QLatin1String("brin") ? QStringLiteral(" WITH (pages_per_range = 32, autosummarize = on)")
                                                   : QString(),
             index.condition.isEmpty() ? QString() : QLatin1String(" WHERE ") + index.condition);
}

QString SchemaSpec::createFunction(const FunctionSpec& function) const
{
    QString settings;
    for (const QString& setting : function.settings)
        settings += QStringLiteral("\n    SET %1 = %2")
                        .arg(setting.section(QLatin1Char('='), 0, 0), setting.section(QLatin1Char('='), 1));
    return QStringLiteral("CREATE OR REPLACE FUNCTION %1(%2) %3%4 AS $layers$%5$layers$")
        .arg(ident(schema, function.name), function.arguments, function.head, settings, function.body);
}

QString SchemaSpec::createTrigger(const TableSpec& table, const TriggerSpec& trigger) const
{
    QString rows;
    if (!trigger.oldRows.isEmpty())
        rows += QLatin1String(" OLD TABLE AS ") + ident(trigger.oldRows);
    if (!trigger.newRows.isEmpty())
        rows += QLatin1String(" NEW TABLE AS ") + ident(trigger.newRows);
    if (!rows.isEmpty())
        rows.prepend(QLatin1String(" REFERENCING"));
    return QStringLiteral("CREATE OR REPLACE TRIGGER %1 AFTER %2 ON %3%4 FOR EACH STATEMENT EXECUTE FUNCTION %5()")
        .arg(ident(trigger.name), trigger.event, ident(schema, table.name), rows, ident(schema, trigger.function));
}

QString SchemaSpec::createView(const ViewSpec& view) const
{
    return QStringLiteral("DROP VIEW IF EXISTS %1;\nCREATE VIEW %1 AS\n%2;\nCOMMENT ON VIEW %1 IS %3")
        .arg(ident(schema, view.name), view.query, layers::literal(view.mark()));
}

QStringList SchemaSpec::create() const
{
    QStringList all{QStringLiteral("CREATE SCHEMA IF NOT EXISTS ") + ident(schema)};
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
    return statements.isEmpty() ? QString() : statements.join(QLatin1String(";\n\n")) + QLatin1String(";\n");
}

}  // namespace signalbox::layers
