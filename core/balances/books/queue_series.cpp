// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/queue_series.h"

#include <cmath>
#include <limits>

namespace signalbox::balances {

namespace {

constexpr qint64 mostPoints = 2000;

struct Step {
    const char* name;
    qint64 seconds, keptSeconds;
};
constexpr Step steps[] = {{"10 s", 10, 86'400}, {"1 min", 60, 30 * 86'400}, {"1 h", 3600, 731 * 86'400}};

/// The finest step that is still kept at `from` and does not give too many points.
const Step& stepFor(const QDateTime& from, const QDateTime& to)
{
    const qint64 span = from.secsTo(to), age = from.secsTo(QDateTime::currentDateTimeUtc());
    for (const Step& step : steps)
        if (age <= step.keptSeconds && span / step.seconds <= mostPoints)
            return step;
    return steps[2];
}

void add(QueueSeries& series, qint64 at, double pending, double oldest, double queued, double done, double errors)
{
    series.at.push_back(at);
    series.pending.push_back(pending);
    series.oldestSeconds.push_back(oldest);
    series.queuedPerSecond.push_back(queued);
    series.donePerSecond.push_back(done);
    series.errorsPerHour.push_back(errors);
}

}  // namespace

Expected<std::vector<QueueSeries>> readSeries(store::Transaction& transaction, const QDateTime& from,
                                              const QDateTime& until)
{
    const QDateTime to = until.isValid() ? until : QDateTime::currentDateTimeUtc();
    if (!from.isValid() || from > to)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "A range of time needs two times, the earlier one first.")));
    const Step& step = stepFor(from, to);
    // Several samples of the coarsest step become one point if the range has too many.
    const qint64 width = step.seconds * (from.secsTo(to) / step.seconds / mostPoints + 1);
    constexpr double gap = std::numeric_limits<double>::quiet_NaN();
    std::vector<QueueSeries> all;
    for (const auto& row : transaction.exec(
             "SELECT s.chain_id, (extract(epoch FROM s.at) * 1000)::bigint, max(s.pending_count), "
             "coalesce(max(s.oldest_pending_age_ms), 0) / 1000.0, avg(s.enqueued_per_second), "
             "avg(s.completed_per_second), max(s.error_count_last_hour) FROM (SELECT m.*, date_bin($2::bigint * "
             "interval '1 second', m.recorded_at, 'epoch'::timestamptz) AS at FROM balances.queue_health_metrics m "
             "WHERE m.step = $1::interval AND m.recorded_at BETWEEN $3::timestamptz AND $4::timestamptz) s GROUP BY "
             "s.chain_id, s.at ORDER BY s.chain_id, s.at",
             {step.name, width, from, to})) {
        const QString caip2 = caip2Of(store::integer(row[0]));
        const qint64 at = store::integer(row[1]);
        if (all.empty() || all.back().caip2 != caip2)
            all.push_back({caip2, {}, {}, {}, {}, {}, {}});
        QueueSeries& series = all.back();
        if (!series.at.empty() && at - series.at.back() > 2500 * width)
            add(series, series.at.back() + 1000 * width, gap, gap, gap, gap, gap);
        add(series, at, store::real(row[2]), store::real(row[3]), store::real(row[4]), store::real(row[5]),
            store::real(row[6]));
    }
    return all;
}

}  // namespace signalbox::balances
