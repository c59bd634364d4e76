// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/gathering.h"

#include "store/stream_state.h"

namespace signalbox::store {

using chain::IntervalSet;

IntervalSet Gathering::settled(const Commit& commit) const
{
    return IntervalSet(commit.ranges).intersected(Interval{0, commit.settledTo});
}

QByteArray Gathering::isFirst(const Commit& commit) const
{
    QByteArray all;
    if (commit.live || !m_set.isFollowing(commit.streams))
        return "true";
    for (const Interval& blocks : settled(commit).without(m_blocks))
        all += (all.isEmpty() ? "" : " AND ") + QByteArray("(SELECT b.n FROM (") + m_set.baseRows(blocks) +
               ") AS b (n) ORDER BY b.n LIMIT 1) IS NULL";  // by index, whatever the statistics say
    return all.isEmpty() ? QByteArray("true") : all;
}

void Gathering::committed(const Commit& commit, qint64 change, bool first)
{
    const bool known = m_blocks.isEmpty() || change == m_change + 1;
    if (!known)
        forget();
    m_change = change;
    const bool follows = m_set.isFollowing(commit.streams);
    if (!follows && m_set.besideIn(commit.streams).empty())
        return;
    const IntervalSet held = IntervalSet(commit.ranges).intersected(m_blocks);
    // Rows beside the base open no block.
    const IntervalSet wanted = follows ? settled(commit).united(held) : held;
    const bool added = commit.mode == Commit::Mode::Append && !commit.live;
    if (!known || !added || (follows && !first)) {
        if (!held.isEmpty())
            forget();
        return;
    }
    if (wanted.isEmpty())
        return;
    if (!m_values->add(commit, wanted) || m_values->rows() > mostRows)
        return forget();
    m_blocks.add(wanted);
}

void Gathering::forget()
{
    m_blocks.clear();
    m_values->clear();
}

namespace {

QByteArray noteOf(std::size_t number)
{
    return "'signalbox.first_" + QByteArray::number(qsizetype(number)) + "'";
}

}  // namespace

Gatherings::Gatherings(const std::vector<const DerivedSet*>& sets)
{
    for (const DerivedSet* set : sets)
        if (auto values = set->gathered())
            m_all.emplace_back(*set, std::move(values));
}

QByteArray Gatherings::first(const Commit& commit) const
{
    QByteArray all;
    for (std::size_t i = 0; i < m_all.size(); ++i)
        all += "SELECT set_config(" + noteOf(i) + ",(" + m_all[i].isFirst(commit) + ")::text,true);";
    return all;
}

QByteArray Gatherings::last(const QByteArray& caip2) const
{
    QByteArray notes;
    for (std::size_t i = 0; i < m_all.size(); ++i)
        notes += ",current_setting(" + noteOf(i) + ")";
    return notes.isEmpty() ? notes
                           : "SELECT l.changes" + notes + " FROM signalbox.leases l WHERE l.caip2 = " + caip2 + ";";
}

void Gatherings::committed(const Commit& commit, const PqResult& last)
{
    for (std::size_t i = 0; i < m_all.size(); ++i)
        m_all[i].committed(commit, pqCell(last, 0, 0).toLongLong(), pqCell(last, 0, int(i) + 1) == "true");
}

Gathering* Gatherings::find(const DerivedSet& set)
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&set](const Gathering& each) { return &each.set() == &set; });
    return found == m_all.end() ? nullptr : &*found;
}

void Gatherings::forget()
{
    for (Gathering& each : m_all)
        each.forget();
}

}  // namespace signalbox::store
