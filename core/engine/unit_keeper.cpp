// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/unit_keeper.h"

#include <set>

#include "signalbox/literals.h"

namespace signalbox::engine {

UnitKeeper::UnitKeeper(std::shared_ptr<const EngineParts> parts, ChainUnits& units, CatalogKeeper& catalogs,
                       store::Session& session, QObject* parent)
    : QObject(parent), m_parts(std::move(parts)), m_units(units), m_catalogs(catalogs), m_session(session)
{
}

Expected<Done> UnitKeeper::reload()
{
    auto all = readChainRows(m_session);
    if (!all)
        return fail(all.error());
    std::set<QString> known;
    for (ChainRows& rows : *all) {
        if (!m_parts->families->find(rows.chain.family))
            continue;  // a family of a newer version, which refuses its schema before any write
        known.insert(rows.chain.caip2);
        ChainUnit* unit = m_units.find(rows.chain.caip2);
        if (!unit)
            unit = &addUnit(rows.chain);
        unit->apply(std::move(rows.chain), std::move(rows.endpoints), std::move(rows.streams));
        if (unit->isHeld())
            adopt(*unit);
    }
    std::vector<ChainUnit*> deleted;
    for (const auto& [caip2, unit] : m_units)
        if (!known.contains(caip2))
            deleted.push_back(unit.get());
    for (ChainUnit* unit : deleted) {
        if (unit->isRunning() || unit->isStopping())
            unit->stop();
        else
            forget(unit->caip2());
    }
    Q_EMIT changed();
    return Done{};
}

ChainUnit& UnitKeeper::addUnit(const store::ChainRow& row)
{
    ChainUnit* unit = &m_units.add(std::make_unique<ChainUnit>(m_parts, row));
    connect(unit, &ChainUnit::changed, this, [this, unit] {
        Q_EMIT unitChanged(unit);
        Q_EMIT changed();
    });
    connect(unit, &ChainUnit::committed, this, [this, unit](qint64 block, bool live) {
        if (live)
            Q_EMIT rowsCommitted(unit->caip2(), block);
    });
    connect(unit, &ChainUnit::reorged, this,
            [this, unit](const indexing::ReorgReport& report) { Q_EMIT reorged(unit, report); });
    connect(unit, &ChainUnit::jobProgress, this, &UnitKeeper::jobProgress);
    connect(unit, &ChainUnit::leaseLost, this, [this, unit] {
        if (!unit->isStopping())  // otherwise the signal is about an earlier lease
            Q_EMIT leaseLost(unit);
    });
    connect(unit, &ChainUnit::stopped, this, [this, unit] {
        if (m_stopping)
            Q_EMIT unitStopped();
        else if (unit->isHeld())
            adopt(*unit);
    });
    return *unit;
}

void UnitKeeper::forget(const QString& caip2)
{
    Q_EMIT forgotten(caip2);
    m_units.remove(caip2);
}

void UnitKeeper::adopt(ChainUnit& unit)
{
    const QString& state = unit.facts().row.state;
    if (m_catalogs.isFor(unit) && m_parts->options.workers && !m_catalogs.isReady())
        return;  // keep() handles it again
    const bool works = state == "active"_L1 || state == "paused"_L1;
    if (works && m_parts->options.workers)
        unit.start(ChainUnit::Mode::Live);
    else if (!works && unit.isRunning())
        unit.stop();
}

void UnitKeeper::ensureWorker(ChainUnit& unit)
{
    if (m_catalogs.isFor(unit) && !m_catalogs.prepare())
        return;
    if (m_parts->options.workers)
        return unit.start(ChainUnit::Mode::Live);
    if (const auto end = store::Chains(m_session).highestCovered(unit.caip2()))
        unit.start(ChainUnit::Mode::Still, *end);
}

void UnitKeeper::tryAll()
{
    for (ChainUnit* unit : m_units.held())
        if (unit->worker())
            unit->worker()->tryNow();
}

void UnitKeeper::stopAll()
{
    m_stopping = true;
    std::vector<ChainUnit*> running;
    for (const auto& [caip2, unit] : m_units)
        if (unit->isRunning())
            running.push_back(unit.get());
    for (ChainUnit* unit : running)
        unit->stop();
}

bool UnitKeeper::anyWorks() const
{
    return std::any_of(m_units.begin(), m_units.end(),
                       [](const auto& each) { return each.second->isRunning() || each.second->isStopping(); });
}

}  // namespace signalbox::engine
