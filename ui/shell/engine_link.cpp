// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/engine_link.h"

#include "desk/desk.h"

namespace signalbox::ui {

EngineLink::EngineLink(Desk* desk, QString directory, QObject* parent)
    : QObject(parent), m_desk(desk), m_directory(std::move(directory))
{
}

void EngineLink::loadLast()
{
    if (const auto last = m_desk->lastSnapshot(m_directory))
        m_snapshot = std::make_shared<const WorkspaceSnapshot>(*last);
}

void EngineLink::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = engine;
    Q_EMIT engineChanged(engine);
    if (!engine)
        return;
    connect(engine, &Engine::snapshotChanged, this, &EngineLink::take);
    connect(engine, &QObject::destroyed, this, [this] { setEngine(nullptr); });
    take(engine->snapshot());
}

void EngineLink::take(const SnapshotPtr& snapshot)
{
    // an engine that has not read its chains yet knows less than the desk remembers
    const bool knowsLess = snapshot->chains.empty() && snapshot->engine == EngineState::Starting && m_snapshot &&
                           !m_snapshot->chains.empty();
    if (!knowsLess)
        m_snapshot = snapshot;
    Q_EMIT taken(snapshot);
    if (m_engine && snapshot->engine == EngineState::Running)
        m_desk->keepSnapshot(m_directory, *snapshot);
}

void EngineLink::repeat()
{
    if (const SnapshotPtr known = m_snapshot)
        take(known);
}

SnapshotPtr EngineLink::live() const
{
    return m_engine ? m_engine->snapshot() : m_snapshot;
}

int EngineLink::knownChains() const
{
    return m_snapshot ? int(m_snapshot->chains.size()) : 0;
}

void EngineLink::retryChains()
{
    if (m_engine && m_snapshot)
        for (const ChainSnapshot& chain : m_snapshot->chains)
            if (chain.state != ChainState::Paused && chain.state != ChainState::Deleted)
                m_engine->submit({arguments::RetryNow{}, chain.caip2, {}});
}

}  // namespace signalbox::ui
