// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/entity.h"
#include "layers/place.h"

namespace signalbox::layers {

/// Queries that compare what a chain's table says with its part of the global table.
class SyncCompare {
public:
    SyncCompare(const catalog::Entity& entity, const ChainPlace& chain) : m_entity(entity), m_chain(chain) {}

    QString differing() const;  ///< SELECT of the global key's columns, by the chain table's names
    /// SELECT of four counts: keys that are not in global, keys whose global row says something else, keys that are
    /// only in global, and all keys of the chain's table that are alive.
    QString counts() const;

private:
    QStringList compared() const;                      ///< columns that both sides have
    QString unlike() const;                            ///< of the joined sides: what is beside the key differs
    QString joined(const QStringList& columns) const;  ///< FROM … s FULL JOIN … g, with these columns on both sides

    const catalog::Entity& m_entity;
    const ChainPlace& m_chain;
};

}  // namespace signalbox::layers
