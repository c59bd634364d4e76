// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QUuid>

#include "signalbox/engine.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

/// Reports the result of this window's actions in one line with their numbers, and offers to undo those that can be
/// undone. Several chains paused together share one message. Failures stay until they are dismissed.
class ActionNotes : public QObject {
    Q_OBJECT
public:
    static constexpr int shownMs = 12'000;

    explicit ActionNotes(QObject* window);
    void setEngine(Engine* engine);
    void expect(const QUuid& request);  ///< registers an action that this window has sent
    /// Calls expect() of the widget's window; does nothing if that window has no notes.
    static void expectIn(const QWidget* widget, const QUuid& request);

Q_SIGNALS:
    void said(const signalbox::ui::BarMessage& message);
    void over(const QString& key);

private:
    void take(const CommandStatus& status);
    QString nameOf(const QString& caip2) const;
    QString doneText(const CommandStatus& status, const QString& name) const;
    std::optional<Arguments> undoOf(const CommandStatus& status) const;
    void undo();

    QPointer<Engine> m_engine;
    QHash<QUuid, QString> m_waiting;  ///< name of the chain, which is no longer available after a deletion
    std::optional<Verb> m_verb;
    std::optional<Arguments> m_undo;
    QStringList m_chains;  ///< chains of the message that is shown
    int m_alike = 0;       ///< number of actions of one kind in the message
    QTimer m_timer;
};

}  // namespace signalbox::ui
