// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>

#include "catalog/entity.h"
#include "signalbox/error.h"

namespace signalbox::catalog {

/// The entities of a family, in the order in which every transaction takes their tables. A value; immutable. Everything
/// about chain, staging and global tables follows from it (core/layers). Error: CATALOG_INVALID, whose args "mistakes"
/// list everything that is wrong.
class Catalog {
public:
    /// What ships: resources/catalog/canopy.json. Read once; a fault in it ends the program's tests, never a user's
    /// day.
    static const Catalog& canopy();
    static Expected<Catalog> fromJson(const QByteArray& json);
    static Expected<Catalog> fromEntities(std::vector<Entity> entities);

    /// The same with the entities of `json` added; one that is there already gets the columns that it has not.
    Expected<Catalog> extended(const QByteArray& json) const;
    /// The same with these synced into the global schema beside those that the catalog names.
    Expected<Catalog> alsoSynced(const QSet<QString>& names) const;

    const std::vector<Entity>& entities() const { return m_entities; }
    const Entity* find(const QString& name) const;
    std::vector<const Entity*> inChain() const;  ///< have a table in every chain's schema
    std::vector<const Entity*> staged() const;   ///< those with a height
    std::vector<const Entity*> synced() const;
    bool operator==(const Catalog&) const = default;

private:
    explicit Catalog(std::vector<Entity> entities) : m_entities(std::move(entities)) {}
    std::vector<Entity> m_entities;
};

/// What is wrong with an entity; empty: nothing.
QStringList mistakes(const Entity& entity);

}  // namespace signalbox::catalog
