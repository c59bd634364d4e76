// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/recalculate_sheet.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "actions/preview_asker.h"
#include "models/answer.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "tokens/address_field.h"
#include "tokens/balance_words.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
struct RecalculateSheet {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::RecalculateSheet)
};
}  // namespace

void sendCounted(Engine* engine, const Command& command, QObject* owner, Send send)
{
    if (!engine || !isDangerous(command))
        return send(command);
    whenAnswered(engine->preview(command), owner, [command, send](const Expected<Preview>& preview) {
        Command counted = command;
        if (preview)
            counted.preview = *preview;
        send(counted);  // without its numbers the engine refuses it, and its result says why
    });
}

void openRecalculateSheet(Engine* engine, const TokenFigures& token, const QString& holder, int mark, QWidget* window,
                          Send send)
{
    const QString symbol = BalanceWords::symbol(token.symbol, token.contract);
    auto* sheet = new Sheet(RecalculateSheet::tr("Recalculate %1", "token").arg(symbol), window);
    sheet->setObjectName(u"recalculateSheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(RecalculateSheet::tr("Recalculate %1", "token").arg(symbol), format::safe(token.chain));
    sheet->setMark(mark);
    auto* words = new Text(RecalculateSheet::tr(
        "Balances are computed again from the stored transfers and replace the present ones. Indexing continues."));
    words->setWordWrap(true);
    auto* all = new QRadioButton(RecalculateSheet::tr("All holders (%1)", "number").arg(format::number(token.holders)));
    auto* one = new QRadioButton(RecalculateSheet::tr("One holder"));
    auto* group = new QButtonGroup(sheet);
    for (QRadioButton* choice : {all, one}) {
        choice->setAccessibleName(choice->text());
        group->addButton(choice);
    }
    auto* field = new AddressField(RecalculateSheet::tr("Holder"));
    auto* check = new CheckLine;
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(24, 0, 0, 0);
    inner->addWidget(field);
    inner->addWidget(check);
    sheet->body()->addWidget(words);
    sheet->body()->addWidget(all);
    sheet->body()->addWidget(one);
    sheet->body()->addLayout(inner);
    auto* start = sheet->addFootButton(makeButton(RecalculateSheet::tr("Recalculate"), ButtonKind::Primary));
    sheet->setPrimary(start);
    const auto renew = [=] {
        field->setEnabled(one->isChecked());
        start->setEnabled(all->isChecked() || !field->address().isEmpty());
    };
    QObject::connect(one, &QRadioButton::toggled, sheet, renew);
    QObject::connect(field, &QLineEdit::textChanged, sheet, renew);
    QObject::connect(field, &AddressField::refusalChanged, check, [check](const QString& refusal) {
        if (refusal.isEmpty())
            check->clear();
        else
            check->set(State::Error, refusal);
    });
    QObject::connect(
        start, &QPushButton::clicked, sheet,
        [=, alive = QPointer<Engine>(engine), caip2 = token.caip2, contract = token.contract] {
            const arguments::BalancesRecalculate wanted{contract, one->isChecked() ? field->address() : QString()};
            sendCounted(alive, {wanted, caip2, {}}, window, send);
            sheet->accept();
        });
    field->setAddress(holder);
    (holder.isEmpty() ? all : one)->setChecked(true);
    renew();
    sheet->open();
    (holder.isEmpty() ? static_cast<QWidget*>(all) : field)->setFocus(Qt::OtherFocusReason);
}

void openRebuildSheet(Engine* engine, const QString& caip2, QWidget* window, Send send)
{
    if (!engine)
        return;
    const SnapshotPtr snapshot = engine->snapshot();
    const ChainSnapshot* chain = snapshot->chain(caip2);
    const QString name = chain ? format::safe(chain->name) : caip2;
    const QString title = RecalculateSheet::tr("Rebuild balances of %1", "chain").arg(name);
    auto* sheet = new ConfirmSheet(title, RecalculateSheet::tr("Rebuild"), window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(title, caip2);
    if (chain)
        sheet->setMark(chain->mark);
    sheet->setReplacing();
    sheet->setIntroduction(RecalculateSheet::tr(
        "All balances of the chain are removed and its stored transfers are counted from the beginning. Until that is "
        "done its balances are not complete. Indexing continues."));
    auto* asker = new PreviewAsker(engine, sheet);
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, [sheet, asker, send] {
        Command command = asker->command();
        command.preview = sheet->preview();
        send(command);
    });
    asker->setCommand({arguments::BalancesRebuild{}, caip2, {}});
    sheet->open();
}

}  // namespace signalbox::ui
