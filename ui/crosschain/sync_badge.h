// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <functional>

#include "shell/screen_registry.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

/// Number of chains with cross-chain sync errors, for the rail: queried when alerts change and at intervals.
class SyncBadge : public QObject {
    Q_OBJECT
public:
    explicit SyncBadge(std::function<Engine*()> engine) : m_source(std::move(engine)) {}
    RailBadge look(const WorkspaceSnapshot& snapshot);

private:
    std::function<Engine*()> m_source;
    QPointer<Engine> m_engine;
    QElapsedTimer m_asked;
    qint64 m_unread = -1;
    qsizetype m_chains = 0;
    int m_broken = 0;
};

}  // namespace signalbox::ui
