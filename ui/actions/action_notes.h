#pragma once

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QUuid>

#include "signalbox/engine.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

/// Says in one line what an action of this window has done, with its numbers, and offers to undo what can be undone.
/// Several chains that are paused together are one message. A failure stays until it is dismissed.
class ActionNotes : public QObject {
    Q_OBJECT
public:
    static constexpr int shownMs = 12'000;

    explicit ActionNotes(QObject* window);
    void setEngine(Engine* engine);
    void expect(const QUuid& request);  ///< an action that this window has sent
    /// The same, of the window that a widget belongs to; nothing where that window has no notes.
    static void expectIn(const QWidget* widget, const QUuid& request);

Q_SIGNALS:
    void said(const signalbox::ui::Message& message);
    void over(const QString& key);

private:
    void take(const CommandStatus& status);
    QString nameOf(const QString& caip2) const;
    QString doneText(const CommandStatus& status, const QString& name) const;
    std::optional<Verb> undoOf(const CommandStatus& status) const;
    void undo();

    QPointer<Engine> m_engine;
    QHash<QUuid, QString> m_waiting;  ///< the chain's name, which a deleted chain has no longer
    std::optional<Verb> m_verb, m_undo;
    QStringList m_chains;  ///< of the message that is shown
    int m_alike = 0;       ///< actions of one kind that it tells
    QTimer m_timer;
};

}  // namespace signalbox::ui
