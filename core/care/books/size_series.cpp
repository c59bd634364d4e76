// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/books/size_series.h"

#include <limits>

#include "signalbox/literals.h"

namespace signalbox::care {

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 mostPoints = 400;
}  // namespace

qint64 Growth::bytesAt(qint64 bytesNow, const QDateTime& at) const
{
    const double hours = double(QDateTime::currentDateTimeUtc().secsTo(at)) / 3600;
    return bytesNow + qint64(double(bytesPerHour.value_or(0)) * std::max(0.0, hours));
}

Growth readGrowth(store::Transaction& transaction)
{
    Growth growth;
    const auto slope = store::maybeReal(transaction.exec(
        "SELECT CASE WHEN max(at) - min(at) >= interval '10 min' THEN regr_slope(bytes, extract(epoch FROM at)) * 3600 "
        "END FROM signalbox.database_samples WHERE at > now() - interval '1 hour'")[0][0]);
    if (slope)
        growth.bytesPerHour = qint64(*slope);
    const auto rows = transaction.exec(
        "SELECT c.name, s.at + (s.snapshot ->> 'remainingSeconds')::float8 * interval '1 s' FROM "
        "signalbox.chain_status s "
        "JOIN signalbox.chains c ON c.caip2 = s.caip2 WHERE c.state = 'active' AND s.at > now() - interval '2 min' AND "
        "jsonb_typeof(s.snapshot -> 'remainingSeconds') = 'number' AND (s.snapshot ->> 'remainingSeconds')::float8 < "
        "1e8 ORDER BY 2 DESC LIMIT 1");
    if (!rows.empty()) {
        growth.chain = store::text(rows[0][0]);
        growth.doneAt = store::time(rows[0][1]);
    }
    return growth;
}

DatabaseSeries readSizes(store::Transaction& transaction, const QDateTime& from, const QDateTime& to)
{
    DatabaseSeries series;
    const qint64 step = std::max<qint64>(60, from.secsTo(to) / mostPoints);
    for (const auto& row : transaction.exec(
             "SELECT (extract(epoch FROM max(at)) * 1000)::bigint, (array_agg(bytes ORDER BY at DESC))[1] FROM "
             "signalbox.database_samples WHERE at >= $1 AND at <= $2 GROUP BY date_bin($3 * interval '1 s', at, "
             "'epoch'::timestamptz) ORDER BY 1",
             {from, to, step})) {
        series.at.push_back(store::integer(row[0]));
        series.bytes.push_back(store::real(row[1]));
        series.forecast.push_back(none);
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Growth growth = readGrowth(transaction);
    if (series.at.empty() || to < now.addSecs(-120) || !growth.bytesPerHour || !growth.doneAt.isValid() ||
        growth.doneAt <= now)
        return series;
    const auto put = [&](const QDateTime& at, double bytes) {
        series.at.push_back(at.toMSecsSinceEpoch());
        series.bytes.push_back(none);
        series.forecast.push_back(bytes);
    };
    series.forecast.back() = series.bytes.back();
    const double reached = double(growth.bytesAt(qint64(series.bytes.back()), growth.doneAt));
    put(growth.doneAt, reached);
    put(growth.doneAt.addMSecs(from.msecsTo(to) / 4), reached);
    return series;
}

}  // namespace signalbox::care
