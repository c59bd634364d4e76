// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/schema_diff.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

namespace {

using Kind = Finding::Kind;

class Comparison {
public:
    Comparison(const SchemaSpec& wanted, const SchemaState& there) : m_wanted(wanted), m_there(there) {}

    std::vector<Finding> run()
    {
        if (!m_there.exists)
            say(Kind::MissingSchema, {}, m_wanted.schema,
                Message(QT_TRANSLATE_NOOP("Engine", "The schema %1 is missing.")).arg(m_wanted.schema),
                {u"CREATE SCHEMA IF NOT EXISTS "_s + ident(m_wanted.schema)});
        for (const TableSpec& table : m_wanted.tables)
            compareTable(table);
        for (const FunctionSpec& function : m_wanted.functions)
            compareFunction(function);
        for (const ViewSpec& view : m_wanted.views)
            compareView(view);
        for (const TableSpec& table : m_wanted.tables)
            compareTriggers(table);
        extras();
        return std::move(m_all);
    }

private:
    void say(Kind kind, const QString& entity, const QString& object, const Message& text, const QStringList& repair)
    {
        m_all.push_back({kind, m_wanted.schema, entity, object, text, repair});
    }
    QString where(const QString& table) const { return m_wanted.schema + QLatin1Char('.') + table; }

    void compareTable(const TableSpec& table)
    {
        const auto found = m_there.tables.find(table.name);
        if (found == m_there.tables.end()) {
            QStringList make{m_wanted.createTable(table)};
            for (const IndexSpec& index : table.indexes)
                make << m_wanted.createIndex(table, index);
            say(Kind::MissingTable, table.entity, table.name,
                Message(QT_TRANSLATE_NOOP("Engine", "The table %1 is missing.")).arg(where(table.name)), make);
            return;
        }
        const auto& there = found->second;
        const QString alter = u"ALTER TABLE %1 "_s.arg(ident(m_wanted.schema, table.name));
        for (const ColumnSpec& column : table.columns)
            compareColumn(table, column, there, alter);
        if (there.unlogged != table.unlogged)
            say(Kind::WrongPersistence, table.entity, table.name,
                (table.unlogged ? Message(QT_TRANSLATE_NOOP("Engine", "The table %1 should be unlogged."))
                                : Message(QT_TRANSLATE_NOOP("Engine", "The table %1 should be logged.")))
                    .arg(where(table.name)),
                {alter + (table.unlogged ? "SET UNLOGGED"_L1 : "SET LOGGED"_L1)});
        if (there.primaryKey != table.primaryKey)
            say(Kind::WrongKey, table.entity, table.name,
                Message(QT_TRANSLATE_NOOP("Engine", "The primary key of %1 is (%2) and should be (%3)."))
                    .arg(where(table.name), there.primaryKey.join(", "_L1), table.primaryKey.join(", "_L1)),
                {u"DO $layers$ DECLARE c name; BEGIN FOR c IN SELECT conname FROM "
                 "pg_catalog.pg_constraint WHERE conrelid = %1::regclass "
                 "AND contype = 'p' LOOP EXECUTE format('ALTER TABLE %2 DROP CONSTRAINT %I', c); END "
                 "LOOP; END $layers$"_s.arg(literal(ident(m_wanted.schema, table.name)),
                                            ident(m_wanted.schema, table.name).replace(u'%', "%%"_L1)),
                 alter + u"ADD PRIMARY KEY (%1)"_s.arg(idents(table.primaryKey))});
        for (const IndexSpec& index : table.indexes) {
            const auto is = there.indexes.find(index.name);
            if (is == there.indexes.end())
                say(Kind::MissingIndex, table.entity, index.name,
                    Message(QT_TRANSLATE_NOOP("Engine", "The index %1 is missing.")).arg(where(index.name)),
                    {m_wanted.createIndex(table, index)});
            else if (is->second.method != index.method || is->second.columns != index.columns ||
                     is->second.condition != index.condition || !is->second.valid)
                say(Kind::WrongIndex, table.entity, index.name,
                    Message(QT_TRANSLATE_NOOP("Engine", "The index %1 differs from the catalog, or is invalid."))
                        .arg(where(index.name)),
                    {u"DROP INDEX "_s + ident(m_wanted.schema, index.name), m_wanted.createIndex(table, index)});
        }
    }

    void compareColumn(const TableSpec& table, const ColumnSpec& column, const SchemaState::Table& there,
                       const QString& alter)
    {
        const auto is = there.columns.find(column.name);
        const QString object = table.name + QLatin1Char('.') + column.name, name = ident(column.name);
        if (is == there.columns.end()) {
            say(Kind::MissingColumn, table.entity, object,
                Message(QT_TRANSLATE_NOOP("Engine", "The column %1 is missing.")).arg(where(object)),
                {alter + "ADD COLUMN "_L1 + column.sql()});
            return;
        }
        QStringList repair;
        std::vector<Message> wrong;
        if (is->second.type != column.type) {
            wrong.push_back(Message(QT_TRANSLATE_NOOP("Engine", "The column %1 is of type %2 and should be %3."))
                                .arg(where(object), is->second.type, column.type));
            repair << alter + u"ALTER COLUMN %1 DROP DEFAULT, ALTER COLUMN %1 TYPE %2 USING %1::%2"_s.arg(name,
                                                                                                          column.type);
        }
        if (is->second.storedDefault != column.storedDefault()) {
            const auto shown = [](const QString& text) {
                return text.isEmpty() ? Message(QT_TRANSLATE_NOOP("Engine", "none")) : Message(text);
            };
            wrong.push_back(Message(QT_TRANSLATE_NOOP("Engine", "The column %1 has the default %2 and should have %3."))
                                .arg(where(object))
                                .arg(shown(is->second.storedDefault))
                                .arg(shown(column.literal ? column.storedDefault() : QString())));
        }
        if (!wrong.empty())
            repair << alter + u"ALTER COLUMN %1 "_s.arg(name) +
                          (column.literal ? "SET DEFAULT "_L1 + literal(*column.literal) : u"DROP DEFAULT"_s);
        if (is->second.notNull != column.notNull) {
            wrong.push_back(
                (column.notNull
                     ? Message(QT_TRANSLATE_NOOP("Engine", "The column %1 accepts null values and should not."))
                     : Message(QT_TRANSLATE_NOOP("Engine", "The column %1 does not accept null values and should.")))
                    .arg(where(object)));
            if (column.notNull && column.literal)
                repair << u"UPDATE %1 SET %2 = DEFAULT WHERE %2 IS NULL"_s.arg(ident(m_wanted.schema, table.name),
                                                                               name);
            repair << alter + u"ALTER COLUMN %1 %2 NOT NULL"_s.arg(name, column.notNull ? u"SET"_s : u"DROP"_s);
        }
        if (!wrong.empty())
            say(Kind::WrongColumn, table.entity, object, Message::joined(wrong), repair);
    }

    void compareFunction(const FunctionSpec& function)
    {
        const auto is = m_there.functions.find(function.name);
        const QStringList make{m_wanted.createFunction(function)};
        if (is == m_there.functions.end())
            say(Kind::MissingFunction, function.entity, function.name,
                Message(QT_TRANSLATE_NOOP("Engine", "The function %1 is missing.")).arg(where(function.name)), make);
        else if (is->second.body != function.body || is->second.settings != function.settings)
            say(Kind::WrongFunction, function.entity, function.name,
                Message(QT_TRANSLATE_NOOP("Engine", "The function %1 differs from the catalog."))
                    .arg(where(function.name)),
                make);
    }

    void compareView(const ViewSpec& view)
    {
        const auto is = m_there.views.find(view.name);
        const QStringList make{m_wanted.createView(view)};
        if (is == m_there.views.end())
            say(Kind::MissingView, view.entity, view.name,
                Message(QT_TRANSLATE_NOOP("Engine", "The view %1 is missing.")).arg(where(view.name)), make);
        else if (is->second != view.mark())
            say(Kind::WrongView, view.entity, view.name,
                Message(QT_TRANSLATE_NOOP("Engine", "The view %1 differs from the catalog.")).arg(where(view.name)),
                make);
    }

    void compareTriggers(const TableSpec& table)
    {
        static const SchemaState::Table none;
        const auto found = m_there.tables.find(table.name);
        const auto& there = (found == m_there.tables.end() ? none : found->second).triggers;
        const QString of = where(table.name);
        for (const TriggerSpec& trigger : table.triggers) {
            const auto is = there.find(trigger.name);
            const QString make = m_wanted.createTrigger(table, trigger);
            const QString object = table.name + QLatin1Char('.') + trigger.name;
            if (is == there.end()) {
                say(Kind::MissingTrigger, table.entity, object,
                    Message(QT_TRANSLATE_NOOP("Engine", "The trigger %1 of table %2 is missing."))
                        .arg(trigger.name, of),
                    {make});
                continue;
            }
            const auto& at = is->second;
            if (at.event != trigger.event || at.function != trigger.function || at.oldRows != trigger.oldRows ||
                at.newRows != trigger.newRows)
                say(Kind::WrongTrigger, table.entity, object,
                    Message(QT_TRANSLATE_NOOP("Engine", "The trigger %1 of table %2 differs from the catalog."))
                        .arg(trigger.name, of),
                    {u"DROP TRIGGER %1 ON %2"_s.arg(ident(trigger.name), ident(m_wanted.schema, table.name)), make});
            else if (!at.enabled)
                say(Kind::DisabledTrigger, table.entity, object,
                    Message(QT_TRANSLATE_NOOP("Engine", "The trigger %1 of table %2 is disabled."))
                        .arg(trigger.name, of),
                    {u"ALTER TABLE %1 ENABLE TRIGGER %2"_s.arg(ident(m_wanted.schema, table.name),
                                                               ident(trigger.name))});
        }
        for (const auto& [name, at] : there)
            if (name.startsWith("sync_"_L1) &&
                std::none_of(table.triggers.begin(), table.triggers.end(),
                             [&, &n = name](const TriggerSpec& t) { return t.name == n; }))
                say(Kind::ExtraTrigger, table.entity, table.name + QLatin1Char('.') + name,
                    Message(QT_TRANSLATE_NOOP(
                                "Engine", "The trigger %1 of table %2 belongs to a table that is no longer synced."))
                        .arg(name, of),
                    {u"DROP TRIGGER %1 ON %2"_s.arg(ident(name), ident(m_wanted.schema, table.name))});
    }

    void extras()
    {
        for (const auto& [name, there] : m_there.tables) {
            const TableSpec* table = m_wanted.table(name);
            if (!table) {
                say(Kind::ExtraTable, name, name,
                    Message(QT_TRANSLATE_NOOP("Engine", "The table %1 is not in the catalog.")).arg(where(name)),
                    {u"DROP TABLE %1 CASCADE"_s.arg(ident(m_wanted.schema, name))});
                continue;
            }
            for (const auto& [column, is] : there.columns)
                if (std::none_of(table->columns.begin(), table->columns.end(),
                                 [&, &c = column](const ColumnSpec& spec) { return spec.name == c; }))
                    say(Kind::ExtraColumn, table->entity, name + QLatin1Char('.') + column,
                        Message(QT_TRANSLATE_NOOP("Engine", "The column %1 is not in the catalog."))
                            .arg(where(name) + u'.' + column),
                        {u"ALTER TABLE %1 DROP COLUMN %2"_s.arg(ident(m_wanted.schema, name), ident(column))});
        }
        const auto unknown = [](const auto& specs, const QString& name) {
            return std::none_of(specs.begin(), specs.end(), [&](const auto& spec) { return spec.name == name; });
        };
        for (const auto& [name, is] : m_there.functions)
            if (unknown(m_wanted.functions, name))
                say(Kind::ExtraFunction, {}, name,
                    Message(QT_TRANSLATE_NOOP("Engine", "The function %1 is not in the catalog.")).arg(where(name)),
                    {u"DROP FUNCTION IF EXISTS %1 CASCADE"_s.arg(ident(m_wanted.schema, name))});
        for (const auto& [name, is] : m_there.views)
            if (unknown(m_wanted.views, name))
                say(Kind::ExtraView, {}, name,
                    Message(QT_TRANSLATE_NOOP("Engine", "The view %1 is not in the catalog.")).arg(where(name)),
                    {u"DROP VIEW IF EXISTS %1 CASCADE"_s.arg(ident(m_wanted.schema, name))});
    }

    const SchemaSpec& m_wanted;
    const SchemaState& m_there;
    std::vector<Finding> m_all;
};

}  // namespace

std::vector<Finding> compare(const SchemaSpec& wanted, const SchemaState& there)
{
    return Comparison(wanted, there).run();
}

}  // namespace signalbox::layers
