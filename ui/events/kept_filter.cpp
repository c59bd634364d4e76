// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/kept_filter.h"

#include <QJsonDocument>
#include <algorithm>

#include "desk/desk.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

constexpr int stored = 3;

/// How likely it is that a chain has transfers to show: 3 rows are stored, 2 they are indexed, 1 possible.
int transferRank(const ChainSnapshot& chain)
{
    if (chain.state == ChainState::Deleted)
        return -1;
    int rank = chain.has(Feature::Events) ? 1 : 0;
    for (const StreamSnapshot& stream : chain.streams)
        if (stream.stream.startsWith(u"transfers"_s))
            rank = std::max(rank, stream.rows > 0 ? stored : 2);
    return rank;
}

QString filterKey(EventKind kind)
{
    return u"filter/"_s + eventListId(kind);
}

/// True: the operator chose the chain of the list.
QString chosenKey(EventKind kind)
{
    return u"filter/chain-chosen/"_s + eventListId(kind);
}

}  // namespace

QString eventListId(EventKind kind)
{
    return kind == EventKind::Transfers ? u"events.transfers"_s : u"events.registry"_s;
}

KeptFilter::KeptFilter(Desk* desk, EventKind kind)
    : m_desk(desk),
      m_value(EventFilter::fromJson(QJsonDocument::fromJson(desk->value(filterKey(kind)).toByteArray()).object()))
{
    m_value.kind = kind;
    m_chosen = !m_value.isEmpty() || desk->value(chosenKey(kind)).toBool();
}

const ChainSnapshot* KeptFilter::chain(const WorkspaceSnapshot& snapshot) const
{
    const ChainSnapshot* found = snapshot.chain(m_value.caip2);
    return found && found->state != ChainState::Deleted ? found : nullptr;
}

void KeptFilter::set(const EventFilter& filter)
{
    const EventKind kind = m_value.kind;
    if (filter.caip2 != m_value.caip2) {
        m_chosen = true;
        m_desk->setValue(chosenKey(kind), true);
    }
    m_value = filter;
    m_desk->setValue(filterKey(kind), QJsonDocument(m_value.toJson()).toJson(QJsonDocument::Compact));
}

bool KeptFilter::adapt(const WorkspaceSnapshot& snapshot, bool empty)
{
    const bool transfers = m_value.kind == EventKind::Transfers;
    const ChainSnapshot* now = chain(snapshot);
    const bool gone = !now && (transfers || !m_value.caip2.isEmpty());
    const bool search = transfers && !m_chosen && now && empty && transferRank(*now) < stored;
    if (!gone && !search)
        return false;
    const auto best = std::max_element(
        snapshot.chains.begin(), snapshot.chains.end(),
        [](const ChainSnapshot& a, const ChainSnapshot& b) { return transferRank(a) < transferRank(b); });
    const int rank = transfers && best != snapshot.chains.end() ? transferRank(*best) : -1;
    if (search && rank < stored)
        return false;
    const QString next = rank >= 0 ? best->caip2 : QString();
    if (next == m_value.caip2)
        return false;
    m_value.caip2 = next;
    return true;
}

}  // namespace signalbox::ui
