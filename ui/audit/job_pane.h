// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/action_queries.h"
#include "widgets/detail_pane.h"

class QPushButton;

namespace signalbox::ui {

class JobCommands;
class StateChip;

/// One job in full: why it is in its state, its event and trigger, and request and answer of one attempt; or what
/// several selected jobs have in common. Jobs that wait for a decision are replayed or discarded here.
class JobPane : public DetailPane {
    Q_OBJECT
public:
    explicit JobPane(JobCommands* commands, QWidget* parent = nullptr);

    /// `attempt`: index, or -1 for the last one. `alike`: jobs of the same trigger that can be replayed, too.
    void showJob(const ActionJob& job, int attempt, std::vector<ActionJob> alike);
    void showJobs(std::vector<ActionJob> jobs);
    void showNothing();

    QPushButton* replayButton() const { return m_replay; }

Q_SIGNALS:
    void goRequested(const QString& address);
    void jobRequested(qint64 id);

private:
    void setReady(std::vector<qint64> ids, std::vector<ActionJob> alike);
    void addSentence(const QString& text);
    void addLink(const QString& label, const QString& text, const QString& whole, const QString& address);
    void addAttempt(const ActionJob& job, int attempt);
    void addPayload(const QString& title, const QString& text, QWidget* chip);

    JobCommands* m_commands;
    StateChip* m_chip;
    QWidget* m_footNote;
    QPushButton* m_replay;
    QPushButton* m_discard;
    QPushButton* m_all;
    std::vector<qint64> m_ready;     ///< of what is shown
    std::vector<ActionJob> m_alike;  ///< of the same trigger
    QString m_shown;                 ///< what is shown, to keep it while it does not change
};

}  // namespace signalbox::ui
