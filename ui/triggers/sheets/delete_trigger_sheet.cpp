// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sheets/delete_trigger_sheet.h"

#include <QCoreApplication>

#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
struct DeleteTriggerSheet {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::DeleteTriggerSheet)
};
}  // namespace

void openDeleteTriggerSheet(const TriggerSummary& summary, qint64 edits, QWidget* window,
                            std::function<void()> confirmed)
{
    const Trigger& trigger = summary.trigger;
    auto* sheet = new ConfirmSheet(DeleteTriggerSheet::tr("Delete trigger"), DeleteTriggerSheet::tr("Delete"), window);
    sheet->setObjectName(u"deleteTrigger"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(DeleteTriggerSheet::tr("Delete trigger"), format::safe(trigger.name));
    const qint64 waiting = summary.dead + summary.held;
    QStringList sentences{DeleteTriggerSheet::tr(
                              "The trigger, its conditions, actions, counters and %n edits of its history are deleted.",
                              nullptr, format::plural(edits)),
                          DeleteTriggerSheet::tr("What it sent stays in the audit.")};
    if (waiting > 0)
        sentences << DeleteTriggerSheet::tr("%n dead or held jobs can no longer be replayed.", nullptr,
                                            format::plural(waiting));
    sheet->setIntroduction(sentences.join(u' '));
    const auto conditions = qint64(trigger.conditions.size()), actions = qint64(trigger.actions.size());
    Preview preview;
    preview.tables = {{u"erc8004.triggers"_s, 1, true, 0},
                      {u"erc8004.trigger_conditions"_s, conditions, true, 0},
                      {u"erc8004.trigger_actions"_s, actions, true, 0},
                      {u"erc8004.trigger_edits"_s, edits, true, 0}};
    preview.rows = 1 + conditions + actions + edits;
    preview.irreversible =
        Message(DeleteTriggerSheet::tr("This cannot be undone. Export the trigger first to keep a copy."));
    preview.confirmation = trigger.name;
    sheet->setPreview(preview);
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, std::move(confirmed));
    sheet->open();
}

}  // namespace signalbox::ui
