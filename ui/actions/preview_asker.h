// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "signalbox/engine.h"

namespace signalbox::ui {

class ConfirmSheet;

/// Keeps the numbers of a confirmation sheet in step with its command: requests a preview when the command changes, and
/// drops answers to an older one.
class PreviewAsker : public QObject {
    Q_OBJECT
public:
    PreviewAsker(Engine* engine, ConfirmSheet* sheet);

    void setCommand(const Command& command);  ///< requests a preview 300 ms after the last change
    void clear();                             ///< the fields do not form a valid command
    void stop();                              ///< keeps the command without requesting a preview
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
