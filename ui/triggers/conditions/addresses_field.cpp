// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/addresses_field.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/address_text.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "triggers/model/condition_choices.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

AddressesField::AddressesField(QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(u"0x…, 0x…"_s);
    setFont(ui::font(TextRole::Mono));
    QAction* list = addAction(icon(u"list"_s, Ink::Secondary), QLineEdit::TrailingPosition);
    list->setText(tr("Edit the list of addresses"));
    list->setToolTip(tr("Edit the list of addresses (Ctrl+Return)"));
    list->setShortcut(Qt::CTRL | Qt::Key_Return);
    list->setShortcutContext(Qt::WidgetShortcut);
    connect(list, &QAction::triggered, this, &AddressesField::openList);
    connect(this, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(stored()); });
}

QString AddressesField::stored() const
{
    return addressesText(addressesIn(text()));
}

void AddressesField::setStored(const QString& value)
{
    if (addressesIn(value) != addressesIn(text()))
        setText(addressesIn(value).join(u", "_s));
}

void AddressesField::openList()
{
    auto* sheet = new Sheet(tr("Addresses"), window(), 560);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* words = new Text(tr("One address a line."), TextRole::Small, Ink::Secondary);
    auto* lines = new QPlainTextEdit(addressesIn(text()).join(u'\n'));
    lines->setAccessibleName(tr("Addresses, one a line"));
    lines->setFont(ui::font(TextRole::Mono));
    lines->setTabChangesFocus(true);
    lines->setMinimumHeight(180);
    auto* check = new CheckLine;
    sheet->body()->addWidget(words);
    sheet->body()->addWidget(lines, 1);
    sheet->body()->addWidget(check);
    QPushButton* use = sheet->addFootButton(makeButton(tr("Use addresses"), ButtonKind::Primary));
    sheet->setPrimary(use);
    const auto judge = [lines, check, use] {
        const QStringList all = addressesIn(lines->toPlainText());
        QString refused;
        for (const QString& each : all)
            if (enteredAddress(each).address.isEmpty() && refused.isEmpty())
                refused = each;
        if (refused.isEmpty())
            check->set(State::True, tr("%n addresses", nullptr, int(all.size())));
        else
            check->set(State::Refused, tr("%1 is not an address.").arg(refused.left(60)));
        use->setEnabled(refused.isEmpty());
    };
    connect(lines, &QPlainTextEdit::textChanged, sheet, judge);
    connect(use, &QPushButton::clicked, sheet, [this, sheet, lines] {
        setText(addressesIn(lines->toPlainText()).join(u", "_s));
        Q_EMIT edited(stored());
        sheet->accept();
    });
    judge();
    sheet->open();
    lines->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
