// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/engine.h"
#include "signalbox/queue_queries.h"

namespace signalbox::ui {

/// The commands on balance queues, one for each chain. Sheets are opened over the window of `screen`.
class QueueActions : public QObject {
    Q_OBJECT
public:
    explicit QueueActions(QWidget* screen);

    void setEngine(Engine* engine);
    Engine* engine() const { return m_engine; }
    void retry(const std::vector<QueueEntry>& entries);
    void retryAll(const QStringList& chains);              ///< all that failed or wait for a retry
    void discard(const std::vector<QueueEntry>& entries);  ///< after a confirmation
    void configure(const QString& caip2, const arguments::QueueConfigure& changes);

Q_SIGNALS:
    void ended();  ///< a command on a queue has ended: entries and configurations may have changed

private:
    void send(const Command& command);
    void sendDiscard(const std::vector<QueueEntry>& entries);

    QWidget* m_screen;
    QPointer<Engine> m_engine;
};

}  // namespace signalbox::ui
