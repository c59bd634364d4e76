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

    void setQueries(TriggerQueries* queries);
    void setWatched(bool watched);
    void setHours(int hours);
    int hours() const { return m_hours; }
    void run();  ///< now
    bool isRunning() const { return m_answer.isOpen(); }
    const std::optional<DryRun>& result() const { return m_result; }
    const std::optional<Error>& error() const { return m_error; }

    static constexpr int listed = 200;  ///< events of a result, at most

Q_SIGNALS:
    void changed();

private:
    TriggerDraft* m_draft;
    TriggerQueries* m_queries = nullptr;
    QTimer m_timer;
    LatestAnswer m_answer;
    int m_hours = 24;
    bool m_watched = false;
    std::optional<DryRun> m_result;
    std::optional<Error> m_error;
};

}  // namespace signalbox::ui
