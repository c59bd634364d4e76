// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/samples.h"
#include "signalbox/literals.h"

#include <QJsonArray>
#include <cmath>
#include <limits>

namespace signalbox::store {

namespace {

constexpr const char* values =
    "head, indexed, stored, finalized, lag_seconds, rows, blocks, queue_depth, queue_oldest_seconds, in_flight, "
    "requests, errors, bytes_in, cost, stall_cause, live_lag_seconds";

/// Combines several rows into one: heights from the last row, levels as mean or peak, counts as sums.
constexpr const char* folded =
    "(array_agg(head ORDER BY at DESC) FILTER (WHERE head IS NOT NULL))[1], (array_agg(indexed ORDER BY at DESC) "
    "FILTER (WHERE indexed IS NOT NULL))[1], "
    "(array_agg(stored ORDER BY at DESC) FILTER (WHERE stored IS NOT NULL))[1], (array_agg(finalized ORDER BY at DESC) "
    "FILTER (WHERE finalized IS NOT NULL))[1], "
    "avg(lag_seconds), sum(rows), sum(blocks), max(queue_depth), max(queue_oldest_seconds), round(avg(in_flight)), "
    "sum(requests), sum(errors), sum(bytes_in), sum(cost), "
    "mode() WITHIN GROUP (ORDER BY stall_cause), avg(live_lag_seconds)";

const std::string bucket(const char* step)
{
    // `at` is the end of a span: 10:00:10 … 10:01:00 belong to 10:01:00.
    return std::string("date_bin('") + step + "', at - interval '1 ms', 'epoch'::timestamptz) + interval '" + step +
           "'";
}

const char* expression(Metric metric)
{
    switch (metric) {
        case Metric::Head:
            return "head";
        case Metric::Indexed:
            return "indexed";
        case Metric::Stored:
            return "stored";
        case Metric::LagSeconds:
            return "lag_seconds";
        case Metric::LagBlocks:
            return "greatest(head - indexed, 0)";
        case Metric::RowsPerSecond:
            return "rows / seconds";
        case Metric::BlocksPerSecond:
            return "blocks / seconds";
        case Metric::QueueDepth:
            return "queue_depth";
        case Metric::QueueOldest:
            return "queue_oldest_seconds";
        case Metric::InFlight:
            return "in_flight";
        case Metric::RequestsPerSecond:
            return "requests / seconds";
        case Metric::ErrorsPerSecond:
            return "errors / seconds";
        case Metric::LiveLagSeconds:
            return "live_lag_seconds";
    }
    return "lag_seconds";
}

struct Step {
    const char* name;
    qint64 seconds;
    qint64 keptSeconds;
};
constexpr Step steps[] = {{"10 s", 10, 86'400}, {"1 min", 60, 30 * 86'400}, {"1 h", 3600, 731 * 86'400}};

/// The finest step that is still kept at `from` and does not give too many points.
const Step& stepFor(const SeriesQuery& query)
{
    const qint64 span = qMax<qint64>(1, query.from.secsTo(query.to));
    const qint64 age = query.from.secsTo(QDateTime::currentDateTimeUtc());
    for (const Step& step : steps)
        if (age <= step.keptSeconds + step.seconds && span / step.seconds <= qMax(10, query.maxPoints))
            return step;
    return steps[2];
}

Series thinned(const Series& full, int maxPoints, qint64 stepMs)
{
    const int stride = static_cast<int>((qint64(full.at.size()) + maxPoints - 1) / qMax(1, maxPoints));
    if (stride <= 1)
        return full;
    Series less;
    less.caip2 = full.caip2;
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < full.at.size(); ++i) {
        const bool gap = std::isnan(full.value[i]);
        if (!gap) {
            sum += full.value[i];
            ++count;
        }
        const bool last =
            i + 1 == full.at.size() || std::isnan(full.value[i + 1]) || full.at[i + 1] - full.at[i] > 2 * stepMs;
        if (count > 0 && (count >= stride || gap || last)) {
            less.at.push_back(gap ? full.at[i - 1] : full.at[i]);
            less.value.push_back(sum / count);
            sum = count = 0;
        }
        if (gap) {
            less.at.push_back(full.at[i]);
            less.value.push_back(full.value[i]);
        }
    }
    return less;
}

}  // namespace

Expected<Done> Samples::insert(const std::vector<SampleRow>& rows)
{
    if (rows.empty())
        return Done{};
    QJsonArray all;
    const auto height = [](const std::optional<Height>& value) {
        return value ? QJsonValue(QString::number(*value)) : QJsonValue();
    };
    const auto seconds = [](const std::optional<double>& value) {
        return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue();
    };
    for (const SampleRow& row : rows)
        all.append(QJsonObject{{u"caip2"_s, row.caip2},
                               {u"at"_s, row.at.toUTC().toString(Qt::ISODateWithMs)},
                               {u"head"_s, height(row.head)},
                               {u"indexed"_s, height(row.indexed)},
                               {u"stored"_s, height(row.stored)},
                               {u"finalized"_s, height(row.finalized)},
                               {u"lag_seconds"_s, seconds(row.lagSeconds)},
                               {u"live_lag_seconds"_s, seconds(row.liveLagSeconds)},
                               {u"rows"_s, row.rows},
                               {u"blocks"_s, row.blocks},
                               {u"queue_depth"_s, row.queueDepth},
                               {u"queue_oldest_seconds"_s, row.queueOldestSeconds},
                               {u"in_flight"_s, row.inFlight},
                               {u"requests"_s, row.requests},
                               {u"errors"_s, row.errors},
                               {u"bytes_in"_s, row.bytesIn},
                               {u"cost"_s, row.cost},
                               {u"stall_cause"_s, row.stallCause.isEmpty() ? u"none"_s : row.stallCause}});
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(std::string("INSERT INTO signalbox.samples (caip2, step, at, ") + values +
                             ") SELECT caip2, '10 s', at, " + values +
                             " FROM jsonb_to_recordset($1) AS r (caip2 text, at timestamptz, head bigint, indexed "
                             "bigint, stored bigint, finalized bigint, lag_seconds float8, "
                             "rows bigint, blocks bigint, queue_depth bigint, queue_oldest_seconds float8, in_flight "
                             "bigint, requests bigint, errors bigint, bytes_in bigint, "
                             "cost float8, stall_cause text, live_lag_seconds float8) ON CONFLICT DO NOTHING",
                         {all});
        return Done{};
    });
}

Expected<qint64> Samples::rollUp()
{
    // The first call reads all kept rows: samples may have waited in memory, or no engine ran for a while.
    const char* minutes = m_rolled ? "20 min" : "25 h";
    const char* hours = m_rolled ? "3 h" : "30 days";
    auto done = m_session.write([&](Transaction& transaction) {
        qint64 rows = 0;
        const auto roll = [&](const char* from, const char* to, const char* window) {
            rows += static_cast<qint64>(
                transaction
                    .exec(std::string("INSERT INTO signalbox.samples AS s (caip2, step, at, ") + values +
                          ") SELECT caip2, '" + to + "', b, " + folded + " FROM (SELECT *, " + bucket(to) +
                          " AS b FROM signalbox.samples WHERE step = '" + from + "' AND at > date_bin('" + to +
                          "', now() - interval '" + window +
                          "', 'epoch'::timestamptz)) t WHERE b <= now() - interval '15 s' GROUP BY caip2, b ON "
                          "CONFLICT (caip2, step, at) DO UPDATE SET "
                          "(" +
                          values +
                          ") = ROW (excluded.head, excluded.indexed, excluded.stored, excluded.finalized, "
                          "excluded.lag_seconds, excluded.rows, excluded.blocks, "
                          "excluded.queue_depth, excluded.queue_oldest_seconds, excluded.in_flight, excluded.requests, "
                          "excluded.errors, excluded.bytes_in, excluded.cost, excluded.stall_cause, "
                          "excluded.live_lag_seconds) "
                          "WHERE s.requests <> excluded.requests OR s.rows <> excluded.rows OR s.blocks <> "
                          "excluded.blocks OR s.indexed IS DISTINCT FROM excluded.indexed")
                    .affected_rows());
        };
        roll("10 s", "1 min", minutes);
        roll("1 min", "1 h", hours);
        return rows;
    });
    m_rolled = m_rolled || done.has_value();
    return done;
}

Expected<qint64> Samples::prune()
{
    return m_session.write([](Transaction& transaction) {
        return static_cast<qint64>(
            transaction
                .exec("DELETE FROM signalbox.samples WHERE (step = '10 s' AND at < now() - interval '1 day') OR (step "
                      "= '1 min' AND at < now() - interval '30 days') "
                      "OR (step = '1 h' AND at < now() - interval '2 years')")
                .affected_rows());
    });
}

qint64 Samples::stepSeconds(const SeriesQuery& query)
{
    return stepFor(query).seconds;
}

Expected<std::vector<Series>> Samples::series(const SeriesQuery& query)
{
    const Step& step = stepFor(query);
    return m_session.read([&](Transaction& transaction) {
        const std::string chains = "($3::text[] = '{}' OR caip2 = ANY ($3::text[]))";
        std::string source = "SELECT caip2, at, " + std::to_string(step.seconds) + "::float8 AS seconds, " + values +
                             " FROM signalbox.samples WHERE step = '" + step.name + "' AND at >= $1 AND at <= $2 AND " +
                             chains;
        if (step.seconds > 10)  // spans that are not rolled up yet, from the finest rows
            source +=
                " UNION ALL SELECT caip2, b, count(*) * 10, " + std::string(folded) + " FROM (SELECT t.*, " +
                bucket(step.name) +
                " AS b FROM signalbox.samples t WHERE step = '10 s' "
                "AND at >= $1 AND at <= $2 AND " +
                chains +
                " AND at > coalesce((SELECT max(m.at) FROM signalbox.samples m WHERE m.caip2 = t.caip2 AND m.step = '" +
                step.name + "'), '-infinity')) u GROUP BY caip2, b";
        const auto rows = transaction.exec("SELECT caip2, (extract(epoch FROM at) * 1000)::bigint, (" +
                                               std::string(expression(query.metric)) + ")::float8 FROM (" + source +
                                               ") s ORDER BY caip2, at",
                                           {query.from, query.to, Value::textArray(query.chains)});
        std::vector<Series> full;
        const qint64 stepMs = step.seconds * 1000;
        const double unknown = std::numeric_limits<double>::quiet_NaN();
        for (const auto& row : rows) {
            const QString caip2 = text(row[0]);
            if (full.empty() || full.back().caip2 != caip2)
                full.push_back({caip2, {}, {}});
            Series& line = full.back();
            const qint64 at = integer(row[1]);
            if (!line.at.empty() && at - line.at.back() > stepMs * 3 / 2) {
                line.at.push_back(line.at.back() + stepMs);
                line.value.push_back(unknown);
            }
            line.at.push_back(at);
            line.value.push_back(real(row[2], unknown));
        }
        for (Series& line : full)
            line = thinned(line, query.maxPoints, stepMs);
        return full;
    });
}

Expected<std::vector<SampleRow>> Samples::newest(const QStringList& chains, int perChain)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<SampleRow> all;
        for (const auto& row : transaction.exec(
                 std::string("SELECT c.caip2, s.at, ") + values +
                     " FROM signalbox.chains c, LATERAL (SELECT * FROM signalbox.samples s WHERE s.caip2 = c.caip2 "
                     "AND s.step = '10 s' ORDER BY s.at DESC LIMIT $2) s WHERE $1::text[] = '{}' OR c.caip2 = ANY "
                     "($1::text[]) ORDER BY c.caip2, s.at",
                 {Value::textArray(chains), perChain}))
            all.push_back({text(row[0]), time(row[1]), maybeInteger(row[2]), maybeInteger(row[3]), maybeInteger(row[4]),
                           maybeInteger(row[5]), maybeReal(row[6]), integer(row[7]), integer(row[8]), integer(row[9]),
                           real(row[10]), integer(row[11]), integer(row[12]), integer(row[13]), integer(row[14]),
                           real(row[15]), maybeReal(row[17]), text(row[16])});
        return all;
    });
}

}  // namespace signalbox::store
