// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/commands.h"

namespace signalbox::layers {

/// Drops versions of a chain's rows that the retention no longer needs, then vacuums, analyzes and rebuilds bloated
/// indexes. The state at any height from `keepFrom` on is unchanged; canopyx.chains.history_from records that height.
/// The newest version of a key is always kept, and so is a closing row: without it, an older version that arrives late
/// would restore the key. The global tables do not change.
class Optimize {
public:
    Optimize(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);

    void only(const QStringList& entities) { m_only = entities; }  ///< empty for all tables of the chain

    struct Progress {
        QString table, phase;  ///< phase: dropping, vacuum, indexes
        qint64 walked = 0, dropped = 0;
        double share = 0;
    };
    struct Outcome {
        qint64 dropped = 0, bytesBefore = 0, bytesAfter = 0;
        QStringList rebuilt;  ///< names of indexes
    };
    /// Versions below `keepFrom` that a later one at or below it supersedes. Reads the whole tables.
    Expected<Preview> preview(Height keepFrom);
    Expected<Preview>
    sizes();  ///< of the tables that are processed if no versions are dropped; rows as estimated by the server
    /// `keepFrom` 0 drops nothing. Works in batches behind the fence; after a stop or kill, call it again.
    Expected<Outcome> run(Height keepFrom, const std::function<bool(const Progress&)>& progress = {});

private:
    Expected<qint64> drop(const catalog::Entity& entity, Height keepFrom, Progress& at,
                          const std::function<bool(const Progress&)>& progress);
    Expected<qint64> bytes();
    Expected<QStringList> indexes(const std::string& which);
    Expected<QStringList> bloated();
    Expected<Done> dropLeftOver();
    std::vector<QString> tables() const;
    bool chosen(const catalog::Entity& entity) const;

    store::Session& m_session;
    const catalog::Catalog& m_catalog;
    ChainPlace m_chain;
    qint64 m_epoch;
    QStringList m_only;
};

}  // namespace signalbox::layers
