// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "models/latest_answer.h"
#include "signalbox/triggers.h"

namespace signalbox {
class TriggerQueries;
}

namespace signalbox::ui {

class TriggerDraft;

/// Runs the draft against past events, 300 ms after its last change; a newer run replaces the one before.
class DryRunAsker : public QObject {
    Q_OBJECT
public:
    explicit DryRunAsker(TriggerDraft* draft, QObject* parent = nullptr);
    ~DryRunAsker() override;

    void setQueries(TriggerQueries* queries);
    void setWatched(bool watched);
    void setHours(int hours);
    int hours() const { return m_hours; }
    void run();   ///< now
    void stop();  ///< the run that is running
    bool isRunning() const { return m_answer.isOpen(); }
    bool isLong() const { return isRunning() && !m_soon.isActive(); }  ///< it takes so long that one may stop it
    bool wasStopped() const { return m_stopped; }
    const std::optional<DryRun>& result() const { return m_result; }
    const std::optional<Error>& error() const { return m_error; }

    static constexpr int listed = 200;  ///< events of a result, at most

Q_SIGNALS:
    void changed();

private:
    void drop();
    void cancel();

    TriggerDraft* m_draft;
    TriggerQueries* m_queries = nullptr;
    QTimer m_timer, m_soon;
    LatestAnswer m_answer;
    QFuture<Expected<DryRun>> m_run;
    int m_hours = 24;
    bool m_watched = false, m_stopped = false;
    std::optional<DryRun> m_result;
    std::optional<Error> m_error;
};

}  // namespace signalbox::ui
