// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/packet_series.h"

#include <algorithm>
#include <iterator>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr qint64 mostPoints = 300, mostSteps = 100'000, hour = 3600, day = 86'400;
constexpr qint64 steps[] = {60, 300, 900, hour, 21'600};

qint64 stepFor(qint64 seconds)
{
    const auto* found =
        std::find_if(std::begin(steps), std::end(steps), [&](qint64 step) { return seconds / step < mostPoints; });
    return found == std::end(steps) ? day * (seconds / day / mostPoints + 1) : *found;
}

}  // namespace

Expected<PacketSeries> readSeries(store::Transaction& transaction, const QDateTime& from, const QDateTime& until)
{
    const QDateTime to = until.isValid() ? until : QDateTime::currentDateTimeUtc();
    if (!from.isValid() || from > to || from.secsTo(to) / day > mostSteps)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "A range of time needs two times, the earlier one first.")));
    const qint64 step = stepFor(from.secsTo(to)), first = from.toSecsSinceEpoch() / step,
                 count = to.toSecsSinceEpoch() / step - first + 1;
    PacketSeries series;
    for (qint64 i = 0; i < count; ++i)
        series.at.push_back((first + i) * step * 1000);
    // Whole hours are counted already.
    const char* const source =
        step < hour ? "SELECT p.src_chain_id, p.created_at AS at, 1 AS packets FROM ibc.packet_flow p WHERE "
                      "p.created_at BETWEEN $2::timestamptz AND $3::timestamptz"
                    : "SELECT s.src_chain_id, s.hour AS at, s.packet_count AS packets FROM ibc.hourly_packet_stats s "
                      "WHERE s.hour BETWEEN date_trunc('hour', $2::timestamptz) AND $3::timestamptz";
    for (const auto& row : transaction.exec(
             std::string("SELECT k.src_chain_id, coalesce(h.name, k.src_chain_id), k.bin, k.packets FROM (SELECT "
                         "t.src_chain_id, floor(extract(epoch FROM t.at) / $1::bigint)::bigint AS bin, sum(t.packets) "
                         "AS packets FROM (") +
                 source +
                 ") t GROUP BY 1, 2) k LEFT JOIN ibc.chain_heads h ON h.chain_id = k.src_chain_id ORDER BY 2, 1, 3",
             {step, from, to})) {
        const QString name = shownText(row[1]);
        if (series.perMinute.empty() || series.perMinute.back().first != name)
            series.perMinute.emplace_back(name, std::vector<double>(std::size_t(count), 0));
        const qint64 place = std::clamp<qint64>(store::integer(row[2]) - first, 0, count - 1);
        series.perMinute.back().second[std::size_t(place)] += double(store::integer(row[3])) / (double(step) / 60);
    }
    return series;
}

}  // namespace signalbox::ibc
