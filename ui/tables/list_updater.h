// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <algorithm>
#include <vector>

namespace signalbox::ui {

/// Turns one list into another by removals, moves to the end, insertions and changes, so that a view keeps selection
/// and scroll position. `Sink` receives ranges: removeRows(first, last), insertRows(first, last), changeRows(first,
/// last) - each call brackets the change of `rows` by the callables given. Keys must be unique; order of kept rows must
/// not change for the cheap path, else the full list is reordered (reorder()).
template <class Row, class Key, class Sink>
void updateList(std::vector<Row>& rows, std::vector<Row> wanted, Key key, Sink& sink)
{
    QHash<QString, int> at;
    at.reserve(int(wanted.size()));
    for (size_t i = 0; i < wanted.size(); ++i)
        at.insert(key(wanted[i]), int(i));

    // removed: from the back, neighbors as one range
    for (int last = int(rows.size()) - 1; last >= 0;) {
        if (at.contains(key(rows[size_t(last)]))) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !at.contains(key(rows[size_t(first - 1)])))
            --first;
        sink.removeRows(first, last, [&] { rows.erase(rows.begin() + first, rows.begin() + last + 1); });
        last = first - 1;
    }

    const bool ordered = std::is_sorted(
        rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return at.value(key(a)) < at.value(key(b)); });
    if (!ordered)
        sink.reorder([&] {
            std::sort(rows.begin(), rows.end(),
                      [&](const Row& a, const Row& b) { return at.value(key(a)) < at.value(key(b)); });
        });

    // added, and the changed ones between
    int changedFrom = -1;
    const auto flush = [&](int end) {
        if (changedFrom >= 0)
            sink.changeRows(changedFrom, end);
        changedFrom = -1;
    };
    for (int i = 0; i < int(wanted.size()); ++i) {
        if (i < int(rows.size()) && key(rows[size_t(i)]) == key(wanted[size_t(i)])) {
            if (!sink.same(rows[size_t(i)], wanted[size_t(i)])) {
                if (changedFrom < 0)
                    changedFrom = i;
            } else {
                flush(i - 1);
            }
            rows[size_t(i)] = std::move(wanted[size_t(i)]);
            continue;
        }
        flush(i - 1);
        const QString next = i < int(rows.size()) ? key(rows[size_t(i)]) : QString();
        int last = i;
        while (last + 1 < int(wanted.size()) && (i >= int(rows.size()) || key(wanted[size_t(last + 1)]) != next))
            ++last;
        sink.insertRows(i, last, [&] {
            rows.insert(rows.begin() + i, std::make_move_iterator(wanted.begin() + i),
                        std::make_move_iterator(wanted.begin() + last + 1));
        });
        i = last;
    }
    flush(int(wanted.size()) - 1);
}

}  // namespace signalbox::ui
