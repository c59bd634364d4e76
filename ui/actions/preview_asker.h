#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "signalbox/engine.h"

namespace signalbox::ui {

class ConfirmSheet;

/// Keeps the numbers of a confirm sheet in step with the command it is about: asks again when the command changes, and
/// drops answers to an older one.
class PreviewAsker : public QObject {
    Q_OBJECT
public:
    PreviewAsker(Engine* engine, ConfirmSheet* sheet);

    void setCommand(const Command& command);  ///< asked 300 ms after the last change
    void clear();                             ///< nothing to ask: the fields make no command
    void stop();                              ///< keeps the command, but nothing is asked about it
    const Command& command() const { return m_command; }

private:
    void ask();

    QPointer<Engine> m_engine;
    ConfirmSheet* m_sheet;
    Command m_command;
    QTimer m_timer;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
