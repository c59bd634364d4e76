// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// The newest commands and this window's exports, updated from the engine while visible.
class CommandFeed : public QObject {
    Q_OBJECT
public:
    explicit CommandFeed(QObject* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    void load();
    Engine* engine() const { return m_engine; }
    const std::vector<CommandStatus>& commands() const { return m_commands; }  ///< newest first
    const std::vector<JobStatus>& exports() const { return m_exports; }
    bool isLoading() const { return m_loading; }
    const std::optional<Error>& error() const { return m_error; }
    QUuid submit(const Command& command);

    static constexpr int limit = 2000;

Q_SIGNALS:
    void changed();
    void ended(const signalbox::CommandStatus& status);  ///< one of submit() is over

private:
    void take(const CommandStatus& status);
    void takeExport(const JobStatus& status);

    QPointer<Engine> m_engine;
    std::vector<CommandStatus> m_commands;
    std::vector<JobStatus> m_exports;
    std::vector<QUuid> m_own;
    std::optional<Error> m_error;
    QTimer m_soon;
    quint64 m_ticket = 0;
    bool m_loading = false, m_watched = false;
};

}  // namespace signalbox::ui
