// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/catalog.h"

#include <QFile>

#include "catalog/catalog_file.h"
#include "signalbox/literals.h"

namespace signalbox::catalog {

namespace {

tl::unexpected<Error> invalid(const QStringList& all)
{
    return fail(
        ErrorKind::Invalid, "CATALOG_INVALID",
        Message(QT_TRANSLATE_NOOP("Engine", "The table catalog is not valid: %1. Correct the file and start again."))
            .arg(all.join(u"; "_s)),
        {{u"mistakes"_s, all}});
}

template <class Filter>
std::vector<const Entity*> those(const std::vector<Entity>& entities, Filter filter)
{
    std::vector<const Entity*> all;
    for (const Entity& entity : entities)
        if (filter(entity))
            all.push_back(&entity);
    return all;
}

}  // namespace

const Catalog& Catalog::canopy()
{
    static const Catalog canopy = shipped(u":/catalog/canopy.json"_s);
    return canopy;
}

Catalog Catalog::shipped(const QString& resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the table catalog %s is not in this program", qPrintable(resource));
    auto read = fromJson(file.readAll());
    if (!read)
        qFatal("%s", qPrintable(read.error().text()));
    return std::move(*read);
}

Expected<Catalog> Catalog::fromJson(const QByteArray& json)
{
    QStringList wrong;
    auto entities = readEntities(json, wrong);
    if (!wrong.isEmpty())
        return invalid(wrong);
    return fromEntities(std::move(entities));
}

Expected<Catalog> Catalog::fromEntities(std::vector<Entity> entities)
{
    QStringList wrong;
    QSet<QString> names;
    for (const Entity& entity : entities) {
        wrong += mistakes(entity);
        for (const QString& table : {entity.table(), entity.stagingTable(), entity.globalTable()}) {
            if (names.contains(table))
                wrong << u"two tables are called %1"_s.arg(table);
            names.insert(table);
        }
    }
    if (!wrong.isEmpty())
        return invalid(wrong);
    return Catalog(std::move(entities));
}

Expected<Catalog> Catalog::extended(const QByteArray& json) const
{
    QStringList wrong;
    const auto added = readEntities(json, wrong);
    if (!wrong.isEmpty())
        return invalid(wrong);
    auto all = m_entities;
    for (const Entity& entity : added) {
        const auto there = std::find_if(all.begin(), all.end(), [&](const Entity& e) { return e.name == entity.name; });
        if (there == all.end()) {
            all.push_back(entity);
            continue;
        }
        for (const Column& column : entity.columns)
            if (!there->column(column.name))
                there->columns.push_back(column);
    }
    return fromEntities(std::move(all));
}

Expected<Catalog> Catalog::alsoSynced(const QSet<QString>& names) const
{
    auto all = m_entities;
    QStringList wrong;
    for (const QString& name : names) {
        const auto there = std::find_if(all.begin(), all.end(), [&](const Entity& e) { return e.name == name; });
        if (there == all.end())
            wrong << u"there is no entity %1 to sync"_s.arg(name);
        else
            there->synced = true;
    }
    if (!wrong.isEmpty())
        return invalid(wrong);
    return fromEntities(std::move(all));
}

const Entity* Catalog::find(const QString& name) const
{
    const auto found =
        std::find_if(m_entities.begin(), m_entities.end(), [&](const Entity& e) { return e.name == name; });
    return found == m_entities.end() ? nullptr : &*found;
}

std::vector<const Entity*> Catalog::inChain() const
{
    return those(m_entities, [](const Entity& entity) { return entity.inChain(); });
}

std::vector<const Entity*> Catalog::staged() const
{
    return those(m_entities, [](const Entity& entity) { return entity.staged(); });
}

std::vector<const Entity*> Catalog::synced() const
{
    return those(m_entities, [](const Entity& entity) { return entity.synced; });
}

}  // namespace signalbox::catalog
