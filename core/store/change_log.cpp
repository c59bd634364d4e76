// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/change_log.h"
#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

/// Heights in an int8 range are never below 0; without an upper bound the end is the maximum.
Interval intervalOf(const pqxx::row& row, int column)
{
    return {integer(row[column]), maybeInteger(row[column + 1]).value_or(std::numeric_limits<Height>::max()) - 1};
}

}  // namespace

qint64 ChangeLog::start(Transaction& transaction) const
{
    return integer(transaction.exec(
        "INSERT INTO signalbox.consumers AS k (name, caip2, seq) SELECT $1, caip2, changes FROM signalbox.leases WHERE "
        "caip2 = $2 ON CONFLICT (name, caip2) DO UPDATE SET seq = excluded.seq, stale = false, updated_at = now() "
        "RETURNING seq",
        {m_consumer, m_caip2})[0][0]);
}

Expected<std::vector<Change>> ChangeLog::after(Transaction& transaction, int most) const
{
    const auto place = transaction.exec("SELECT seq, stale FROM signalbox.consumers WHERE name = $1 AND caip2 = $2",
                                        {m_consumer, m_caip2});
    if (place.empty())
        return fail(ErrorKind::NotFound, "CONSUMER_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 does not follow %2 yet.")).arg(m_consumer, m_caip2));
    const qint64 seq = integer(place[0][0]);
    std::vector<Change> all;
    for (const auto& row : transaction.exec(
             "SELECT c.seq, c.kind, array_to_string(c.data_sets, ','), lower(r), upper(r) FROM (SELECT * FROM "
             "signalbox.changes WHERE caip2 = $1 AND seq > $2 ORDER BY seq LIMIT $3) c LEFT JOIN LATERAL "
             "unnest(c.ranges) AS u (r) ON true ORDER BY c.seq, r",
             {m_caip2, seq, most})) {
        if (all.empty() || all.back().seq != integer(row[0]))
            all.push_back({integer(row[0]), text(row[1]), text(row[2]).split(u',', Qt::SkipEmptyParts), {}});
        if (!row[3].is_null())
            all.back().ranges.push_back(intervalOf(row, 3));
    }
    if (boolean(place[0][1]) || (!all.empty() && all.front().seq != seq + 1))
        return fail(
            ErrorKind::Conflict, "CONSUMER_STALE",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "%1 is too far behind the changes of %2 and must start again with a new copy."))
                .arg(m_consumer, m_caip2));
    return all;
}

void ChangeLog::keep(Transaction& transaction, qint64 seq) const
{
    transaction.exec("UPDATE signalbox.consumers SET seq = $3, updated_at = now() WHERE name = $1 AND caip2 = $2",
                     {m_consumer, m_caip2, seq});
}

void ChangeLog::add(Transaction& transaction, const QString& caip2, const char* kind, const QStringList& dataSets,
                    Interval blocks)
{
    transaction.exec("SELECT signalbox.changed($1, $2, string_to_array($3, ','), int8multirange(int8range($4, $5)))",
                     {caip2, QString::fromLatin1(kind), dataSets.join(u','), blocks.lo, blocks.hi + 1});
}

qint64 ChangeLog::prune(Transaction& transaction)
{
    return integer(transaction.exec("SELECT signalbox.prune_changes('7 days', 1000000)")[0][0]);
}

}  // namespace signalbox::store
