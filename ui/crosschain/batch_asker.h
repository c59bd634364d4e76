// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "signalbox/engine.h"

namespace signalbox::ui {

class ConfirmSheet;

/// Counts several commands, one after the other, and shows the sheet their sum.
class BatchAsker : public QObject {
    Q_OBJECT
public:
    BatchAsker(Engine* engine, ConfirmSheet* sheet);

    void setCommands(std::vector<Command> commands);  ///< asked 300 ms after the last change
    void clear();
    std::vector<Command> confirmed() const;  ///< each with what was counted for it

private:
    void ask(std::size_t at, quint64 ticket);

    QPointer<Engine> m_engine;
    ConfirmSheet* m_sheet;
    std::vector<Command> m_commands;
    std::vector<Preview> m_previews;
    QTimer m_timer;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
