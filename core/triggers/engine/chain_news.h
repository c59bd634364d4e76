// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "postgres/session.h"
#include "signalbox/interval.h"
#include "signalbox/literals.h"

namespace signalbox::triggers {

/// A chain whose events are to be evaluated.
struct WatchedChain {
    qint64 id = 0;
    QString name;             ///< empty if it is not registered
    bool registered = false;  ///< the workspace has it
    QString caip2() const { return u"eip155:%1"_s.arg(id); }
};

/// EVM chains with something to do: changes of the log, rows that no change announces, or parked fires that are due.
std::vector<qint64> chainsWithNews(store::Transaction& transaction);
WatchedChain watchedChain(store::Transaction& transaction, qint64 id);

/// What came to a chain since the last transaction that evaluated it.
struct ChainNews {
    QStringList events;              ///< IDs; those that were retracted by now are among them
    Interval blocks;                 ///< of these events, so that reading them looks at no others
    std::vector<qint64> retracted;   ///< blocks with retracted events
    std::optional<Height> ancestor;  ///< blocks above it were undone
    bool more = false;               ///< there is more to read

    void add(const QString& event, Height block);
    /// Reads about `most` events, always whole changes; none if no trigger wants them. In the same transaction, the
    /// place moves behind them.
    static Expected<ChainNews> take(store::Transaction& transaction, const WatchedChain& chain, qint64 most,
                                    bool wanted);
};

}  // namespace signalbox::triggers
