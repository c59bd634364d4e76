// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_export.h"

#include <QCoreApplication>

#include "queue/queue_item_model.h"
#include "sheets/save_file.h"
#include "signalbox/literals.h"
#include "tables/table_text.h"

namespace signalbox::ui {

namespace {

struct QueueExport {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::QueueExport)
};

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
    saveFile(parent,
             {QueueExport::tr("Export items"), u"queue-items.csv"_s,
              QueueExport::tr("CSV files (*.csv);;JSON files (*.json)")},
             [=, accepts = std::move(accepts)](const QString& file) {
                 return QFuture<Expected<std::vector<QueueEntry>>>(entries).then(
                     QCoreApplication::instance(),  // the columns are translated
                     [=, json = namesJson(file)](const Expected<std::vector<QueueEntry>>& answer) {
                         return answer.map([&](const std::vector<QueueEntry>& all) {
                             std::vector<QueueEntry> wanted;
                             std::copy_if(all.begin(), all.end(), std::back_inserter(wanted), accepts);
                             return queueEntriesText(std::move(wanted), state, json);
                         });
                     });
             });
}

}  // namespace signalbox::ui
