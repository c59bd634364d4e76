// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>

#include "shell/screen_registry.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

/// Number of stuck packets, for the rail and the status bar on every screen: queried at intervals.
class IbcBadge : public QObject {
    Q_OBJECT
public:
    explicit IbcBadge(std::function<Engine*()> engine) : m_source(std::move(engine)) {}
    RailBadge look(const WorkspaceSnapshot& snapshot);
    StatusNote note() const;

private:
    std::function<Engine*()> m_source;
    QPointer<Engine> m_engine;
    QElapsedTimer m_asked;
    std::optional<qint64> m_stuck;  ///< none: not known
};

}  // namespace signalbox::ui
