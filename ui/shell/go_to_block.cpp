// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/go_to_block.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/overview_totals.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/height_field.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::GoToBlock)
};
}  // namespace

QString blockAddress(const QString& caip2, bool hasExplorer, Height block)
{
    if (hasExplorer)
        return u"explorer/block/%2?chain=%1"_s.arg(caip2).arg(block);
    return u"events?kind=transfers&chain=%1&blocks=%2-%2"_s.arg(caip2).arg(block);
}

void openGoToBlock(const WorkspaceSnapshot& snapshot, const QString& chain, QWidget* window,
                   std::function<void(const QString&)> go)
{
    std::vector<ChainSnapshot> chains;
    for (const ChainSnapshot& each : snapshot.chains)
        if (isListed(each))
            chains.push_back(each);
    if (chains.empty())
        return;
    auto* sheet = new Sheet(Words::tr("Go to block"), window, 480);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* which = new QComboBox;
    which->setAccessibleName(Words::tr("Chain"));
    for (const ChainSnapshot& each : chains) {
        which->addItem(format::safe(each.name), each.caip2);
        if (each.caip2 == chain)
            which->setCurrentIndex(which->count() - 1);
    }
    auto* field = new HeightField(Words::tr("Block"));
    auto* range = new Text({}, TextRole::Small, Ink::Secondary);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(new Text(Words::tr("Chain"), TextRole::Base, Ink::Secondary), 0, 0);
    grid->addWidget(which, 0, 1);
    grid->addWidget(new Text(Words::tr("Block"), TextRole::Base, Ink::Secondary), 1, 0);
    grid->addWidget(field, 1, 1);
    grid->addWidget(range, 2, 1);
    grid->setColumnStretch(1, 1);
    sheet->body()->addLayout(grid);
    QPushButton* open = sheet->addFootButton(makeButton(Words::tr("Show"), ButtonKind::Primary));
    sheet->setPrimary(open);

    const auto renew = [=] {
        const ChainSnapshot& shown = chains[size_t(std::max(0, which->currentIndex()))];
        const auto height = field->height();
        const bool inside = height && *height >= shown.start && (!shown.stored || *height <= *shown.stored);
        range->setText(
            shown.stored
                ? Words::tr("stored from %1 to %2").arg(format::number(shown.start), format::number(*shown.stored))
                : Words::tr("no blocks stored yet"));
        setFieldCheck(field, field->text().isEmpty() || inside ? FieldCheck::None : FieldCheck::Refused);
        open->setEnabled(inside && shown.stored);
    };
    QObject::connect(field, &HeightField::heightEdited, sheet, renew);
    QObject::connect(which, &QComboBox::currentIndexChanged, sheet, renew);
    QObject::connect(open, &QPushButton::clicked, sheet, [=] {
        const ChainSnapshot& shown = chains[size_t(std::max(0, which->currentIndex()))];
        const QString address = blockAddress(shown.caip2, shown.has(Feature::Explorer), field->height().value_or(0));
        sheet->accept();
        go(address);
    });
    renew();
    sheet->open();
    field->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
