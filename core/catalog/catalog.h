// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>

#include "catalog/entity.h"
#include "signalbox/error.h"

namespace signalbox::catalog {

/// The entities of a family, in the order in which every transaction locks their tables. An immutable value. Everything
/// about chain, staging and global tables is derived from it (core/layers). Error: CATALOG_INVALID, whose args
/// "mistakes" list every mistake.
class Catalog {
public:
    /// The built-in catalog: resources/catalog/canopy.json. Read once; a mistake in it ends the program, so the tests
    /// find it.
    static const Catalog& canopy();
    /// A built-in catalog, by its resource; a mistake in it ends the program.
    static Catalog shipped(const QString& resource);
    static Expected<Catalog> fromJson(const QByteArray& json);
    static Expected<Catalog> fromEntities(std::vector<Entity> entities);

    /// A copy with the entities of `json` added; an existing entity gets the columns that it lacks.
    Expected<Catalog> extended(const QByteArray& json) const;
    /// A copy with these entities synced into the global schema in addition to those that the catalog names.
    Expected<Catalog> alsoSynced(const QSet<QString>& names) const;

    const std::vector<Entity>& entities() const { return m_entities; }
    const Entity* find(const QString& name) const;
    std::vector<const Entity*> inChain() const;  ///< entities with a table in every chain's schema
    std::vector<const Entity*> staged() const;   ///< those with a height
    std::vector<const Entity*> synced() const;
    bool operator==(const Catalog&) const = default;

private:
    explicit Catalog(std::vector<Entity> entities) : m_entities(std::move(entities)) {}
    std::vector<Entity> m_entities;
};

/// The mistakes of an entity; empty if none.
QStringList mistakes(const Entity& entity);

}  // namespace signalbox::catalog
