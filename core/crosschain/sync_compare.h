// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/entity.h"
#include "layers/place.h"

namespace signalbox::layers {

/// Queries that compare a chain's table with its part of the global table.
class SyncCompare {
public:
    SyncCompare(const catalog::Entity& entity, const ChainPlace& chain) : m_entity(entity), m_chain(chain) {}

    QString differing() const;  ///< SELECT of the global key's columns, by the chain table's names
    /// SELECT of four counts: keys that are missing in global, keys whose global row differs, keys that are only in
    /// global, and all current keys of the chain's table.
    QString counts() const;

private:
    QStringList compared() const;  ///< columns of both sides
    QString unlike() const;        ///< condition on the joined sides: a column besides the key differs
    QString joined(const QStringList& columns) const;  ///< FROM … s FULL JOIN … g, with these columns on both sides

    const catalog::Entity& m_entity;
    const ChainPlace& m_chain;
};

}  // namespace signalbox::layers
