// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <map>
#include <mutex>
#include <vector>

#include "family/unconfirmed_rows.h"
#include "signalbox/queries.h"
#include "support/copy_buffer.h"

namespace signalbox::engine {

/// Converts rows of erc8004.events that a decoder wrote for COPY to rows of the Events screen, marked as pending. Cells
/// have the names of stored rows. For a damaged buffer, returns the rows before the fault.
std::vector<EventRow> rowsOfCopy(const CopyBuffer& events);

/// The filters of a query of registry events, applied to a row in memory.
bool matches(const EventQuery& query, const EventRow& row);

/// The last seen registry events above the confirmations, per chain. Thread-safe.
class PendingEvents : public UnconfirmedRows {
public:
    QString stream() const override;
    void take(const QString& caip2, const indexing::Fetched& fetched) override;
    void set(const QString& caip2, std::vector<EventRow> rows);
    void forget(const QString& caip2) override;
    void dropAbove(const QString& caip2, Height last) override;
    void dropUpTo(const QString& caip2, Height last) override;
    /// Newest first; calling this keeps them up to date for a while.
    std::vector<EventRow> rows(const EventQuery& query);
    std::optional<EventRow> find(const QString& caip2, const QString& key) const;
    bool isWanted() const override;
    bool has(const QString& caip2) const override;

private:
    template <class Rule>
    void drop(const QString& caip2, Rule rule);

    mutable std::mutex m_mutex;
    std::map<QString, std::vector<EventRow>> m_rows;
    QDateTime m_wantedUntil;
};

}  // namespace signalbox::engine
