#include <QRegularExpression>

#include "catalog/catalog.h"

namespace signalbox::catalog {

namespace {

constexpr int longestName = 32;  // with "_sync_chain_" and 19 digits it is still an identifier of 63 bytes
constexpr int longestColumn = 63;

class Check {
public:
    Check(const Entity& entity) : m_entity(entity) {}

    QStringList run()
    {
        static const QRegularExpression name(QStringLiteral("^[a-z][a-z0-9_]*$"));
        if (!name.match(m_entity.name).hasMatch() || m_entity.name.size() > longestName)
            say(QStringLiteral("needs a name of a-z, 0-9 and _, at most %1 long").arg(longestName));
        for (const Column& column : m_entity.columns) {
            if (!name.match(column.name).hasMatch() || column.name.size() > longestColumn)
                say(QStringLiteral("has a column with the bad name '%1'").arg(column.name));
            if (column.skip && !column.rename.isEmpty())
                say(QStringLiteral("skips and renames column %1: it can only be one of both").arg(column.name));
            if (!column.rename.isEmpty() && !name.match(column.rename).hasMatch())
                say(QStringLiteral("renames column %1 to the bad name '%2'").arg(column.name, column.rename));
            if (column.defaultValue && !isLiteral(column.type, *column.defaultValue))
                say(QStringLiteral("has column %1 with a default that is no %2: %3")
                        .arg(column.name, typeName(column.type), *column.defaultValue));
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
            seen = {QStringLiteral("chain_id"), QStringLiteral("updated_at")};
        for (const Column& column : m_entity.columns) {
            if (inGlobal && column.skip)
                continue;
            const QString name = inGlobal ? column.globalName() : column.name;
            if (seen.contains(name))
                say(QStringLiteral("has two columns %1%2")
                        .arg(name, inGlobal ? QStringLiteral(" in its global table: rename or skip one") : QString()));
            seen.insert(name);
        }
    }

    void known(const QStringList& names, const QString& what)
    {
        for (const QString& name : names)
            if (!m_entity.column(name))
                say(QStringLiteral("has no column %1, which its %2 names").arg(name, what));
        if (QSet<QString>(names.begin(), names.end()).size() != names.size())
            say(QStringLiteral("names a column twice in its %1").arg(what));
    }

    void keys()
    {
        known(m_entity.key, QStringLiteral("key"));
        known(m_entity.globalKey, QStringLiteral("global key"));
        for (const QStringList& index : m_entity.indexes)
            known(index, QStringLiteral("indexes"));
        for (const QStringList& index : m_entity.globalIndexes)
            known(index, QStringLiteral("global indexes"));
        for (const PartialIndex& index : m_entity.partialIndexes) {
            known(index.columns + QStringList{index.column}, QStringLiteral("partial indexes"));
            if (const Column* column = m_entity.column(index.column); column && column->type != ColumnType::Text)
                say(QStringLiteral("has a partial index on %1, which is no text").arg(index.column));
        }
        for (const QString& name : m_entity.primaryKey() + m_entity.globalKey)
            if (const Column* column = m_entity.column(name); column && (column->nullable || column->defaultValue))
                say(QStringLiteral("has the key column %1, which can have neither null nor a default").arg(name));
        for (const QString& name : m_entity.globalKey)
            if (const Column* column = m_entity.column(name); column && column->skip)
                say(QStringLiteral("skips %1, a part of its global key").arg(name));
    }

    void kinds()
    {
        const QString height = QStringLiteral("height");
        const auto set = [](const QStringList& names) { return QSet<QString>(names.begin(), names.end()); };
        const Column* at = m_entity.column(height);
        if (m_entity.hasHeight() && (!at || at->type != ColumnType::Bigint || at->skip || !at->rename.isEmpty()))
            say(QStringLiteral("needs a bigint column height, neither skipped nor renamed"));
        if (m_entity.kind == Kind::Versioned) {
            if (m_entity.key.contains(height))
                say(QStringLiteral("is versioned by height: its key goes without it"));
            if (set(m_entity.globalKey) != set(m_entity.key) && set(m_entity.globalKey) != set(m_entity.primaryKey()))
                say(QStringLiteral("needs a global key of the same columns as its key"));
            if (m_entity.key.isEmpty() && m_entity.newestOnly())
                say(QStringLiteral("has no key: its global key must be the height"));
        } else if (m_entity.key.isEmpty()) {
            say(QStringLiteral("has no key"));
        }
        if (m_entity.kind == Kind::Event && !m_entity.key.contains(height))
            say(QStringLiteral("belongs to heights: its key needs the height"));
        if (m_entity.kind == Kind::Event && set(m_entity.globalKey) != set(m_entity.key))
            say(QStringLiteral("needs a global key of the same columns as its key"));
        if (m_entity.kind == Kind::Global && !m_entity.key.isEmpty())
            if (const Column* chain = m_entity.column(m_entity.key.front()); chain && chain->type != ColumnType::Bigint)
                say(QStringLiteral("is a table of all chains: its key must begin with the chain's id"));
        if (m_entity.synced && !m_entity.hasHeight())
            say(QStringLiteral("has no heights and cannot be synced"));
        const Column* deleted = m_entity.column(QStringLiteral("deleted"));
        if (m_entity.closing &&
            (m_entity.kind != Kind::Versioned || !deleted || deleted->type != ColumnType::Bool || deleted->nullable))
            say(QStringLiteral("has closing rows: it must be versioned and have a bool column deleted"));
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
