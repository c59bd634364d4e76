// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "theme/sign.h"

namespace signalbox::ui {

class Text;

/// The result of a live check beside its field: sign, one line in the state's color, words below. setChecking() turns.
class CheckLine : public QWidget {
    Q_OBJECT
public:
    explicit CheckLine(QWidget* parent = nullptr);
    void clear(const QString& hint = {});
    void set(State state, const QString& line, const QString& below = {});
    void setChecking(const QString& line) { set(State::Starting, line); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    State m_state = State::None;
    Text* m_line;
    Text* m_below;
};

}  // namespace signalbox::ui
