// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/label_sheet.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/address_text.h"
#include "signalbox/literals.h"
#include "tokens/address_labels.h"
#include "widgets/button.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {
struct LabelSheet {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::LabelSheet)
};
constexpr int longest = 60;
}  // namespace

void openLabelSheet(Desk* desk, const QString& address, QWidget* window, std::function<void()> changed)
{
    auto* sheet = new Sheet(LabelSheet::tr("Label address"), window, 520);
    sheet->setObjectName(u"labelSheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* shown = new Text(checksummed(address), TextRole::Mono, Ink::Secondary);
    auto* field = new QLineEdit(addressLabel(*desk, address));
    field->setAccessibleName(LabelSheet::tr("Label"));
    field->setPlaceholderText(LabelSheet::tr("Label; empty: none"));
    field->setMaxLength(longest);
    sheet->body()->addWidget(shown);
    sheet->body()->addWidget(field);
    sheet->setFootNote(LabelSheet::tr("Labels are stored on this computer only."));
    auto* save = sheet->addFootButton(makeButton(LabelSheet::tr("Save"), ButtonKind::Primary));
    sheet->setPrimary(save);
    QObject::connect(save, &QPushButton::clicked, sheet, [=] {
        keepAddressLabel(*desk, {address, field->text()});
        sheet->accept();
        changed();
    });
    sheet->open();
    field->setFocus(Qt::OtherFocusReason);
    field->selectAll();
}

}  // namespace signalbox::ui
