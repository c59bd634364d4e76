// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace signalbox::ui {

/// The round edge of an area of text: that of a field, or raised for text that is only read.
class TextFrame : public QWidget {
    Q_OBJECT
public:
    TextFrame(QPlainTextEdit* text, bool raised, QWidget* parent = nullptr);
    void setRefused(bool refused);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPlainTextEdit* m_text;
    const bool m_raised;
    bool m_refused = false;
};

}  // namespace signalbox::ui
