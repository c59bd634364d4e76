// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/interval.h"
#include "triggers/rows/event_row.h"

namespace signalbox::triggers {

struct EventFilter {
    qint64 chainId = 0;
    Interval blocks{0, std::numeric_limits<Height>::max()};
    QString registry;      ///< empty: all
    QDateTime from;        ///< time of the block; invalid: not restricted
    QStringList ids = {};  ///< empty: not restricted
    bool withRetracted = false;
    int limit = 0;  ///< reading ends with the block that contains this row; 0: no limit
};

/// By block, then log index; always whole blocks unless `ids` or `from` restrict it. Runs in the caller's transaction.
std::vector<EventRow> readEvents(store::Transaction& transaction, const EventFilter& filter);
std::optional<EventRow> readEvent(store::Transaction& transaction, const QString& id);
std::optional<EventRow> newestEvent(store::Transaction& transaction, qint64 chainId, const QString& registry);
std::vector<qint64> chainsWithEvents(store::Transaction& transaction);  ///< registered or not; ascending

/// The same for a log that is stored again after a reorg: 32 bytes of its chain, its transaction and its fields, not of
/// its place.
QByteArray fingerprint(const EventRow& event);
/// Number of equal logs before this one in its transaction; `events` as read by readEvents().
int ordinal(const std::vector<EventRow>& events, size_t index);

}  // namespace signalbox::triggers
