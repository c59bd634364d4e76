// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/start_clock.h"

#include <unistd.h>
#include <QByteArray>
#include <QFile>
#include <ctime>

#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::window {

double sinceProcessStartMs()
{
    QFile stat(u"/proc/self/stat"_s);
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = stat.readAll();
    // The name in parentheses may contain any character, so fields are counted after it. The start time is field 22.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return -1;
    const double started = fields.at(19).toDouble() / double(::sysconf(_SC_CLK_TCK)) * 1000;
    timespec now = {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6 - started;
}

StartReport::StartReport(Workspace* workspace, QObject* parent) : QObject(parent), m_workspace(workspace)
{
    connect(workspace, &Workspace::stateChanged, this, &StartReport::follow);
}

void StartReport::firstFrame(int lastKnownChains)
{
    qCInfo(logUi, "The first frame was painted after %.0f ms, with %d last-known chains.", sinceProcessStartMs(),
           lastKnownChains);
}

void StartReport::follow()
{
    Engine* engine = m_workspace->state() == WorkspaceState::Open ? m_workspace->engine() : nullptr;
    if (engine == m_engine || m_live)
        return;
    m_engine = engine;
    if (!engine)
        return;
    connect(engine, &Engine::snapshotChanged, this, [this](const SnapshotPtr& snapshot) { take(*snapshot); });
    take(*engine->snapshot());
}

void StartReport::take(const WorkspaceSnapshot& snapshot)
{
    if (m_live || snapshot.engine != EngineState::Running)
        return;
    if (!std::exchange(m_running, true))
        qCInfo(logUi, "The engine was live after %.0f ms.", sinceProcessStartMs());
    const auto live = [](const ChainSnapshot& chain) {
        return chain.live || chain.state == ChainState::Paused || chain.state == ChainState::Deleted;
    };
    if (snapshot.chains.empty() || !std::all_of(snapshot.chains.begin(), snapshot.chains.end(), live))
        return;
    m_live = true;
    qCInfo(logUi, "All %d chains were live after %.0f ms.", int(snapshot.chains.size()), sinceProcessStartMs());
    if (m_engine)
        m_engine->disconnect(this);
}

}  // namespace signalbox::window
