// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "signalbox/explorer.h"

class QLineEdit;
class QPushButton;
class QToolButton;

namespace signalbox::ui {

class HeightField;
class Text;

/// Fields for a key and, optionally, a block. Below them, the possible kinds of the text can
/// be.
class SearchBar : public QWidget {
    Q_OBJECT
public:
    explicit SearchBar(QWidget* parent = nullptr);

    void set(const QString& key, std::optional<Height> height);  ///< asks nothing
    void setSteps(bool back, bool forward);
    void setReady(bool ready);  ///< there is an engine to ask
    QLineEdit* field() const { return m_field; }

Q_SIGNALS:
    void lookUp(const QString& text, std::optional<signalbox::Height> height);
    void step(int by);  ///< −1: back, 1: forward

private:
    void ask();
    void recognize();

    QToolButton* m_back;
    QToolButton* m_forward;
    QLineEdit* m_field;
    Text* m_heightLabel;
    HeightField* m_height;
    QPushButton* m_button;
    Text* m_says;
    bool m_ready = false;
};

}  // namespace signalbox::ui
