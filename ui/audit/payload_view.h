// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace signalbox::ui {

/// A request or an answer as text: as high as its lines up to a limit, then it scrolls. Names of headers and masked
/// secrets are set off. Text is shown verbatim; control and direction characters are visible.
class PayloadView : public QPlainTextEdit {
    Q_OBJECT
public:
    PayloadView(const QString& name, const QString& text, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();
};

}  // namespace signalbox::ui
