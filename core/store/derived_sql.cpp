// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/derived_sql.h"

#include "signalbox/literals.h"
#include "store/ingest_text.h"

namespace signalbox::store {

namespace {

/// A query of the ranges.
QByteArray rangesOf(const std::vector<Interval>& ranges)
{
    return "SELECT * FROM unnest(" + numbers(ranges, &Interval::lo) + "," + numbers(ranges, &Interval::hi) +
           ") AS g (lo, hi)";
}

QByteArray item(const QByteArray& query)
{
    return "(" + query + ") r";
}

/// The ranges of both queries, without duplicates.
QByteArray united(const QByteArray& a, const QByteArray& b)
{
    return "SELECT lower(x) AS lo, upper(x) - 1 AS hi FROM unnest((SELECT range_agg(int8range(lo, hi, '[]')) FROM (" +
           a + " UNION ALL " + b + ") both_of)) AS u (x)";
}

bool isCountedAtOnce(const Commit& commit)
{
    return commit.live || commit.mode == Commit::Mode::Replace;
}

}  // namespace

DerivedSql::DerivedSql(QByteArray caip2, const std::vector<std::shared_ptr<const DataSet>>& sets)
    : m_caip2(std::move(caip2))
{
    for (const auto& set : sets)
        if (const DerivedSet* derived = set->derived())
            m_sets.push_back(derived);
}

QByteArray DerivedSql::held(const DerivedSet& set, const QByteArray& ranges) const
{
    return "SELECT greatest(c.lo, g.lo) AS lo, least(c.hi, g.hi) AS hi FROM signalbox.coverage c JOIN (" + ranges +
           ") g ON c.lo <= g.hi AND c.hi >= g.lo WHERE c.caip2 = " + m_caip2 +
           " AND c.stream = " + literal(set.stream());
}

QByteArray DerivedSql::wanted(const DerivedSet& set, const QByteArray& ranges) const
{
    return "SELECT greatest(g.lo, s.from_block) AS lo, least(g.hi, s.to_block) AS hi FROM signalbox.streams s, (" +
           ranges + ") g WHERE s.caip2 = " + m_caip2 + " AND s.stream = " + literal(set.stream()) +
           " AND s.removed_at IS NULL AND g.hi >= s.from_block AND g.lo <= coalesce(s.to_block, g.lo)";
}

QByteArray DerivedSql::coverage(const QByteArray& condition) const
{
    return "(SELECT coalesce(range_agg(int8range(lo, hi, '[]')), '{}') FROM signalbox.coverage WHERE caip2 = " +
           m_caip2 + " AND " + condition + ")";
}

QByteArray DerivedSql::named(const std::vector<std::pair<const DerivedSet*, QByteArray>>& conditions) const
{
    QByteArray names;
    for (const auto& [set, condition] : conditions)
        names += (names.isEmpty() ? "" : " UNION ALL ") + QByteArray("SELECT ") + literal(set->name()) + " WHERE " +
                 condition;
    return names.isEmpty() ? QByteArray("ARRAY[]::text[]") : "ARRAY(" + names + ")";
}

QByteArray DerivedSql::changedBy(const Commit& commit) const
{
    std::vector<std::pair<const DerivedSet*, QByteArray>> all;
    for (const DerivedSet* set : m_sets)
        if (const bool follows = set->isFollowing(commit.streams); follows || !set->besideIn(commit.streams).empty())
            all.emplace_back(
                set, "EXISTS (" + held(*set, rangesOf(commit.ranges)) +
                         (follows && commit.live ? ") OR EXISTS (" + wanted(*set, rangesOf(commit.ranges)) : "") + ")");
    return named(all);
}

QByteArray DerivedSql::changedBy(const QString& stream, Interval blocks) const
{
    std::vector<std::pair<const DerivedSet*, QByteArray>> all;
    for (const DerivedSet* set : m_sets)
        if (set->isBase(stream) || !set->besideIn({stream}).empty())
            all.emplace_back(set, "EXISTS (" + held(*set, rangesOf({blocks})) + ")");
    return named(all);
}

void DerivedSql::underive(Script& script, const DerivedSet& set, const QByteArray& blocks) const
{
    set.underive(script, item(blocks));
    script.sql += "SELECT signalbox.uncover(" + m_caip2 + "," + textArray({set.stream()}) + ",r.lo,r.hi) FROM " +
                  item(blocks) + ";";
}

void DerivedSql::before(Script& script, const Commit& commit) const
{
    for (const DerivedSet* set : m_sets) {
        const QByteArray blocks = held(*set, rangesOf(commit.ranges));
        const chain::Streams beside = set->besideIn(commit.streams);
        if (!set->isFollowing(commit.streams)) {
            if (!beside.empty())
                set->underiveBeside(script, item(blocks), beside);
            continue;
        }
        if (isCountedAtOnce(commit))
            set->underive(script, item(blocks));
        else
            underive(script, *set, blocks);
    }
}

/// Blocks that were covered before remain covered, so a reader sees no gap. An append of history leaves its blocks to
/// derive(), unless its rows are beside the base.
void DerivedSql::after(Script& script, const Commit& commit) const
{
    for (const DerivedSet* set : m_sets) {
        const QByteArray ranges = rangesOf(commit.ranges);
        if (!set->isFollowing(commit.streams)) {
            if (const chain::Streams beside = set->besideIn(commit.streams); !beside.empty())
                set->deriveBeside(script, item(held(*set, ranges)), beside);
            continue;
        }
        if (!isCountedAtOnce(commit))
            continue;
        const QByteArray blocks = commit.live ? united(held(*set, ranges), wanted(*set, ranges)) : held(*set, ranges);
        set->derive(script, item(blocks));
        if (commit.live)
            script.sql += "SELECT signalbox.cover(" + m_caip2 + "," + textArray({set->stream()}) +
                          ",array_agg(r.lo),array_agg(r.hi),false) FROM " + item(blocks) + " HAVING count(*) > 0;";
    }
}

void DerivedSql::undo(Script& script, Height ancestor) const
{
    for (const DerivedSet* set : m_sets)
        set->underive(script, item(held(*set, rangesOf({{ancestor + 1, std::numeric_limits<Height>::max() - 1}}))));
}

void DerivedSql::uncover(Script& script, const chain::Streams& streams, const Intervals& blocks) const
{
    for (const DerivedSet* set : m_sets)
        if (set->isFollowing(streams) || chain::contains(streams, set->stream()))
            underive(script, *set, held(*set, rangesOf(blocks)));
}

void DerivedSql::drop(Script& script, const QString& stream, Interval blocks) const
{
    uncover(script, {stream}, {blocks});
    for (const DerivedSet* set : m_sets)
        if (const chain::Streams beside = set->besideIn({stream}); !beside.empty())
            set->underiveBeside(script, item(held(*set, rangesOf({blocks}))), beside);
}

QByteArray DerivedSql::stray(const DerivedSet& set) const
{
    return "SELECT lower(x) AS lo, upper(x) - 1 AS hi FROM unnest(" + coverage("stream = " + literal(set.stream())) +
           " - " +
           coverage("(stream = " + literal(set.follows()) + " OR starts_with(stream, " + literal(set.follows() + u':') +
                    "))") +
           ") AS u (x)";
}

/// A multirange of the blocks up to a height that are open to the set of stream `s` and missing.
QByteArray DerivedSql::open(const DerivedSet& set, const QByteArray& to) const
{
    return coverage("(stream = " + literal(set.follows()) + " OR starts_with(stream, " + literal(set.follows() + u':') +
                    "))") +
           " * int8multirange(int8range(s.from_block, greatest(s.from_block, least(s.to_block, " + to + ") + 1))) - " +
           coverage("stream = " + literal(set.stream()));
}

QByteArray DerivedSql::missing(const DerivedSet& set, Height upTo) const
{
    return "SELECT lower(x) AS lo, upper(x) - 1 AS hi FROM signalbox.streams s, unnest(" +
           open(set, QByteArray::number(upTo)) + ") AS u (x) WHERE s.caip2 = " + m_caip2 +
           " AND s.stream = " + literal(set.stream()) + " AND s.removed_at IS NULL ORDER BY x LIMIT 100";
}

QByteArray DerivedSql::areMissing(const DerivedSet& set, const Intervals& blocks) const
{
    return "SELECT l.changes, " + multirange(blocks) + " <@ (" + open(set, QByteArray::number(blocks.back().hi)) +
           ") FROM signalbox.streams s JOIN signalbox.leases l USING (caip2) WHERE s.caip2 = " + m_caip2 +
           " AND s.stream = " + literal(set.stream()) + " AND s.removed_at IS NULL";
}

void DerivedSql::derive(Script& script, const DerivedSet& set, const Intervals& blocks, const Gathered* gathered) const
{
    if (gathered)
        gathered->derive(script, item(rangesOf(blocks)));
    else
        set.derive(script, item(rangesOf(blocks)));
    script.sql += "SELECT signalbox.cover(" + m_caip2 + "," + textArray({set.stream()}) + "," +
                  numbers(blocks, &Interval::lo) + "," + numbers(blocks, &Interval::hi) + ",true);";
}

}  // namespace signalbox::store
