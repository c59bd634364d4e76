// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/books/trigger_series.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

constexpr qint64 mostPoints = 300, day = 86'400;
constexpr qint64 steps[] = {60, 300, 900, 3600, 21'600};

qint64 stepFor(qint64 seconds)
{
    const auto* found =
        std::find_if(std::begin(steps), std::end(steps), [&](qint64 step) { return seconds / step < mostPoints; });
    return found == std::end(steps) ? day * (seconds / day / mostPoints + 1) : *found;
}

}  // namespace

Expected<TriggerSeries> readSeries(store::Transaction& transaction, const QDateTime& from, const QDateTime& until,
                                   const QString& trigger)
{
    const QDateTime to = until.isValid() ? until : QDateTime::currentDateTimeUtc();
    if (!from.isValid() || from > to)
        return fail(ErrorKind::Invalid, "BAD_VALUE",
                    Message(QT_TRANSLATE_NOOP("Engine", "A range of time needs two times, the earlier one first.")));
    const qint64 step = stepFor(from.secsTo(to)), first = from.toSecsSinceEpoch() / step,
                 count = to.toSecsSinceEpoch() / step - first + 1;
    TriggerSeries series;
    for (qint64 i = 0; i < count; ++i)
        series.at.push_back((first + i) * step * 1000);
    const auto size = static_cast<size_t>(count);
    series.fired.assign(size, 0);
    series.succeeded.assign(size, 0);
    series.failed.assign(size, 0);
    const auto placeOf = [&](const pqxx::field& bin) {
        return static_cast<size_t>(std::clamp<qint64>(store::integer(bin) - first, 0, count - 1));
    };
    const std::vector<store::Value> range{step, from, to, trigger};
    for (const auto& row : transaction.exec("SELECT floor(extract(epoch FROM p.processed_at) / $1::bigint)::bigint, "
                                            "count(*) FROM erc8004.processed_events "
                                            "p WHERE p.processed_at BETWEEN $2::timestamptz AND $3::timestamptz AND "
                                            "($4 = '' OR p.trigger_id = $4) GROUP BY "
                                            "1",
                                            range))
        series.fired[placeOf(row[0])] += double(store::integer(row[1]));
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (const auto& row : transaction.exec(
             "SELECT floor(extract(epoch FROM r.executed_at) / $1::bigint)::bigint, r.action_type, count(*) FILTER "
             "(WHERE "
             "r.status = 'success'), count(*) FILTER (WHERE r.status <> 'success'), percentile_cont(0.95) WITHIN GROUP "
             "(ORDER BY r.duration_ms) FROM erc8004.action_results r WHERE r.executed_at BETWEEN $2::timestamptz AND "
             "$3::timestamptz AND NOT r.is_test AND ($4 = '' OR r.trigger_id = $4) GROUP BY 1, 2 ORDER BY 2, 1",
             range)) {
        const size_t place = placeOf(row[0]);
        const QString type = store::text(row[1]);
        series.succeeded[place] += double(store::integer(row[2]));
        series.failed[place] += double(store::integer(row[3]));
        if (series.p95.empty() || series.p95.back().first != type)
            series.p95.emplace_back(type, std::vector<double>(size, none));
        series.p95.back().second[place] = store::real(row[4], none);
    }
    return series;
}

}  // namespace signalbox::triggers
