// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace signalbox::ui {

/// A check box for text from a chain: long text is elided before its end and never widens the
/// page.
class ElidedCheck : public QCheckBox {
    Q_OBJECT
public:
    ElidedCheck(QString text, QString tail, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    QString m_text, m_tail;
};

}  // namespace signalbox::ui
