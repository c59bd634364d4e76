// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/table_export.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPushButton>
#include <numeric>

#include "sheets/save_file.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "tables/table_text.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {

struct TableExport {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TableExport)
};

void chooseFile(DataTable* table, const QString& name, bool json)
{
    saveFile(table,
             {TableExport::tr("Export the listed rows"), name + (json ? u".json"_s : u".csv"_s),
              json ? TableExport::tr("JSON files (*.json)") : TableExport::tr("CSV files (*.csv)")},
             [table, json](const QString&) { return readyContent(exportedRows(*table, json)); });
}

}  // namespace

QByteArray exportedRows(const DataTable& table, bool json)
{
    const QAbstractItemModel* shown = table.view()->model();
    if (!shown)
        return {};
    QList<int> rows(shown->rowCount()), columns(shown->columnCount());
    std::iota(rows.begin(), rows.end(), 0);
    std::iota(columns.begin(), columns.end(), 0);
    return tableText(*shown, rows, columns, json ? TableFormat::Json : TableFormat::Csv, true).toUtf8();
}

QPushButton* addExport(DataTable* table, std::function<QString()> name)
{
    QPushButton* button = makeButton(TableExport::tr("Export"), ButtonKind::Normal, u"export"_s, ControlSize::Card);
    auto* menu = new QMenu(button);
    for (const bool json : {false, true})
        QObject::connect(menu->addAction(json ? TableExport::tr("JSON…") : TableExport::tr("CSV…")),
                         &QAction::triggered, table, [table, name, json] { chooseFile(table, name(), json); });
    button->setMenu(menu);
    table->head()->addRight(button);
    return button;
}

}  // namespace signalbox::ui
