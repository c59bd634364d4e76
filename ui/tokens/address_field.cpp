// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/address_field.h"

#include <QKeyEvent>

#include "models/address_text.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style.h"

namespace signalbox::ui {

AddressField::AddressField(const QString& name, QWidget* parent) : QLineEdit(parent)
{
    setAccessibleName(name);
    setPlaceholderText(tr("0x… address"));
    setFont(ui::font(TextRole::Mono));
    setClearButtonEnabled(true);
    setMaxLength(200);
    connect(this, &QLineEdit::textChanged, this, &AddressField::check);
}

void AddressField::setAddress(const QString& address)
{
    const QSignalBlocker quiet(this);
    setText(checksummed(address));
    setCursorPosition(0);
    m_before = text();
    refuse({});
}

QString AddressField::address() const
{
    return enteredAddress(text()).address;
}

void AddressField::refuse(const QString& words)
{
    setFieldCheck(this, words.isEmpty() ? FieldCheck::None : FieldCheck::Refused);
    setAccessibleDescription(words);
    if (std::exchange(m_refusal, words) != words)
        Q_EMIT refusalChanged(words);
}

void AddressField::check(const QString& text)
{
    const EnteredAddress entered = enteredAddress(text);
    refuse(entered.partial ? QString() : entered.refusal);
    const bool cleared = text.isEmpty() && !m_before.isEmpty();
    m_before = text;
    if (!entered.address.isEmpty() || cleared)  // a whole address needs no Enter
        Q_EMIT this->entered(entered.address);
}

void AddressField::enter()
{
    const EnteredAddress entered = enteredAddress(text());
    refuse(entered.refusal);
    if (entered.refusal.isEmpty())
        Q_EMIT this->entered(entered.address);
}

void AddressField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        enter();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace signalbox::ui
