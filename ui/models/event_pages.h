// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include "signalbox/queries.h"

namespace signalbox::ui {

/// One change of a list of rows. Edits are applied one after the other.
struct RowEdit {
    enum Kind { Insert, Remove, Change } kind = Insert;
    int first = 0;
    int count = 0;
    std::vector<EventRow> rows;  ///< rows of Insert and Change
};

/// The rows in memory: a run of neighboring pages of the engine's order, bounded in number. It only plans: each call
/// answers the edits, which the model applies to rows() in between its begin and end calls by apply().
class EventPages {
public:
    explicit EventPages(int pageSize = 100, int maxPages = 20) : m_pageSize(pageSize), m_maxPages(maxPages) {}

    int pageSize() const { return m_pageSize; }
    int pageCount() const { return int(m_pages.size()); }
    int rowCount() const { return int(m_rows.size()); }
    const EventRow& row(int index) const { return m_rows[size_t(index)]; }
    int indexOf(const QString& key) const;  ///< -1: not in memory

    bool hasHead() const { return m_head; }  ///< the first page of the result is in memory
    QString next() const { return m_pages.empty() ? QString() : m_pages.back().next; }
    QString previous() const { return m_pages.empty() ? QString() : m_pages.front().previous; }

    void clear();
    void reset(const EventPage& page);  ///< the first page of a new question
    RowEdit append(const EventPage& page);
    RowEdit prepend(const EventPage& page);

    /// Pages beyond the bound, far from the rows first..last that are on screen. Remove edits, or nothing to do.
    std::vector<RowEdit> trimTop(int firstVisible);
    std::vector<RowEdit> trimBottom(int lastVisible);

    /// `head` are the current newest pages. False when they do not overlap the rows in memory: a row may be
    /// missing between them, and nothing was planned.
    bool mergeHead(const std::vector<EventPage>& head, std::vector<RowEdit>& edits);

    void apply(const RowEdit& edit);

private:
    struct Page {
        int count = 0;
        QString next, previous;
        bool entered =
            true;  ///< `previous` is a cursor of the engine; false: rows that fell out of the head while it grew
    };

    int m_pageSize, m_maxPages;
    std::deque<EventRow> m_rows;
    std::vector<Page> m_pages;
    bool m_head = false;
};

bool sameRow(const EventRow& a, const EventRow& b);

}  // namespace signalbox::ui
