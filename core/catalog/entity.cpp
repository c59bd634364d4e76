#include "catalog/entity.h"

namespace signalbox::catalog {

QStringList Entity::primaryKey() const
{
    return kind == Kind::Versioned ? key + QStringList{QStringLiteral("height")} : key;
}

QStringList Entity::stagingKey() const
{
    QStringList all = primaryKey();
    all.removeAll(QStringLiteral("height"));
    all.prepend(QStringLiteral("height"));
    return all;
}

const Column* Entity::column(const QString& wanted) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == wanted; });
    return found == columns.end() ? nullptr : &*found;
}

std::vector<Column> Entity::globalColumns() const
{
    std::vector<Column> all;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(all),
                 [&](const Column& c) { return !c.skip && !(closing && c.name == QLatin1String("deleted")); });
    return all;
}

}  // namespace signalbox::catalog
