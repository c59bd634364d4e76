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
    std::vector<Interval> ranges;  ///< blocks whose rows may differ now; of an undo up to the highest there is
};

/// signalbox.changes for those who follow a chain's rows (triggers, joins, a warehouse). A consumer copies the tables
/// and calls start() in the same REPEATABLE READ transaction; then it reads after() in turn, takes the rows of the
/// ranges as they are now, and keeps its place with keep(), best in the transaction that stores what it made of them.
/// NOTIFY only wakes. Deleting a chain removes its log and the places.
class ChangeLog {
public:
    ChangeLog(QString consumer, QString caip2) : m_consumer(std::move(consumer)), m_caip2(std::move(caip2)) {}

    qint64 start(Transaction& transaction) const;  ///< the number that the transaction's snapshot ends with
    /// The oldest ones not read yet. CONSUMER_STALE: some were removed (they are kept 7 days, a million of them); copy
    /// and start() again. NotFound CONSUMER_UNKNOWN: it never started.
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
