// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/triggers.h"

class QGridLayout;
class QPushButton;

namespace signalbox::ui {

class StateChip;
class Text;
class WindowStrip;

/// One event of a dry run: would it fire, each condition with what the event has, and the window of a counter.
class VerdictView : public QWidget {
    Q_OBJECT
public:
    explicit VerdictView(QWidget* parent = nullptr);
    void set(const Trigger& trigger, const DryRunEvent& event);
    void clear();

Q_SIGNALS:
    void openWanted();

private:
    void addRow(int row, const Trigger& trigger, const DryRunEvent::Step& step);
    StateChip* m_chip;
    Text* m_place;
    QPushButton* m_open;
    QWidget* m_table = nullptr;
    QGridLayout* m_grid = nullptr;
    WindowStrip* m_strip;
    Text* m_none;
};

}  // namespace signalbox::ui
