// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <functional>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// A value for a signal: Expected itself would be compared by moc's code.
struct ProbeAnswer {
    Expected<ProbeReport> report;
};

/// Tests of endpoints, at most one of each line: says when one is due, and drops the answers to outdated ones.
class ProbeQueue : public QObject {
    Q_OBJECT
public:
    using Probe = std::function<QFuture<Expected<ProbeReport>>(const EndpointDraft&)>;

    explicit ProbeQueue(Probe probe, QObject* parent = nullptr);

    void schedule(int line, const QDateTime& at);  ///< emits due() then; immediately if it has passed
    void start(int line, const EndpointDraft& draft);
    void drop(int line);  ///< its schedule, and the answer that is on its way

Q_SIGNALS:
    void due(int line);
    void answered(int line, const signalbox::ui::ProbeAnswer& answer);

private:
    void tick();

    const Probe m_probe;
    QHash<int, QDateTime> m_times;
    QHash<int, quint64> m_running;  ///< ticket of the newest test
    QTimer m_timer;
    quint64 m_nextTicket = 1;
};

}  // namespace signalbox::ui
