// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_lags.h"

#include <QJsonArray>
#include <map>

#include "layers/place.h"
#include "signalbox/literals.h"
#include "store/samples.h"

namespace signalbox::layers {

using store::Transaction;

Expected<Done> SyncLags::insert(const std::vector<Row>& rows, const QDateTime& at)
{
    if (rows.empty())
        return Done{};
    QJsonArray all;
    for (const Row& row : rows)
        all.append(QJsonObject{{u"caip2"_s, row.caip2}, {u"entity"_s, row.entity}, {u"seconds"_s, row.seconds}});
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "INSERT INTO canopyx.sync_lags (chain_id, entity, step, at, seconds) SELECT c.chain_id, r.entity, '10 s', "
            "$2, r.seconds FROM jsonb_to_recordset($1) AS r (caip2 text, entity text, seconds float8) JOIN "
            "canopyx.chains c USING (caip2) ON CONFLICT DO NOTHING",
            {all, at});
        return Done{};
    });
}

Expected<Done> SyncLags::rollUp()
{
    return m_session.write([&](Transaction& transaction) {
        const auto roll = [&](const std::string& from, const std::string& to, const std::string& window) {
            transaction.exec(
                "INSERT INTO canopyx.sync_lags AS l (chain_id, entity, step, at, seconds) SELECT chain_id, entity, '" +
                to + "', b, avg(seconds) FROM (SELECT *, date_bin('" + to +
                "', at - interval '1 ms', 'epoch'::timestamptz) + interval '" + to +
                "' AS b FROM canopyx.sync_lags WHERE step = '" + from + "' AND at > date_bin('" + to +
                "', now() - interval '" + window +
                "', 'epoch'::timestamptz)) t WHERE b <= now() - interval '15 s' GROUP BY chain_id, entity, b ON "
                "CONFLICT (chain_id, entity, step, at) DO UPDATE SET seconds = excluded.seconds WHERE l.seconds <> "
                "excluded.seconds");
        };
        roll("10 s", "1 min", "20 min");
        roll("1 min", "1 h", "3 h");
        return Done{};
    });
}

Expected<Done> SyncLags::prune()
{
    return m_session.write([](Transaction& transaction) {
        transaction.exec(
            "DELETE FROM canopyx.sync_lags WHERE (step = '10 s' AND at < now() - interval '1 day') OR (step = '1 min' "
            "AND at < now() - interval '30 days') OR (step = '1 h' AND at < now() - interval '2 years')");
        return Done{};
    });
}

Expected<std::vector<SyncLag>> SyncLags::read(const SyncLagQuery& query)
{
    SeriesQuery own;
    own.metric = Metric::LiveLagSeconds;
    own.from = query.from;
    own.to = query.to;
    own.maxPoints = query.maxPoints;
    QStringList entities;
    for (const auto& [caip2, entity] : query.cells) {
        own.chains << caip2;
        entities << entity;
    }
    own.chains.removeDuplicates();
    entities.removeDuplicates();
    if (own.chains.isEmpty())
        return std::vector<SyncLag>();
    return m_session.read([&](Transaction& transaction) -> Expected<std::vector<SyncLag>> {
        const auto series = store::Samples(m_session).series(own);
        if (!series)
            return fail(series.error());
        const qint64 step = store::Samples::stepSeconds(own);
        std::map<std::pair<QString, QString>, std::map<qint64, double>> beyond;
        for (const auto& row : transaction.exec(
                 "SELECT c.caip2, l.entity, (extract(epoch FROM date_bin($5::interval, l.at - interval '1 ms', "
                 "'epoch'::timestamptz) + $5::interval) * 1000)::bigint AS b, avg(l.seconds) FROM canopyx.sync_lags l "
                 "JOIN canopyx.chains c USING (chain_id) WHERE c.caip2 = ANY ($1::text[]) AND l.entity = ANY "
                 "($2::text[]) AND l.at >= $3 AND l.at <= $4 AND (l.step = $5::interval OR (l.step = '10 s' AND l.at > "
                 "now() - interval '2 min')) GROUP BY 1, 2, 3",
                 {store::Value::textArray(own.chains), store::Value::textArray(entities), query.from, query.to,
                  u"%1 s"_s.arg(step)}))
            beyond[{store::text(row[0]), store::text(row[1])}][store::integer(row[2])] = store::real(row[3]);
        std::vector<SyncLag> all;
        for (const auto& [caip2, entity] : query.cells) {
            SyncLag line{caip2, entity, {}, {}};
            for (const Series& each : *series)
                if (each.caip2 == caip2) {
                    line.at = each.at;
                    line.seconds = each.value;
                }
            const auto& mine = beyond[{caip2, entity}];
            for (std::size_t i = 0; i < line.at.size(); ++i) {
                const qint64 before = i > 0 ? line.at[i - 1] : line.at[i] - step * 1000;
                // The worst of all values that this point represents.
                for (auto it = mine.upper_bound(before); it != mine.end() && it->first <= line.at[i]; ++it)
                    line.seconds[i] = std::isnan(line.seconds[i]) ? it->second : std::max(line.seconds[i], it->second);
            }
            all.push_back(std::move(line));
        }
        return all;
    });
}

}  // namespace signalbox::layers
