// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_export.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>

#include "language/engine_words.h"
#include "models/answer.h"
#include "queue/queue_item_model.h"
#include "signalbox/literals.h"
#include "tables/table_text.h"

namespace signalbox::ui {

namespace {

struct QueueExport {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::QueueExport)
};

void warn(QWidget* parent, const QString& text)
{
    auto* box = new QMessageBox(QMessageBox::Warning, QueueExport::tr("Export items"), text, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void write(QWidget* parent, const QString& file, const QByteArray& text)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        warn(parent,
             QueueExport::tr("%1 could not be written: %2. Choose another folder.").arg(file, out.errorString()));
}

}  // namespace

QByteArray queueEntriesText(std::vector<QueueEntry> entries, QueueEntryState state, bool json)
{
    QueueItemModel model;
    model.setState(state);
    model.resetRows(std::move(entries));
    QList<int> rows, columns;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << row;
    for (int column = int(QueueItemModel::Column::Time); column < model.columnCount(); ++column)
        columns << column;
    return tableText(model, rows, columns, json ? TableFormat::Json : TableFormat::Csv, true).toUtf8();
}

void exportQueueEntries(QWidget* parent, const QFuture<Expected<std::vector<QueueEntry>>>& entries,
                        std::function<bool(const QueueEntry&)> accepts, QueueEntryState state)
{
    auto* dialog = new QFileDialog(parent, QueueExport::tr("Export items"), u"queue-items.csv"_s,
                                   QueueExport::tr("CSV files (*.csv);;JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, entries, accepts = std::move(accepts), state](const QString& file) {
                         whenAnswered(entries, parent, [=](const Expected<std::vector<QueueEntry>>& answer) {
                             if (!answer)
                                 return warn(parent, engineWords(answer.error()));
                             std::vector<QueueEntry> wanted;
                             std::copy_if(answer->begin(), answer->end(), std::back_inserter(wanted), accepts);
                             const bool json = file.endsWith(u".json"_s, Qt::CaseInsensitive);
                             write(parent, file, queueEntriesText(std::move(wanted), state, json));
                         });
                     });
    dialog->open();
}

}  // namespace signalbox::ui
