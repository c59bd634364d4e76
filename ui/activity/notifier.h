// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <functional>

#include "signalbox/workspace.h"

namespace signalbox::ui {

class Desk;

/// Shows new alerts as desktop notifications: alerts within some seconds as one, none in quiet hours;
/// alerts still open afterwards are shown then. Information (an ordinary reorg) stays in the list. Alerts that were
/// open when the window started are not shown again.
class Notifier : public QObject {
    Q_OBJECT
public:
    /// Shows one notification; tests put their own.
    using Show = std::function<void(const QString& title, const QString& body, bool critical)>;

    Notifier(Workspace* workspace, const Desk* desk, QObject* parent = nullptr);
    void setShow(Show show) { m_show = std::move(show); }
    void setClock(std::function<QTime()> clock) { m_clock = std::move(clock); }
    void setGroupMs(int ms) { m_group.setInterval(ms); }

Q_SIGNALS:
    void opened();  ///< the notification was clicked: show the alerts

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);

private:
    void follow();
    void ask();
    void take(const std::vector<AlertRow>& alerts);
    void tell(const std::vector<AlertRow>& alerts);
    void showOnBus(const QString& title, const QString& body, bool critical);

    Workspace* m_workspace;
    const Desk* m_desk;
    QPointer<Engine> m_engine;
    QSet<qint64> m_known;
    QTimer m_group, m_afterQuiet;
    Show m_show;
    std::function<QTime()> m_clock;
    qint64 m_unread = 0;
    uint m_shownId = 0;
    bool m_started = false, m_listening = false;
};

}  // namespace signalbox::ui
