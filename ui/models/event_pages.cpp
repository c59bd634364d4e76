// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_pages.h"

#include <QHash>

namespace signalbox::ui {

bool sameRow(const EventRow& a, const EventRow& b)
{
    return a.key == b.key && a.pending == b.pending && a.finalized == b.finalized && a.cells == b.cells;
}

int EventPages::indexOf(const QString& key) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const EventRow& row) { return row.key == key; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

void EventPages::clear()
{
    m_rows.clear();
    m_pages.clear();
    m_head = false;
}

void EventPages::reset(const EventPage& page)
{
    m_rows.assign(page.rows.begin(), page.rows.end());
    m_pages = {{int(page.rows.size()), page.next, {}, true}};
    m_head = true;
}

RowEdit EventPages::append(const EventPage& page)
{
    if (page.rows.empty()) {
        if (!m_pages.empty())
            m_pages.back().next = page.next;
        return {};
    }
    m_pages.push_back({int(page.rows.size()), page.next, page.previous, !page.previous.isEmpty()});
    return {RowEdit::Insert, rowCount(), int(page.rows.size()), page.rows};
}

RowEdit EventPages::prepend(const EventPage& page)
{
    m_head = page.previous.isEmpty();
    if (page.rows.empty()) {
        if (!m_pages.empty())
            m_pages.front().previous = page.previous;
        return {};
    }
    m_pages.insert(m_pages.begin(), {int(page.rows.size()), page.next, page.previous, true});
    return {RowEdit::Insert, 0, int(page.rows.size()), page.rows};
}

std::vector<RowEdit> EventPages::trimTop(int firstVisible)
{
    int pages = 0;
    int rows = 0;
    int best = 0;
    int bestRows = 0;
    // The page that becomes the first must know its way back.
    while (int(m_pages.size()) - pages > m_maxPages &&
           rows + m_pages[size_t(pages)].count + m_pageSize <= firstVisible) {
        rows += m_pages[size_t(pages)].count;
        ++pages;
        if (m_pages[size_t(pages)].entered) {
            best = pages;
            bestRows = rows;
        }
    }
    if (best == 0)
        return {};
    m_pages.erase(m_pages.begin(), m_pages.begin() + best);
    m_head = false;
    return {{RowEdit::Remove, 0, bestRows, {}}};
}

std::vector<RowEdit> EventPages::trimBottom(int lastVisible)
{
    int rows = rowCount();
    while (int(m_pages.size()) > m_maxPages && rows - m_pages.back().count - m_pageSize > lastVisible) {
        rows -= m_pages.back().count;
        m_pages.pop_back();
    }
    if (rows == rowCount())
        return {};
    return {{RowEdit::Remove, rows, rowCount() - rows, {}}};
}

namespace {

void planSegment(const std::deque<EventRow>& known, int consumed, const std::vector<EventRow>& wanted,
                 std::vector<RowEdit>& edits)
{
    QHash<QString, int> place;
    for (int i = 0; i < consumed; ++i)
        place.insert(known[size_t(i)].key, i);
    int at = 0;     // in the list as it is after the edits so far
    int taken = 0;  // rows of `known` that are dealt with
    for (size_t i = 0; i < wanted.size();) {
        const auto it = place.constFind(wanted[i].key);
        // A row that moved down (it was pending and is stored now) was removed where it stood.
        const auto isNew = [&](const QString& key) { return place.value(key, -1) < taken; };
        if (isNew(wanted[i].key)) {
            RowEdit insert{RowEdit::Insert, at, 0, {}};
            while (i < wanted.size() && isNew(wanted[i].key))
                insert.rows.push_back(wanted[i++]);
            insert.count = int(insert.rows.size());
            at += insert.count;
            edits.push_back(std::move(insert));
            continue;
        }
        if (*it > taken)
            edits.push_back({RowEdit::Remove, at, *it - taken, {}});
        taken = *it + 1;
        if (!sameRow(known[size_t(*it)], wanted[i]))
            edits.push_back({RowEdit::Change, at, 1, {wanted[i]}});
        ++at;
        ++i;
    }
    if (taken < consumed)
        edits.push_back({RowEdit::Remove, at, consumed - taken, {}});
}

}  // namespace

bool EventPages::mergeHead(const std::vector<EventPage>& head, std::vector<RowEdit>& edits)
{
    std::vector<EventRow> wanted;
    for (const EventPage& page : head)
        wanted.insert(wanted.end(), page.rows.begin(), page.rows.end());
    const bool whole = head.back().next.isEmpty();

    int consumed = 0;  // rows in memory that the new head covers
    int met = -1;
    for (int i = int(wanted.size()) - 1; i >= 0 && met < 0; --i) {
        const int index = indexOf(wanted[size_t(i)].key);
        if (index >= 0) {
            met = i;
            consumed = index + 1;
        }
    }
    if (whole)
        consumed = rowCount();
    else if (met < 0 && rowCount() > 0)
        return false;
    else if (met + 1 < int(wanted.size()) && consumed < rowCount())
        return false;
    std::vector<RowEdit> plan;
    planSegment(m_rows, consumed, wanted, plan);

    std::vector<Page> pages;
    for (const EventPage& page : head)
        pages.push_back({int(page.rows.size()), page.next, {}, &page == &head.front()});
    for (size_t i = 1; i < head.size(); ++i) {
        pages[i].previous = head[i].previous;
        pages[i].entered = !head[i].previous.isEmpty();
    }
    int skip = consumed;
    for (Page page : m_pages) {
        const int drop = std::min(skip, page.count);
        skip -= drop;
        if (drop == page.count)
            continue;
        if (drop > 0 || page.previous.isEmpty()) {
            page.count -= drop;
            page.previous.clear();
            page.entered = false;
        }
        Page& last = pages.back();
        const bool join =
            pages.size() > head.size() && !last.entered && !page.entered && last.count + page.count <= m_pageSize;
        if (join) {
            last.count += page.count;
            last.next = page.next;
        } else {
            pages.push_back(page);
        }
    }
    m_pages = std::move(pages);
    m_head = true;
    edits = std::move(plan);
    return true;
}

void EventPages::apply(const RowEdit& edit)
{
    const auto first = m_rows.begin() + edit.first;
    switch (edit.kind) {
        case RowEdit::Insert:
            m_rows.insert(first, edit.rows.begin(), edit.rows.end());
            break;
        case RowEdit::Remove:
            m_rows.erase(first, first + edit.count);
            break;
        case RowEdit::Change:
            std::copy(edit.rows.begin(), edit.rows.end(), first);
            break;
    }
}

}  // namespace signalbox::ui
