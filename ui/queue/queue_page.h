// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "signalbox/engine.h"
#include "signalbox/queue_queries.h"

namespace signalbox::ui {

/// A page below the tabs of the Queue screen. Its buttons are shown beside the tabs while it is the current one.
class QueuePage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QList<QWidget*> actions() const = 0;
    virtual void load() = 0;  ///< asks again
    virtual void setSnapshot(const WorkspaceSnapshot&) {}
    virtual void setQueues(const std::vector<BalanceQueue>&) {}

    void setEngine(Engine* engine)
    {
        if (m_engine == engine)
            return;
        m_engine = engine;
        ++m_ticket;
        engineChanged();
        if (m_watched)
            load();
    }
    void setWatched(bool watched)
    {
        if (std::exchange(m_watched, watched) != watched && watched)
            load();
    }
    bool isWatched() const { return m_watched; }

protected:
    virtual void engineChanged() {}
    QueueQueries* queries() const { return m_engine ? m_engine->balanceQueue() : nullptr; }
    quint64 nextTicket() { return ++m_ticket; }  ///< an answer with an older one is dropped
    bool isCurrent(quint64 ticket) const { return ticket == m_ticket; }

private:
    QPointer<Engine> m_engine;
    quint64 m_ticket = 0;
    bool m_watched = false;
};

}  // namespace signalbox::ui
