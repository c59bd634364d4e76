// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRegularExpression>

#include "catalog/catalog.h"
#include "signalbox/literals.h"

namespace signalbox::catalog {

namespace {

constexpr int longestName = 32;  // with "_sync_chain_" and 19 digits the name is still an identifier of 63 bytes
constexpr int longestColumn = 63;

class Check {
public:
    Check(const Entity& entity) : m_entity(entity) {}

    QStringList run()
    {
        static const QRegularExpression name(u"^[a-z][a-z0-9_]*$"_s);
        if (!name.match(m_entity.name).hasMatch() || m_entity.name.size() > longestName)
            say(u"needs a name of a-z, 0-9 and _, at most %1 long"_s.arg(longestName));
        for (const Column& column : m_entity.columns) {
            if (!name.match(column.name).hasMatch() || column.name.size() > longestColumn)
                say(u"has a column with the bad name '%1'"_s.arg(column.name));
            if (column.skip && !column.rename.isEmpty())
                say(u"skips and renames column %1: it can only be one of both"_s.arg(column.name));
            if (!column.rename.isEmpty() && !name.match(column.rename).hasMatch())
                say(u"renames column %1 to the bad name '%2'"_s.arg(column.name, column.rename));
            if (column.defaultValue && !isLiteral(column.type, *column.defaultValue))
                say(u"has column %1 with a default that is not a valid %2: %3"_s.arg(column.name, typeName(column.type),
                                                                                     *column.defaultValue));
        }
        unique(false);
        keys();
        kinds();
        if (m_entity.hasHeight())
            unique(true);
        return m_all;
    }

private:
    void say(const QString& what) { m_all << m_entity.name + QLatin1Char(' ') + what; }

    void unique(bool inGlobal)
    {
        QSet<QString> seen;
        if (inGlobal)
            seen = {u"chain_id"_s, u"updated_at"_s};
        for (const Column& column : m_entity.columns) {
            if (inGlobal && column.skip)
                continue;
            const QString name = inGlobal ? column.globalName() : column.name;
            if (seen.contains(name))
                say(u"has two columns %1%2"_s.arg(
                    name, inGlobal ? u" in its global table: rename or skip one"_s : QString()));
            seen.insert(name);
        }
    }

    void known(const QStringList& names, const QString& what)
    {
        for (const QString& name : names)
            if (!m_entity.column(name))
                say(u"has no column %1, which its %2 names"_s.arg(name, what));
        if (QSet<QString>(names.begin(), names.end()).size() != names.size())
            say(u"names a column twice in its %1"_s.arg(what));
    }

    void keys()
    {
        known(m_entity.key, u"key"_s);
        known(m_entity.globalKey, u"global key"_s);
        for (const QStringList& index : m_entity.indexes)
            known(index, u"indexes"_s);
        for (const QStringList& index : m_entity.globalIndexes)
            known(index, u"global indexes"_s);
        for (const PartialIndex& index : m_entity.partialIndexes) {
            known(index.columns + QStringList{index.column}, u"partial indexes"_s);
            if (const Column* column = m_entity.column(index.column); column && column->type != ColumnType::Text)
                say(u"has a partial index on %1, which is not a text column"_s.arg(index.column));
        }
        for (const QString& name : m_entity.primaryKey() + m_entity.globalKey)
            if (const Column* column = m_entity.column(name); column && (column->nullable || column->defaultValue))
                say(u"has the key column %1, which can have neither null nor a default"_s.arg(name));
        for (const QString& name : m_entity.globalKey)
            if (const Column* column = m_entity.column(name); column && column->skip)
                say(u"skips %1, a part of its global key"_s.arg(name));
    }

    void kinds()
    {
        const QString height = u"height"_s;
        const auto set = [](const QStringList& names) { return QSet<QString>(names.begin(), names.end()); };
        const Column* at = m_entity.column(height);
        if (m_entity.hasHeight() && (!at || at->type != ColumnType::Bigint || at->skip || !at->rename.isEmpty()))
            say(u"needs a bigint column height, neither skipped nor renamed"_s);
        if (m_entity.kind == Kind::Versioned) {
            if (m_entity.key.contains(height))
                say(u"is versioned by height: its key goes without it"_s);
            if (set(m_entity.globalKey) != set(m_entity.key) && set(m_entity.globalKey) != set(m_entity.primaryKey()))
                say(u"needs a global key of the same columns as its key"_s);
            if (m_entity.key.isEmpty() && m_entity.newestOnly())
                say(u"has no key: its global key must be the height"_s);
        } else if (m_entity.key.isEmpty()) {
            say(u"has no key"_s);
        }
        if (m_entity.kind == Kind::Event && !m_entity.key.contains(height))
            say(u"belongs to heights: its key needs the height"_s);
        if (m_entity.kind == Kind::Event && set(m_entity.globalKey) != set(m_entity.key))
            say(u"needs a global key of the same columns as its key"_s);
        if (m_entity.kind == Kind::Global && !m_entity.key.isEmpty())
            if (const Column* chain = m_entity.column(m_entity.key.front()); chain && chain->type != ColumnType::Bigint)
                say(u"is a global table: its key must begin with the chain's ID"_s);
        if (m_entity.synced && !m_entity.hasHeight())
            say(u"has no heights and cannot be synced"_s);
        const Column* deleted = m_entity.column(u"deleted"_s);
        if (m_entity.closing &&
            (m_entity.kind != Kind::Versioned || !deleted || deleted->type != ColumnType::Bool || deleted->nullable))
            say(u"has closing rows: it must be versioned and have a bool column deleted"_s);
    }

    const Entity& m_entity;
    QStringList m_all;
};

}  // namespace

QStringList mistakes(const Entity& entity)
{
    return Check(entity).run();
}

}  // namespace signalbox::catalog
