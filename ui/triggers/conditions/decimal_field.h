// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>

namespace signalbox::ui {

/// An exact decimal: text of any length, stepped in whole units. It keeps what is typed; whether the text is a number
/// is for the caller to judge.
class DecimalField : public QAbstractSpinBox {
    Q_OBJECT
public:
    explicit DecimalField(QWidget* parent = nullptr);
    QString value() const;
    void setValue(const QString& value);
    void setWhole(bool whole) { m_whole = whole; }  ///< integers from 0
    void stepBy(int steps) override;
    QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }
    QSize minimumSizeHint() const override { return {56, QAbstractSpinBox::minimumSizeHint().height()}; }

Q_SIGNALS:
    void edited(const QString& value);

protected:
    StepEnabled stepEnabled() const override;

private:
    bool m_whole = false;
};

/// `text` plus whole steps, without rounding; unchanged if it is not a plain decimal.
QString steppedDecimal(const QString& text, int steps);

}  // namespace signalbox::ui
