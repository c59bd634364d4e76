// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/close_question.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "addchain/add_chain_wizard.h"
#include "widgets/button.h"

namespace signalbox::ui {

void openCloseQuestion(AddChainWizard* wizard)
{
    auto* sheet = new Sheet(AddChainWizard::tr("Close without adding the chain?"), wizard, 480);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* words =
        new Text(AddChainWizard::tr("A draft keeps the entries until Signalbox quits. API keys in it stay in "
                                    "memory and are not written to disk."));
    words->setWordWrap(true);
    sheet->body()->addWidget(words);
    auto* discard = makeButton(AddChainWizard::tr("Discard"));
    auto* keep = makeButton(AddChainWizard::tr("Keep draft"), ButtonKind::Primary);
    sheet->addFootButton(discard, true);
    sheet->setCancelText(AddChainWizard::tr("Continue"));
    sheet->addFootButton(keep);
    sheet->setPrimary(keep);
    QObject::connect(keep, &QPushButton::clicked, wizard, [sheet, wizard] {
        sheet->accept();
        wizard->keepDraft();
    });
    QObject::connect(discard, &QPushButton::clicked, wizard, [sheet, wizard] {
        sheet->accept();
        wizard->discard();
    });
    sheet->open();
    keep->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
