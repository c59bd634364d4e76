// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_counts.h"

#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
QString countOf(std::optional<qint64> total, bool exact)
{
    if (!total)
        return format::none();
    return exact ? format::number(*total) : u"≈ "_s + format::number(*total);
}
}  // namespace

QString EventCounts::text() const
{
    if (searching && !totals.matching)
        return tr("%1 found so far, searching").arg(format::number(qint64(loaded)));
    const QString total = countOf(totals.matching, totals.matchingExact);
    if (filtered)
        return tr("%1 of %2", "matching rows of all rows").arg(total, countOf(totals.all, totals.allExact));
    const int many = format::plural(totals.matching.value_or(0));
    return (kind == EventKind::Transfers ? tr("%1 transfers", nullptr, many) : tr("%1 events", nullptr, many))
        .arg(total);
}

}  // namespace signalbox::ui
