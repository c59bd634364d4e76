// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/decimal_field.h"

#include <QLineEdit>
#include <QRegularExpression>

#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
constexpr int mostDigits = 17;  // of the whole part, so that a step cannot overflow
}

QString steppedDecimal(const QString& text, int steps)
{
    static const QRegularExpression shape(u"^(-?)(\\d+)(?:\\.(\\d+))?$"_s);
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch() || match.captured(2).size() > mostDigits)
        return text;
    const QString fraction = match.captured(3);
    if (fraction.size() + match.captured(2).size() > mostDigits)
        return text;
    qint64 scale = 1;
    for (qsizetype i = 0; i < fraction.size(); ++i)
        scale *= 10;
    qint64 units = (match.captured(2) + fraction).toLongLong();
    if (!match.captured(1).isEmpty())
        units = -units;
    units += qint64(steps) * scale;
    QString digits = QString::number(qAbs(units)).rightJustified(fraction.size() + 1, u'0');
    if (!fraction.isEmpty())
        digits.insert(digits.size() - fraction.size(), u'.');
    return units < 0 ? u'-' + digits : digits;
}

DecimalField::DecimalField(QWidget* parent) : QAbstractSpinBox(parent)
{
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { Q_EMIT edited(value()); });
}

QString DecimalField::value() const
{
    return lineEdit()->text().trimmed();
}

void DecimalField::setValue(const QString& value)
{
    if (value != this->value())
        lineEdit()->setText(value);
}

void DecimalField::stepBy(int steps)
{
    QString next = steppedDecimal(value().isEmpty() ? u"0"_s : value(), steps);
    if (m_whole && next.startsWith(u'-'))
        next = u"0"_s;
    if (next == value())
        return;
    lineEdit()->setText(next);
    Q_EMIT edited(next);
}

QAbstractSpinBox::StepEnabled DecimalField::stepEnabled() const
{
    return StepUpEnabled | StepDownEnabled;
}

}  // namespace signalbox::ui
