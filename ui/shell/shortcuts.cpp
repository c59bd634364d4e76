#include "shell/shortcuts.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/row_model.h"
#include "widgets/data_table.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::Shortcuts)
};

class ShortcutModel : public RowModel<ShortcutLine> {
public:
    explicit ShortcutModel(QObject* parent)
        : RowModel({{QStringLiteral("meaning"), Words::tr("What it does"), CellKind::Text, 360, true},
                    {QStringLiteral("keys"), Words::tr("Keys"), CellKind::Text, 170}},
                   parent)
    {
    }

protected:
    QString key(const ShortcutLine& line) const override { return line.meaning; }
    QVariant cell(const ShortcutLine& line, int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? line.meaning : line.keys.toString(QKeySequence::NativeText);
    }
};

}  // namespace

std::vector<ShortcutLine> shortcutList()
{
    return {
        {QKeySequence(Qt::CTRL | Qt::Key_K), Words::tr("Search or run a command")},
        {QKeySequence(Qt::CTRL | Qt::Key_1), Words::tr("First screen, and so on to Ctrl+9")},
        {QKeySequence(Qt::CTRL | Qt::Key_Comma), Words::tr("Settings")},
        {QKeySequence(Qt::ALT | Qt::Key_Left), Words::tr("Back to the page before")},
        {QKeySequence(Qt::ALT | Qt::Key_Right), Words::tr("Forward again")},
        {QKeySequence(Qt::Key_F5), Words::tr("Refresh this screen (also Ctrl+R)")},
        {QKeySequence(Qt::CTRL | Qt::Key_F), Words::tr("Find on this screen (also /)")},
        {QKeySequence(Qt::CTRL | Qt::Key_G), Words::tr("Go to a block")},
        {QKeySequence(Qt::CTRL | Qt::Key_L), Words::tr("Choose the time range")},
        {QKeySequence(Qt::Key_Space), Words::tr("Pause or go on with the live view")},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), Words::tr("Copy the address of what is open")},
        {QKeySequence(Qt::CTRL | Qt::Key_N), Words::tr("Add a chain")},
        {QKeySequence(Qt::CTRL | Qt::Key_C), Words::tr("Copy the selected rows of a table")},
        {QKeySequence(Qt::CTRL | Qt::Key_Return),
         Words::tr("Run the SQL statement at the cursor (with Shift: in a new tab)")},
        {QKeySequence(Qt::Key_Return), Words::tr("Open the current row, press the primary button of a sheet")},
        {QKeySequence(Qt::Key_Escape), Words::tr("Close the top sheet, menu or pane")},
        {QKeySequence(Qt::Key_F1), Words::tr("This list (also ?)")},
        {QKeySequence(Qt::CTRL | Qt::Key_Q), Words::tr("Quit")},
    };
}

void showShortcutSheet(QWidget* parent)
{
    auto* sheet = new Sheet(Words::tr("Shortcuts"), parent, 640);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* table = new DataTable(QStringLiteral("shortcuts"), Words::tr("Keys"));
    auto* model = new ShortcutModel(table);
    model->resetRows(shortcutList());
    table->setModel(model);
    table->setQuickFilter(Words::tr("Filter by word or key"));
    table->view()->setSortingEnabled(false);
    table->view()->horizontalHeader()->setSortIndicatorShown(false);
    table->proxy()->sort(-1);
    table->setMinimumHeight(400);
    sheet->body()->addWidget(table);
    sheet->setCancelText(Words::tr("Close"));
    sheet->open();
}

}  // namespace signalbox::ui
