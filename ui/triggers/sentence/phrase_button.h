// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace signalbox::ui {

/// A word of the sentence that leads to its field: in link color over a dashed line, in error color over a full one.
class PhraseButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit PhraseButton(QWidget* parent = nullptr);
    void set(const QString& text, bool valid);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_valid = true;
};

}  // namespace signalbox::ui
