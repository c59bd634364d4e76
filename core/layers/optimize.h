// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "catalog/catalog.h"
#include "layers/place.h"
#include "postgres/session.h"
#include "signalbox/commands.h"

namespace signalbox::layers {

/// Drops versions of a chain's rows that the retention needs no more, then vacuums, analyses and rebuilds bloated
/// indexes. After it, the state at any height from `keepFrom` on is what it was; canopyx.chains.history_from says so.
/// The newest version of a key always stays, and so does a closing row: without it an older version that comes late
/// would bring the key back. The global tables do not change.
class Optimize {
public:
    Optimize(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);

    void only(const QStringList& entities) { m_only = entities; }  ///< empty: all tables of the chain

    struct Progress {
        QString table, phase;  ///< phase: dropping, vacuum, indexes
        qint64 walked = 0, dropped = 0;
        double share = 0;
    };
    struct Outcome {
        qint64 dropped = 0, bytesBefore = 0, bytesAfter = 0;
        QStringList rebuilt;  ///< indexes
    };
    /// Versions below `keepFrom` that a later one at or below it supersedes. A walk over the tables.
    Expected<Preview> preview(Height keepFrom);
    Expected<Preview> sizes();  ///< of the tables that are walked when nothing is dropped; rows as the server estimates
    /// `keepFrom` 0: nothing is dropped. Batches behind the fence; stopped or killed, it is simply started again.
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
