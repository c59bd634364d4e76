// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <functional>

#include "shell/screen_registry.h"
#include "signalbox/action_queries.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

/// Numbers of dead and held jobs, for the rail and the status bar on every screen: queried at intervals.
class ActionsBadge : public QObject {
    Q_OBJECT
public:
    explicit ActionsBadge(std::function<Engine*()> engine) : m_source(std::move(engine)) {}
    RailBadge look(const WorkspaceSnapshot& snapshot);
    StatusNote note() const;

private:
    std::function<Engine*()> m_source;
    QPointer<Engine> m_engine;
    QElapsedTimer m_asked;
    std::optional<qint64> m_dead;  ///< none: not known, or nobody is signed in
    qint64 m_held = 0;
};

}  // namespace signalbox::ui
