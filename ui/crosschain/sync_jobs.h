// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>

#include "signalbox/engine.h"
#include "widgets/card.h"

namespace signalbox::ui {

class JobRow;

/// Resync, repair and optimize jobs: running ones with their actions, the last finished ones below.
class SyncJobs : public Card {
    Q_OBJECT
public:
    explicit SyncJobs(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void load();

Q_SIGNALS:
    void allWanted();
    void ended(const signalbox::CommandStatus& status);

private:
    void take(const CommandStatus& status);
    void renew();
    QString chainName(const QString& caip2) const;

    QPointer<Engine> m_engine;
    QVBoxLayout* m_running;
    QVBoxLayout* m_done;
    Text* m_none;
    QHash<CommandId, JobRow*> m_rows;
    std::vector<CommandStatus> m_all;  ///< newest first
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
