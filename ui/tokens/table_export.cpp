// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/table_export.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <numeric>

#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "tables/table_text.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {

struct TableExport {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TableExport)
};

void writeFile(const QString& file, const QByteArray& content, QWidget* parent)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit())
        return;
    auto* box = new QMessageBox(
        QMessageBox::Warning, TableExport::tr("The file was not written"),
        TableExport::tr("%1 could not be written: %2. Choose another folder.").arg(file, out.errorString()),
        QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void chooseFile(DataTable* table, const QString& name, bool json)
{
    auto* dialog =
        new QFileDialog(table, TableExport::tr("Export the listed rows"), QString(),
                        json ? TableExport::tr("JSON files (*.json)") : TableExport::tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name + (json ? u".json"_s : u".csv"_s));
    QObject::connect(dialog, &QFileDialog::fileSelected, table, [table, json](const QString& file) {
        writeFile(file, exportedRows(*table, json), table->window());
    });
    dialog->open();
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
