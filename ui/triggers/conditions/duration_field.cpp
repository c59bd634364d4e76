// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/duration_field.h"

#include <QKeyEvent>
#include <QRegularExpression>

#include "signalbox/literals.h"
#include "triggers/model/condition_choices.h"

namespace signalbox::ui {

namespace {
constexpr int longest = 1'000'000;
const QRegularExpression& shape()
{
    static const QRegularExpression pattern(u"^\\s*(\\d{1,7})\\s*([smhdSMHD])\\s*$"_s);
    return pattern;
}
}  // namespace

DurationField::DurationField(QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(u"1 h"_s);
    setToolTip(tr("A number with s, m, h or d: 30 m, 1 h, 7 d"));
    connect(this, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(stored()); });
}

QString DurationField::stored() const
{
    const auto match = shape().match(text());
    return match.hasMatch() ? match.captured(1) + match.captured(2).toLower() : text().trimmed();
}

void DurationField::setStored(const QString& value)
{
    if (value != stored())
        setText(durationText(value));
}

void DurationField::keyPressEvent(QKeyEvent* event)
{
    const auto match = shape().match(text());
    if ((event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) && match.hasMatch()) {
        const int next = match.captured(1).toInt() + (event->key() == Qt::Key_Up ? 1 : -1);
        setText(u"%1 %2"_s.arg(qBound(1, next, longest)).arg(match.captured(2).toLower()));
        Q_EMIT edited(stored());
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace signalbox::ui
