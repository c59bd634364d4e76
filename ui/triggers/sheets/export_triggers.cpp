// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include "sheets/save_file.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "triggers/sheets/import_sheet.h"

namespace signalbox::ui {

namespace {

struct TriggerExport {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TriggerExport)
};

}  // namespace

void exportTriggers(Engine* engine, const QStringList& ids, const QString& name, QWidget* window)
{
    if (!engine || !engine->triggers())
        return;
    saveFile(window, {TriggerExport::tr("Export triggers"), name, TriggerExport::tr("JSON files (*.json)")},
             [json = engine->triggers()->exported(ids)](const QString&) { return json; });
}

}  // namespace signalbox::ui
