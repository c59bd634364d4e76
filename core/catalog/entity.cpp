// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/entity.h"
#include "signalbox/literals.h"

namespace signalbox::catalog {

QStringList Entity::primaryKey() const
{
    return kind == Kind::Versioned ? key + QStringList{u"height"_s} : key;
}

QStringList Entity::stagingKey() const
{
    QStringList all = primaryKey();
    all.removeAll(u"height"_s);
    all.prepend(u"height"_s);
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
                 [&](const Column& c) { return !c.skip && !(closing && c.name == "deleted"_L1); });
    return all;
}

}  // namespace signalbox::catalog
