// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_sheets.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QRadioButton>
#include <QVBoxLayout>

#include "crosschain/batch_asker.h"
#include "models/answer.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/format.h"
#include "widgets/height_field.h"

namespace signalbox::ui {

namespace {

struct SyncSheets {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::SyncSheets)
};

template <class Action>
std::vector<Command> commandsFor(const SyncChoice& choice)
{
    std::vector<Command> all;
    for (const auto& [caip2, tables] : choice) {
        Action action;
        action.tables = tables;
        all.push_back({action, caip2, {}});
    }
    return all;
}

/// "Alder", "orders of Alder", "3 chains".
QString subject(Engine* engine, const SyncChoice& choice)
{
    if (choice.size() != 1)
        return SyncSheets::tr("%n chains", nullptr, int(choice.size()));
    const auto& [caip2, tables] = *choice.begin();
    const ChainSnapshot* chain = engine->snapshot()->chain(caip2);
    const QString name = chain ? format::safe(chain->name) : caip2;
    return tables.isEmpty() ? name
                            : SyncSheets::tr("%1 of %2", "tables, chain")
                                  .arg(tables.size() > 2 ? SyncSheets::tr("%n tables", nullptr, int(tables.size()))
                                                         : format::list(tables),
                                       name);
}

ConfirmSheet* makeSheet(Engine* engine, const SyncChoice& choice, const QString& title, const QString& action,
                        QWidget* window)
{
    auto* sheet = new ConfirmSheet(title, action, window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    if (choice.size() == 1) {
        sheet->setTitle(title, choice.begin()->first);
        if (const ChainSnapshot* chain = engine->snapshot()->chain(choice.begin()->first))
            sheet->setMark(chain->mark);
    }
    return sheet;
}

}  // namespace

void openSyncResync(Engine* engine, const SyncChoice& choice, QWidget* window, SendEach send)
{
    if (!engine || choice.empty())
        return;
    auto* sheet = makeSheet(engine, choice, SyncSheets::tr("Resync %1").arg(subject(engine, choice)),
                            SyncSheets::tr("Resync"), window);
    sheet->setReplacing();
    sheet->setIntroduction(
        SyncSheets::tr("These rows of the global tables are compared with the chains' own tables and corrected where "
                       "they differ. Indexing continues, and readers see no gap."));
    auto* asker = new BatchAsker(engine, sheet);
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, [asker, send] {
        for (const Command& command : asker->confirmed())
            send(command);
    });
    asker->setCommands(commandsFor<arguments::Resync>(choice));
    sheet->open();
}

void openSyncOptimize(Engine* engine, const SyncChoice& choice, QWidget* window, SendEach send)
{
    if (!engine || choice.empty())
        return;
    auto* sheet = makeSheet(engine, choice, SyncSheets::tr("Optimize %1").arg(subject(engine, choice)),
                            SyncSheets::tr("Optimize"), window);
    sheet->setIntroduction(
        SyncSheets::tr("The tables are vacuumed and analyzed, and bloated indexes are rebuilt. Indexing continues."));
    auto* asker = new BatchAsker(engine, sheet);
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, [asker, send] {
        for (const Command& command : asker->confirmed())
            send(command);
    });
    const auto plain = commandsFor<arguments::Optimize>(choice);
    if (choice.size() == 1) {
        const ChainSnapshot* chain = engine->snapshot()->chain(choice.begin()->first);
        const Height newest = chain ? chain->stored.value_or(1) : 1;
        auto* group = new QButtonGroup(sheet);
        const auto add = [&](const QString& text) {
            auto* radio = new QRadioButton(text);
            radio->setAccessibleName(text);
            group->addButton(radio);
            sheet->choices()->addWidget(radio);
            return radio;
        };
        QRadioButton* keep = add(SyncSheets::tr("Keep all versions of rows"));
        QRadioButton* drop = add(SyncSheets::tr("Drop row versions superseded before a height"));
        auto* from = new HeightField(SyncSheets::tr("Earliest height that can be queried afterwards"));
        auto* row = new QHBoxLayout;
        row->setContentsMargins(24, 0, 0, 0);
        row->addWidget(
            new Text(SyncSheets::tr("Earliest height that can be queried afterwards"), TextRole::Base, Ink::Secondary));
        row->addWidget(from);
        row->addStretch(1);
        sheet->choices()->addLayout(row);
        const auto changed = [=] {
            from->setEnabled(drop->isChecked());
            auto commands = plain;
            if (drop->isChecked()) {
                const auto height = from->height();
                const bool good = height && *height >= 1 && *height <= newest;
                setFieldCheck(from, good ? FieldCheck::None : FieldCheck::Refused);
                if (!good)
                    return asker->clear();
                auto& optimize = std::get<arguments::Optimize>(commands.front().args);
                optimize.dropSuperseded = true;
                optimize.keepFrom = height;
            } else {
                setFieldCheck(from, FieldCheck::None);
            }
            asker->setCommands(commands);
        };
        keep->setChecked(true);
        from->setHeight(newest);
        QObject::connect(drop, &QRadioButton::toggled, sheet, changed);
        QObject::connect(from, &HeightField::heightEdited, sheet, changed);
        changed();
    } else {
        asker->setCommands(plain);
    }
    sheet->open();
}

}  // namespace signalbox::ui
