// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/height_field.h"

#include <QFocusEvent>

#include "widgets/format.h"

namespace signalbox::ui {

std::optional<Height> heightFromText(const QString& text)
{
    QString digits;
    for (const QChar c : text.trimmed()) {
        if (c.isDigit())
            digits += c;
        else if (c != QLatin1Char(',') && c != QLatin1Char('.') && c != QLatin1Char('\'') && c != QLatin1Char('_') &&
                 !c.isSpace())
            return std::nullopt;
    }
    bool ok = false;
    const qlonglong value = digits.toLongLong(&ok);
    return ok ? std::optional<Height>(value) : std::nullopt;
}

HeightField::HeightField(const QString& name, QWidget* parent) : QLineEdit(parent)
{
    setAccessibleName(name);
    setMaxLength(32);
    setMinimumWidth(120);
    connect(this, &QLineEdit::textEdited, this, &HeightField::heightEdited);
}

std::optional<Height> HeightField::height() const
{
    return heightFromText(text());
}

void HeightField::setHeight(std::optional<Height> height)
{
    setText(height ? format::number(*height) : QString());
}

void HeightField::focusOutEvent(QFocusEvent* event)
{
    if (const auto value = height())
        setHeight(value);
    QLineEdit::focusOutEvent(event);
}

}  // namespace signalbox::ui
