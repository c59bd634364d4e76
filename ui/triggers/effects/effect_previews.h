// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/triggers.h"

namespace signalbox {
class TriggerQueries;
}

namespace signalbox::ui {

class LatestAnswer;
class TriggerDraft;

/// Asks for what each action would send, shortly after the last change.
class EffectPreviews : public QObject {
    Q_OBJECT
public:
    explicit EffectPreviews(TriggerDraft* draft, QObject* parent = nullptr);
    ~EffectPreviews() override;

    void setQueries(TriggerQueries* queries);
    void setWatched(bool watched);
    void setEvent(const QString& id, const QString& time);  ///< empty: the newest one
    const QString& event() const { return m_event; }
    const QString& eventTime() const { return m_time; }

Q_SIGNALS:
    void arrived(int action, const signalbox::ActionPreview& preview);
    void failed(int action, const signalbox::Error& error);

private:
    void ask();
    TriggerDraft* m_draft;
    TriggerQueries* m_queries = nullptr;
    QTimer m_timer;
    QString m_event, m_time;
    bool m_watched = false;
    std::vector<std::unique_ptr<LatestAnswer>> m_answers;
};

}  // namespace signalbox::ui
