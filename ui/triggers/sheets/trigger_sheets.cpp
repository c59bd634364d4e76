// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sheets/trigger_sheets.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/sheet.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {

struct TriggerSheets {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TriggerSheets)
};

QSpinBox* makeSpin(int low, int high, int value, const QString& name)
{
    auto* spin = new QSpinBox;
    spin->setRange(low, high);
    spin->setValue(value);
    spin->setAccessibleName(name);
    spin->setFixedWidth(120);
    return spin;
}

}  // namespace

void openNameSheet(TriggerDraft* draft, QWidget* window)
{
    auto* sheet = new Sheet(TriggerSheets::tr("Name of the trigger"), window, 520);
    sheet->setObjectName(u"nameSheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* name = new QLineEdit(draft->now().name);
    name->setAccessibleName(TriggerSheets::tr("Name"));
    name->setPlaceholderText(TriggerSheets::tr("Name"));
    name->setMaxLength(255);
    auto* words = new QPlainTextEdit(draft->now().description);
    words->setAccessibleName(TriggerSheets::tr("Description"));
    words->setPlaceholderText(TriggerSheets::tr("Description: what to do when it fires"));
    words->setTabChangesFocus(true);
    words->setFixedHeight(90);
    sheet->body()->addWidget(name);
    sheet->body()->addWidget(words);
    QPushButton* use = sheet->addFootButton(makeButton(TriggerSheets::tr("Use name"), ButtonKind::Primary));
    sheet->setPrimary(use);
    sheet->setFootNote(TriggerSheets::tr("Stored when the trigger is saved."));
    const auto judge = [=] { use->setEnabled(!name->text().trimmed().isEmpty()); };
    QObject::connect(name, &QLineEdit::textChanged, sheet, judge);
    QObject::connect(use, &QPushButton::clicked, sheet, [=] {
        draft->change([&](Trigger& trigger) {
            trigger.name = name->text().trimmed();
            trigger.description = words->toPlainText().trimmed();
        });
        sheet->accept();
    });
    judge();
    sheet->open();
    name->setFocus(Qt::OtherFocusReason);
    name->selectAll();
}

void openBreakerSheet(TriggerDraft* draft, QWidget* window, std::function<void()> reset)
{
    const TriggerBreaker& breaker = draft->now().breaker;
    auto* sheet = new Sheet(TriggerSheets::tr("Breaker"), window, 520);
    sheet->setObjectName(u"breakerSheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* words =
        new Text(TriggerSheets::tr("The breaker stops a trigger whose evaluation or actions keep failing. After "
                                   "the recovery time it is tried again."),
                 TextRole::Base, Ink::Secondary);
    words->setWordWrap(true);
    auto* state = new StateChip(stateOf(breaker.state), breakerText(breaker));
    auto* reason = new Text(breaker.reason.isEmpty() ? QString() : format::safe(engineWords(breaker.reason)),
                            TextRole::Small, Ink::Secondary);
    reason->setWordWrap(true);
    reason->setVisible(!breaker.reason.isEmpty());
    auto* failures = makeSpin(1, 1000, breaker.failureThreshold, TriggerSheets::tr("Failures in a row until it opens"));
    auto* recovery =
        makeSpin(1, 10'080, std::max(1, breaker.recoverySeconds / 60), TriggerSheets::tr("Recovery time in minutes"));
    recovery->setSuffix(TriggerSheets::tr(" min", "minutes"));
    auto* trials = makeSpin(1, 10, breaker.halfOpenCalls, TriggerSheets::tr("Trials while half open"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(new Text(TriggerSheets::tr("Failures until it opens"), TextRole::Base, Ink::Secondary), failures);
    form->addRow(new Text(TriggerSheets::tr("Recovery time"), TextRole::Base, Ink::Secondary), recovery);
    form->addRow(new Text(TriggerSheets::tr("Trials while half open"), TextRole::Base, Ink::Secondary), trials);
    sheet->body()->addWidget(words);
    sheet->body()->addWidget(state);
    sheet->body()->addWidget(reason);
    sheet->body()->addLayout(form);
    QPushButton* again = sheet->addFootButton(makeButton(TriggerSheets::tr("Reset breaker"), ButtonKind::Normal), true);
    again->setEnabled(!draft->isNew() && (breaker.state != BreakerState::Closed || breaker.failures > 0));
    QPushButton* use = sheet->addFootButton(makeButton(TriggerSheets::tr("Use limits"), ButtonKind::Primary));
    sheet->setPrimary(use);
    QObject::connect(again, &QPushButton::clicked, sheet, [=, reset = std::move(reset)] {
        reset();
        sheet->accept();
    });
    QObject::connect(use, &QPushButton::clicked, sheet, [=] {
        draft->change([&](Trigger& trigger) {
            trigger.breaker.failureThreshold = failures->value();
            trigger.breaker.recoverySeconds = recovery->value() * 60;
            trigger.breaker.halfOpenCalls = trials->value();
        });
        sheet->accept();
    });
    sheet->open();
    failures->setFocus(Qt::OtherFocusReason);
}

void askToDiscard(const QString& name, QWidget* window, std::function<void()> discard)
{
    auto* sheet = new Sheet(TriggerSheets::tr("Discard changes?"), window, 480);
    sheet->setObjectName(u"discardSheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* words = new Text(TriggerSheets::tr("The changes of \"%1\" are not saved and will be lost.").arg(name));
    words->setWordWrap(true);
    sheet->body()->addWidget(words);
    sheet->setCancelText(TriggerSheets::tr("Keep editing"));
    QPushButton* lose = sheet->addFootButton(makeButton(TriggerSheets::tr("Discard changes"), ButtonKind::Danger));
    sheet->setPrimary(lose);
    QObject::connect(lose, &QPushButton::clicked, sheet, [sheet, discard = std::move(discard)] {
        sheet->accept();
        discard();
    });
    sheet->open();
}

}  // namespace signalbox::ui
