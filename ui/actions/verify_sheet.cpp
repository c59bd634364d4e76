// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/verify_sheet.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <climits>

#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/height_field.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {

struct VerifySheet {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::VerifySheet)
};

}  // namespace

void openVerifySheet(const ChainSnapshot& chain, QWidget* window, Send send)
{
    auto* sheet = new Sheet(VerifySheet::tr("Verify %1").arg(chain.name), window);
    sheet->setObjectName(u"verifySheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(VerifySheet::tr("Verify %1").arg(chain.name), chain.caip2);
    sheet->setMark(chain.mark);
    auto* introduction =
        new Text(VerifySheet::tr("Blocks are read again and their receipts verified against the headers; stored rows "
                                 "are then compared with them. Nothing is changed."));
    introduction->setWordWrap(true);
    sheet->body()->addWidget(introduction);
    auto* sampled = new QRadioButton(VerifySheet::tr("Random sample"));
    auto* ranged = new QRadioButton(VerifySheet::tr("Block range"));
    auto* all = new QRadioButton(VerifySheet::tr("All stored blocks"));
    auto* sample = new QSpinBox;
    sample->setObjectName(u"verifySample"_s);
    sample->setRange(1, 1'000'000);
    sample->setValue(1'000);
    sample->setGroupSeparatorShown(true);
    sample->setAccessibleName(VerifySheet::tr("Blocks in the sample"));
    auto* lo = new HeightField(VerifySheet::tr("From block"));
    auto* hi = new HeightField(VerifySheet::tr("To block"));
    const Height start = chain.start, newest = chain.stored.value_or(chain.start);
    lo->setHeight(start);
    hi->setHeight(newest);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto row = [grid](QRadioButton* choice, const std::vector<QWidget*>& parts) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        for (QWidget* part : parts)
            line->addWidget(part);
        line->addStretch(1);
        grid->addWidget(choice, grid->rowCount(), 0);
        grid->addLayout(line, grid->rowCount() - 1, 1);
    };
    const auto words = [](const QString& text) { return new Text(text, TextRole::Small, Ink::Secondary); };
    row(sampled, {sample, words(VerifySheet::tr("blocks; the report states the confidence"))});
    row(ranged, {lo, words(VerifySheet::tr("to", "between two block numbers")), hi});
    row(all, {words(VerifySheet::tr("%1 blocks, two calls each", nullptr, format::plural(newest - start + 1))
                        .arg(format::number(newest - start + 1)))});
    sheet->body()->addLayout(grid);
    auto* verify = sheet->addFootButton(makeButton(VerifySheet::tr("Verify"), ButtonKind::Primary));
    verify->setObjectName(u"verifyStart"_s);
    sheet->setPrimary(verify);
    const auto changed = [=] {
        const auto from = lo->height(), to = hi->height();
        const bool good = from && to && *from >= start && *to >= *from && *to <= newest;
        sample->setEnabled(sampled->isChecked());
        lo->setEnabled(ranged->isChecked());
        hi->setEnabled(ranged->isChecked());
        setFieldCheck(lo, ranged->isChecked() && !good ? FieldCheck::Refused : FieldCheck::None);
        verify->setEnabled(!ranged->isChecked() || good);
    };
    for (QRadioButton* choice : {sampled, ranged, all})
        QObject::connect(choice, &QRadioButton::toggled, sheet, changed);
    QObject::connect(lo, &HeightField::heightEdited, sheet, changed);
    QObject::connect(hi, &HeightField::heightEdited, sheet, changed);
    QObject::connect(verify, &QPushButton::clicked, sheet, [=, caip2 = chain.caip2] {
        arguments::Verify wanted;
        if (sampled->isChecked())
            wanted.sample = sample->value();
        else if (ranged->isChecked())
            wanted.range = Interval{*lo->height(), *hi->height()};
        send({wanted, caip2, {}});
        sheet->accept();
    });
    sampled->setChecked(true);
    changed();
    sheet->open();
    sample->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
