// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "triggers/sheets/import_sheet.h"

namespace signalbox::ui {

namespace {

struct TriggerExport {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TriggerExport)
};

void warn(QWidget* parent, const QString& text)
{
    auto* box =
        new QMessageBox(QMessageBox::Warning, TriggerExport::tr("Export triggers"), text, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace

void exportTriggers(Engine* engine, const QStringList& ids, const QString& name, QWidget* window)
{
    if (!engine || !engine->triggers())
        return;
    auto* dialog =
        new QFileDialog(window, TriggerExport::tr("Export triggers"), name, TriggerExport::tr("JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    const auto json = engine->triggers()->exported(ids);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [window, json](const QString& path) {
        whenAnswered(json, window, [window, path](const Expected<QByteArray>& answer) {
            if (!answer)
                return warn(window,
                            TriggerExport::tr("The triggers were not exported. %1").arg(engineWords(answer.error())));
            QSaveFile out(path);
            if (!out.open(QIODevice::WriteOnly) || out.write(*answer) != answer->size() || !out.commit())
                warn(window, TriggerExport::tr("%1 could not be written: %2. Choose another folder.")
                                 .arg(path, out.errorString()));
        });
    });
    dialog->open();
}

}  // namespace signalbox::ui
