// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/lp_days.h"

#include <QDateTime>
#include <QElapsedTimer>

#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::layers {

using store::integer;
using store::text;
using store::Transaction;

namespace {

constexpr qint64 transactionMs = 60, daysAhead = 366;

QDate date(const pqxx::field& field)
{
    return QDate::fromString(text(field), Qt::ISODate);
}

}  // namespace

QString lpSetBack(const ChainPlace& chain, Height height)
{
    return u"UPDATE canopyx.lp_progress SET height = %2, day = NULL WHERE chain_id = %1 AND height > %2;"_s
        .arg(chain.id)
        .arg(height - 1);
}

struct LpDays::State {
    Height first = 0, last = -1;   ///< indexed without a gap
    Height done = -1;              ///< days are computed up to this height
    QDate day;                     ///< the last computed day
    Height keptFrom = 0;           ///< superseded versions below this height were dropped
    Height before = -1, end = -1;  ///< of the day being computed: its blocks are above `before`, up to `end`
};

LpDays::LpDays(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch)
    : m_session(session), m_chain(std::move(chain)), m_epoch(epoch)
{
    const auto table = [&](const char* name) {
        return ident(m_chain.schema, catalog.find(QLatin1String(name))->table());
    };
    m_holders = table("pool_points_by_holder");
    m_pools = table("pools");
    m_blocks = table("blocks");
    m_snapshots = ident(globalSchema, catalog.find(u"lp_position_snapshots"_s)->globalTable());
}

Expected<bool> LpDays::run(const std::function<bool()>& goesOn)
{
    for (;;) {
        if (goesOn && !goesOn())
            return false;
        const auto left = step();
        if (!left)
            return fail(left.error());
        if (!*left)
            return true;
    }
}

/// Computes some days in one transaction; returns whether more are due.
Expected<bool> LpDays::step()
{
    // Checked without the fence first: usually no day is due, and the chain is not held up.
    const auto look = [this](Transaction& transaction) {
        State state;
        const auto row = transaction.exec(
            "SELECT c.lo, c.hi, p.first_height, p.height, p.day, k.history_from FROM signalbox.streams s "
            "JOIN canopyx.chains k ON k.caip2 = s.caip2 CROSS JOIN LATERAL (SELECT lo, hi FROM signalbox.coverage c "
            "WHERE c.caip2 = s.caip2 AND c.stream = s.stream ORDER BY lo LIMIT 1) c LEFT JOIN canopyx.lp_progress p "
            "ON p.chain_id = k.chain_id WHERE s.caip2 = $1 AND s.stream = 'blocks' AND s.removed_at IS NULL AND "
            "c.lo <= greatest(s.from_block, 1)",
            {m_chain.caip2});
        if (row.empty())
            return state;
        state.first = integer(row[0][0]);
        state.last = integer(row[0][1]);
        state.done = state.first - 1;
        if (integer(row[0][2], -1) == state.first) {
            state.done = qMin(integer(row[0][3]), state.last);
            state.day = date(row[0][4]);
        }
        state.keptFrom = integer(row[0][5]);
        return state;
    };
    const auto due = m_session.read([&](Transaction& transaction) { return look(transaction); });
    if (!due)
        return fail(due.error());
    const auto isDue = [](const State& state) {
        return state.last >= state.first && (state.done < state.last || !state.day.isValid());
    };
    if (!isDue(*due))
        return false;
    return m_session.write([&](Transaction& transaction) -> Expected<bool> {
        if (const auto ours = store::Leases::fence(transaction, m_chain.caip2, m_epoch); !ours)
            return fail(ours.error());
        transaction.exec("SET LOCAL jit = off");
        State state = look(transaction);
        const auto dayOf = [&](Height height) {
            const auto row =
                transaction.exec(u"SELECT (time AT TIME ZONE 'UTC')::date FROM %1 WHERE height = %2"_s.arg(m_blocks)
                                     .arg(height)
                                     .toStdString());
            return row.empty() ? QDate() : date(row[0][0]);
        };
        QElapsedTimer clock;
        clock.start();
        bool stuck = false;
        while (isDue(state)) {
            // The day of the next block continues, or a new one begins; after a set back, the day of the last block.
            QDate day = state.day;
            if (!day.isValid())
                day = dayOf(qMax(state.done, state.first));
            else if (dayOf(state.done + 1) > day)
                day = day.addDays(1);
            // The block is missing, or its time is so far off that the days until then would be endless.
            stuck = !day.isValid() || day > QDateTime::currentDateTimeUtc().date().addDays(daysAhead);
            if (stuck)
                break;
            // Block by block in order: a block beyond the day can never change it, not even with a wrong time.
            const auto first = [&](const QString& which, Height otherwise, const QDate& limit) {
                const auto row =
                    transaction.exec(u"SELECT height FROM %1 WHERE %2 LIMIT 1"_s.arg(m_blocks, which).toStdString(),
                                     {limit.toString(Qt::ISODate)});
                return row.empty() ? otherwise : integer(row[0][0]);
            };
            const QString midnight = u"$1::date::timestamp AT TIME ZONE 'UTC'"_s;
            state.before = first(u"height BETWEEN %1 AND %2 AND time < %3 ORDER BY height DESC"_s.arg(state.first)
                                     .arg(state.done)
                                     .arg(midnight),
                                 state.first - 1, day);
            state.end = first(u"height > %1 AND height <= %2 AND time >= %3 ORDER BY height"_s.arg(state.done)
                                  .arg(state.last)
                                  .arg(midnight),
                              state.last + 1, day.addDays(1)) -
                        1;
            if (state.end >= state.keptFrom)
                take(transaction, day, state);
            state.done = state.end;
            state.day = day;
            if (clock.elapsed() > transactionMs)
                break;
        }
        if (state.done >= state.last && state.day.isValid())
            transaction.exec(
                "DELETE FROM " + m_snapshots.toStdString() + " WHERE source_chain_id = $1 AND snapshot_date > $2::date",
                {m_chain.id, state.day.toString(Qt::ISODate)});
        transaction.exec(
            "INSERT INTO canopyx.lp_progress AS p (chain_id, first_height, height, day) VALUES ($1, $2, $3, $4::date) "
            "ON CONFLICT (chain_id) DO UPDATE SET first_height = excluded.first_height, height = excluded.height, "
            "day = excluded.day",
            {m_chain.id, state.first, state.done,
             state.day.isValid() ? store::Value(state.day.toString(Qt::ISODate)) : store::Value(std::nullopt)});
        return isDue(state) && !stuck;
    });
}

void LpDays::take(Transaction& transaction, const QDate& day, const State& state)
{
    // Positions that were open the day before, and those with an event. `days` reads the rows of the day only; a
    // position's last row and its pool are found by key.
    const QString closed = u"(t.\"deleted\" OR t.\"points\" = 0)"_s;
    const QString rows =
        u"WITH days AS (SELECT t.\"pool_id\", t.\"address\", max(t.\"height\") FILTER (WHERE %1) AS closed_at, "
        "bool_or(NOT %1) AS was_open FROM %2 t WHERE t.\"height\" > %3 AND t.\"height\" <= %4 GROUP BY 1, 2), "
        "before AS (SELECT s.pool_id, s.address, s.position_created_date FROM %5 s WHERE s.source_chain_id = %6 "
        "AND s.snapshot_date = $1::date - 1 AND s.is_position_active), "
        "keys AS (SELECT coalesce(d.pool_id, b.pool_id) AS pool_id, coalesce(d.address, b.address) AS address, "
        "d.closed_at, coalesce(d.was_open, false) AS was_open, b.position_created_date AS since FROM days d FULL "
        "JOIN before b ON b.pool_id = d.pool_id AND b.address = d.address), "
        "now AS (SELECT k.*, v.points, coalesce(p.amount, v.pool_amount) AS amount, coalesce(p.total, "
        "v.liquidity_pool_points) AS total FROM keys k "
        "CROSS JOIN LATERAL (SELECT CASE WHEN %1 THEN 0 ELSE t.\"points\" END AS points, "
        "t.\"pool_amount\", t.\"liquidity_pool_points\" FROM %2 t WHERE t.\"pool_id\" = k.pool_id AND "
        "t.\"address\" = k.address AND t.\"height\" <= %4 ORDER BY t.\"height\" DESC LIMIT 1) v "
        "LEFT JOIN LATERAL (SELECT CASE WHEN t.\"deleted\" THEN 0 ELSE t.\"amount\" END AS amount, "
        "t.\"total_points\" AS total FROM %7 t WHERE t.\"pool_id\" = k.pool_id AND t.\"height\" <= %4 ORDER BY "
        "t.\"height\" DESC LIMIT 1) p ON true)"_s.arg(closed, m_holders)
            .arg(state.before)
            .arg(state.end)
            .arg(m_snapshots)
            .arg(m_chain.id)
            .arg(m_pools);
    const QString wanted =
        u"wanted AS (SELECT n.pool_id, n.address, CASE WHEN n.points > 0 AND n.total > 0 THEN div(n.points * "
        "n.amount, n.total) ELSE 0 END AS balance, CASE WHEN n.points > 0 AND n.total > 0 THEN div(n.points * "
        "100000000, n.total)::bigint ELSE 0 END AS share, n.points > 0 AS active, CASE WHEN n.since IS NOT NULL "
        "AND (n.closed_at IS NULL OR n.points = 0) THEN n.since ELSE coalesce((SELECT (min(t.\"height_time\") AT "
        "TIME ZONE 'UTC')::date FROM %1 t WHERE t.\"pool_id\" = n.pool_id AND t.\"address\" = n.address AND "
        "t.\"height\" > (CASE WHEN n.points > 0 THEN greatest(n.closed_at, %2) ELSE %2 END) AND t.\"height\" <= "
        "%3 AND NOT %4), $1::date) END AS created FROM now n WHERE n.points > 0 OR n.since IS NOT NULL OR "
        "n.was_open)"_s.arg(m_holders)
            .arg(state.before)
            .arg(state.end)
            .arg(closed);
    transaction.exec(
        u"%1, %2, gone AS (DELETE FROM %3 s WHERE s.source_chain_id = %4 AND s.snapshot_date = $1::date AND NOT "
        "EXISTS (SELECT FROM wanted w WHERE w.pool_id = s.pool_id AND w.address = s.address)) "
        "INSERT INTO %3 AS s (source_chain_id, address, pool_id, snapshot_date, snapshot_height, snapshot_balance, "
        "pool_share_percentage, position_created_date, position_closed_date, is_position_active, computed_at, "
        "updated_at) SELECT %4, w.address, w.pool_id, $1::date, %5, w.balance, w.share, w.created, CASE WHEN "
        "w.active THEN '1970-01-01' ELSE $1::date END, w.active, now(), now() FROM wanted w ORDER BY w.pool_id, "
        "w.address ON CONFLICT (source_chain_id, pool_id, address, snapshot_date) DO UPDATE SET snapshot_height = "
        "excluded.snapshot_height, snapshot_balance = excluded.snapshot_balance, pool_share_percentage = "
        "excluded.pool_share_percentage, position_created_date = excluded.position_created_date, "
        "position_closed_date = excluded.position_closed_date, is_position_active = excluded.is_position_active, "
        "computed_at = excluded.computed_at, updated_at = excluded.updated_at WHERE (s.snapshot_height, "
        "s.snapshot_balance, s.pool_share_percentage, s.position_created_date, s.position_closed_date, "
        "s.is_position_active) IS DISTINCT FROM (excluded.snapshot_height, excluded.snapshot_balance, "
        "excluded.pool_share_percentage, excluded.position_created_date, excluded.position_closed_date, "
        "excluded.is_position_active)"_s.arg(rows, wanted, m_snapshots)
            .arg(m_chain.id)
            .arg(state.end)
            .toStdString(),
        {day.toString(Qt::ISODate)});
}

}  // namespace signalbox::layers
