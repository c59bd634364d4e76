// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "chain/block_ref.h"
#include "postgres/session.h"

namespace signalbox::store {

/// One transaction that changed rows of a chain.
struct Change {
    qint64 seq = 0;  ///< from 1, without gaps, in commit order
    QString kind;    ///< commit, replace, undo, drop or prune
    QStringList dataSets;
    std::vector<Interval> ranges;  ///< blocks whose rows may have changed; for an undo, up to the highest block
};

/// signalbox.changes for consumers of a chain's rows (triggers, joins, a warehouse). A consumer copies the tables and
/// calls start() in the same REPEATABLE READ transaction; then it calls after() repeatedly, reads the current rows of
/// the ranges, and stores its position with keep(), preferably in the transaction that stores its results. NOTIFY only
/// wakes it. Deleting a chain removes its log and the positions.
class ChangeLog {
public:
    ChangeLog(QString consumer, QString caip2) : m_consumer(std::move(consumer)), m_caip2(std::move(caip2)) {}

    qint64 start(Transaction& transaction) const;  ///< the last number in the transaction's snapshot
    /// The oldest changes that were not read yet. CONSUMER_STALE: some were removed (7 days or a million are kept);
    /// copy and start() again. NotFound CONSUMER_UNKNOWN: it never started.
    Expected<std::vector<Change>> after(Transaction& transaction, int most = 1000) const;
    void keep(Transaction& transaction, qint64 seq) const;

    /// In a transaction behind the chain's fence.
    static void add(Transaction& transaction, const QString& caip2, const char* kind, const QStringList& dataSets,
                    Interval blocks);
    static qint64 prune(Transaction& transaction);

private:
    QString m_consumer, m_caip2;
};

}  // namespace signalbox::store
