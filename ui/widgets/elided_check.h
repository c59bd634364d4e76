// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace signalbox::ui {

/// A check box whose text may come from a chain: as long as it likes, it is cut before its tail and never widens the
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
