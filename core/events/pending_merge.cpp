// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/pending_merge.h"

#include <algorithm>

#include "events/event_filter.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

/// The position of a row in the order of its list, as the reader's cursors write it.
store::Place placeOf(const EventRow& row, bool oneChain)
{
    const auto number = [&](const char* cell) { return row.cells.value(QLatin1String(cell)).toVariant().toLongLong(); };
    if (oneChain)
        return {number("block"), number("log")};
    const QDateTime time = QDateTime::fromString(row.cells.value("time"_L1).toString(), Qt::ISODate);
    const QString chain = row.cells.value("chain"_L1).toString();
    return {time.toSecsSinceEpoch(), chain.section(QLatin1Char(':'), 1).toLongLong(), number("block"), number("log")};
}

}  // namespace

void mergePending(const EventQuery& query, std::vector<EventRow> pending, EventPage& page)
{
    const bool oneChain = !query.caip2.isEmpty();
    const auto cursor = store::Cursor::parse(query.cursor, oneChain ? 2 : 4);
    if (!cursor || (*cursor && (*cursor)->backwards))
        return;  // going back ends at the first page, which is merged again there
    const store::Place last = page.next.isEmpty() ? store::Place() : [&] {
        const auto next = store::Cursor::parse(page.next, oneChain ? 2 : 4);
        return next && *next ? (*next)->place : store::Place();
    }();
    const auto isStored = [&](const EventRow& row) {
        return std::any_of(page.rows.begin(), page.rows.end(),
                           [&](const EventRow& stored) { return stored.key == row.key; });
    };
    std::erase_if(pending, [&](const EventRow& row) {
        const store::Place place = placeOf(row, oneChain);
        return (*cursor && place >= (*cursor)->place) || (!last.empty() && place < last) || isStored(row);
    });
    if (pending.empty())
        return;
    page.rows.insert(page.rows.begin(), pending.begin(), pending.end());
    std::stable_sort(page.rows.begin(), page.rows.end(), [oneChain](const EventRow& a, const EventRow& b) {
        return placeOf(a, oneChain) > placeOf(b, oneChain);
    });
}

}  // namespace signalbox::engine
