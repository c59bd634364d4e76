// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace signalbox::ui {

class Text;

/// A box with the color of an error that shows complete, wrapped sentences.
class ErrorBox : public QFrame {
    Q_OBJECT
public:
    explicit ErrorBox(QWidget* parent = nullptr);
    void setText(const QString& sentences);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Text* m_text;
};

}  // namespace signalbox::ui
