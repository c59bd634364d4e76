// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "activity/activity_models.h"
#include "activity/record_tab.h"

class QPushButton;

namespace signalbox::ui {

class Desk;

/// What deserves attention, open ones first: acknowledge, mute for a while, go to the chain.
class AlertsTab : public RecordTab {
    Q_OBJECT
public:
    AlertsTab(Desk* desk, std::function<void(const QString&)> go, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setWatched(bool watched);
    void load();
    void acknowledge();         ///< the selected ones
    void mute(qint64 seconds);  ///< 0: muted no longer
    AlertModel* model() const { return m_model; }

protected:
    QString wordsOf(int row) const override;

private:
    void send(const Arguments& action, const AlertRow& alert);
    void renewActions();

    std::function<void(const QString&)> m_go;
    QPointer<Engine> m_engine;
    AlertModel* m_model;
    QPushButton* m_acknowledge;
    QPushButton* m_mute;
    QTimer m_again;  ///< alerts are counted and ended without a word to the window
    quint64 m_ticket = 0;
    qint64 m_unread = -1;
    bool m_watched = false;
};

}  // namespace signalbox::ui
