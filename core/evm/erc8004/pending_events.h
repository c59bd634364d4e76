// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <map>
#include <mutex>
#include <vector>

#include "signalbox/queries.h"
#include "support/copy_buffer.h"

namespace signalbox::engine {

/// Rows of erc8004.events as a decoder wrote them for COPY, back to rows of the Events screen; marked pending. Cells
/// are named as those of stored rows. A buffer that is none answers what could be read before the fault.
std::vector<EventRow> rowsOfCopy(const CopyBuffer& events);

/// The filters of a query of registry events, applied to a row in memory.
bool matches(const EventQuery& query, const EventRow& row);

/// Registry events above the confirmations, per chain, as last seen. Thread-safe.
class PendingEvents {
public:
    void set(const QString& caip2, std::vector<EventRow> rows);
    void forget(const QString& caip2);
    void dropAbove(const QString& caip2, Height last);  ///< undone
    void dropUpTo(const QString& caip2, Height last);   ///< stored by now
    /// Newest first; asking for them is what keeps them fresh for a while.
    std::vector<EventRow> rows(const EventQuery& query);
    std::optional<EventRow> find(const QString& caip2, const QString& key) const;
    bool isWanted() const;
    bool has(const QString& caip2) const;  ///< read since somebody wanted them

private:
    template <class Rule>
    void drop(const QString& caip2, Rule rule);

    mutable std::mutex m_mutex;
    std::map<QString, std::vector<EventRow>> m_rows;
    QDateTime m_wantedUntil;
};

}  // namespace signalbox::engine
