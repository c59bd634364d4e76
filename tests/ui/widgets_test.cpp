#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "sheets/confirm_sheet.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "tables/row_model.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/segments.h"
#include "widgets/sheet.h"
#include "widgets/tile.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

struct Row {
    QString name;
    int number;
};

class Model : public RowModel<Row> {
public:
    Model()
        : RowModel({{QStringLiteral("name"), QStringLiteral("Name"), CellKind::Name, 120, true},
                    {QStringLiteral("number"), QStringLiteral("Number"), CellKind::Number, 80, false, 1}})
    {
        setRows({{QStringLiteral("Base"), 30}, {QStringLiteral("Celo"), 4}, {QStringLiteral("=1+1"), 200}});
    }

protected:
    QString key(const Row& row) const override { return row.name; }
    QVariant cell(const Row& row, int column, int role) const override
    {
        if (role == SortRole && column == 1)
            return row.number;
        return role == Qt::DisplayRole ? (column == 0 ? QVariant(row.name) : QVariant(row.number)) : QVariant();
    }
};

double luminance(const QColor& c)
{
    const auto channel = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsReadableOnItsGround()
    {
        for (const Theme* t : {&Theme::light(), &Theme::darkLook()}) {
            for (const QColor& ground : {t->surface, t->window, t->raised, t->hover})
                for (const QColor& ink :
                     {t->text, t->secondary, t->muted, t->link, t->ok.ink, t->warn.ink, t->error.ink})
                    QVERIFY2(contrast(ink, ground) >= 4.4,
                             qPrintable(ink.name() + QStringLiteral(" on ") + ground.name() + QStringLiteral(": ") +
                                        QString::number(contrast(ink, ground))));
            for (const QColor& ink : {t->text, t->secondary, t->link})
                QVERIFY(contrast(ink, t->selection) >= 4.5);
            for (const Tone& tone : {t->ok, t->warn, t->error, t->info})
                QVERIFY(contrast(tone.ink, tone.tint) >= 4.4);
            for (const QColor& fill : {t->fill, t->fillHover, t->fillPressed, t->danger, t->dangerHover})
                QVERIFY(contrast(t->onFill, fill) >= 4.4);
            QVERIFY(contrast(t->tipText, t->tip) >= 4.5);
        }
    }

    void everyIconIsDrawn()
    {
        const QStringList files = QDir(QStringLiteral(":/resources/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 40);
        for (const QString& file : files) {
            const QImage image = icon(file.chopped(4)).pixmap(20, 20).toImage();
            bool any = false;
            for (int x = 0; x < image.width() && !any; ++x)
                for (int y = 0; y < image.height() && !any; ++y)
                    any = image.pixelColor(x, y).alpha() > 128;
            QVERIFY2(any, qPrintable(file));
        }
    }

    void everySignIsItsOwnShape()
    {
        QList<QImage> seen;
        for (const State state : {State::Ok, State::Backfill, State::Starting, State::Slow, State::Error, State::Paused,
                                  State::True, State::False}) {
            QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintSign(painter, QRectF(0, 0, 20, 20), state, Qt::black);  // colour is never the only sign
            painter.end();
            for (const QImage& other : seen)
                QVERIFY(image != other);
            seen << image;
        }
    }

    void theLookChangesLive()
    {
        QSignalSpy changed(&ThemeManager::instance(), &ThemeManager::changed);
        ThemeManager::instance().setMode(ThemeMode::Dark);
        QVERIFY(Theme::current().dark);
        ThemeManager::instance().setMode(ThemeMode::Light);
        QVERIFY(!Theme::current().dark);
        QCOMPARE(changed.size(), 2);
    }
};
SIGNALBOX_TEST(ThemeTest)

class DataTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void filtersSortsAndCounts()
    {
        Model model;
        DataTable table(QStringLiteral("test"), QStringLiteral("Chains"));
        table.setQuickFilter(QStringLiteral("Filter"));
        table.setModel(&model);
        table.view()->sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(table.view()->model()->index(0, 0).data().toString(), QStringLiteral("Celo"));
        table.filterField()->setText(QStringLiteral("bas"));
        QCOMPARE(table.view()->model()->rowCount(), 1);
        table.filterField()->clear();
        table.selectKey(QStringLiteral("Base"));
        QCOMPARE(table.currentRow(), 0);
        QCOMPARE(table.selectedRows(), QList<int>{0});
        model.setRows({{QStringLiteral("Aaa"), 1}, {QStringLiteral("Base"), 31}});
        QCOMPARE(table.selectedRows(), QList<int>{1});  // survives the refresh
    }

    void copiesInThreeFormats()
    {
        Model model;
        DataTable table(QStringLiteral("test2"), QStringLiteral("Chains"));
        table.setModel(&model);
        table.view()->selectAll();
        table.view()->copy(TableFormat::Csv, true);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("name,number\r\n")));
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("'=1+1,200")));
        table.view()->copy(TableFormat::Json, false);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\"name\": \"Celo\"")));
        table.view()->copy(TableFormat::Text, false);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Base\t30")));
    }

    void saysWhatToDoWhenEmpty()
    {
        Model model;
        model.setRows({});
        DataTable table(QStringLiteral("test3"), QStringLiteral("Chains"));
        bool pressed = false;
        table.setModel(&model);
        table.setEmpty(QStringLiteral("No chain yet."), QStringLiteral("Add chain"), [&] { pressed = true; });
        table.show();
        auto* button = table.findChild<QPushButton*>();
        QVERIFY(button && button->isVisible());
        button->click();
        QVERIFY(pressed);
        model.setRows({{QStringLiteral("Base"), 1}});
        QVERIFY(!button->isVisible());
    }

    void smallWindowsDropColumns()
    {
        Model model;
        DataTable table(QStringLiteral("test4"), QStringLiteral("Chains"));
        table.setModel(&model);
        table.setDropLevel(1);
        QCOMPARE(table.view()->shownColumns(), QStringList{QStringLiteral("name")});
        table.setDropLevel(0);
        QCOMPARE(table.view()->shownColumns().size(), 2);
    }

    void layoutComesBack()
    {
        Model model;
        QByteArray state;
        {
            TableView view;
            view.setSortingEnabled(true);
            view.setModel(&model);
            view.horizontalHeader()->moveSection(1, 0);
            state = view.layoutState();
        }
        TableView view;
        view.setSortingEnabled(true);
        view.setModel(&model);
        view.setLayoutState(state);
        QCOMPARE(view.horizontalHeader()->visualIndex(1), 0);
        view.setLayoutState(QByteArray("nonsense"));  // a damaged memory changes nothing
        QCOMPARE(view.horizontalHeader()->visualIndex(1), 0);
    }

    void millionRowsAreNoProblem()
    {
        std::vector<Row> many;
        for (int i = 0; i < 1'000'000; ++i)
            many.push_back({QString::number(i), i});
        Model model;
        model.resetRows(std::move(many));
        DataTable table(QStringLiteral("test5"), QStringLiteral("Events"));
        table.setPagedModel(&model);
        table.resize(800, 600);
        table.show();
        QElapsedTimer timer;
        timer.start();
        table.view()->scrollToBottom();
        table.grab();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
};
SIGNALBOX_TEST(DataTableTest)

class SharedWidthModel : public RowModel<Row> {
public:
    SharedWidthModel()
        : RowModel({{QStringLiteral("short"), QStringLiteral("A"), CellKind::Text, 200},
                    {QStringLiteral("long"), QStringLiteral("B"), CellKind::Text, 200}})
    {
    }

protected:
    QString key(const Row& row) const override { return row.name; }
    QVariant cell(const Row& row, int column, int role) const override
    {
        return role == Qt::DisplayRole ? (column == 0 ? QStringLiteral("x") : row.name) : QVariant();
    }
};

class ColumnRoomTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsShareTheirRoomByTheirContent()
    {
        SharedWidthModel model;
        DataTable table(QStringLiteral("room"), QStringLiteral("Room"));
        table.setPagedModel(&model);
        table.resize(420, 300);
        table.show();
        QTRY_VERIFY(table.view()->columnWidth(0) >= 180);  // nothing to measure yet
        model.resetRows({{QStringLiteral("a text that is much longer than its column was made for"), 1}});
        QTRY_VERIFY2(table.view()->columnWidth(1) > 250, qPrintable(QString::number(table.view()->columnWidth(1))));
        QVERIFY(table.view()->columnWidth(0) < 150);
        const int before = table.view()->columnWidth(1);
        model.appendRows({{QStringLiteral("b"), 2}});  // later rows do not move the columns
        QCOMPARE(table.view()->columnWidth(1), before);
    }
};
SIGNALBOX_TEST(ColumnRoomTest)

class PiecesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTileReadsItself()
    {
        Tile tile(QStringLiteral("Worst lag"));
        tile.setFigure(QStringLiteral("2 h 27 min"));
        tile.setChange(QStringLiteral("Celo, since 12:04"));
        QCOMPARE(tile.accessibleName(), QStringLiteral("Worst lag, 2 h 27 min, Celo, since 12:04"));
    }

    void segmentsKeepTheirChoice()
    {
        Segments segments(QStringLiteral("State"));
        segments.setItems(
            {{QStringLiteral("all"), QStringLiteral("All 12")}, {QStringLiteral("error"), QStringLiteral("error 1")}});
        segments.setCurrent(QStringLiteral("error"));
        QSignalSpy changed(&segments, &Segments::currentChanged);
        segments.setItems(
            {{QStringLiteral("all"), QStringLiteral("All 13")}, {QStringLiteral("error"), QStringLiteral("error 2")}});
        QCOMPARE(segments.current(), QStringLiteral("error"));
        QCOMPARE(changed.size(), 0);
        segments.setItems({{QStringLiteral("all"), QStringLiteral("All 13")}});
        QCOMPARE(segments.current(), QStringLiteral("all"));
        QCOMPARE(changed.size(), 1);
    }

    void aChipGoesByKeyAndByCross()
    {
        FilterChip chip(QStringLiteral("chain is"), QStringLiteral("Base"));
        chip.resize(chip.sizeHint());
        QSignalSpy removed(&chip, &FilterChip::removed), clicked(&chip, &QAbstractButton::clicked);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, {chip.width() - 12, 12});
        QCOMPARE(removed.size(), 1);
        QCOMPARE(clicked.size(), 0);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(removed.size(), 2);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, {12, 12});
        QCOMPARE(clicked.size(), 1);
    }

    void nothingMovesWhileAPreviewLoads()
    {
        QWidget window;
        window.resize(1000, 800);
        window.show();
        ConfirmSheet sheet(QStringLiteral("Delete Cedar"), QStringLiteral("Delete chain"), &window);
        sheet.open();
        Preview preview;
        preview.tables = {{QStringLiteral("chain_2.blocks"), 18, true, 6'000}};
        preview.rows = 18;
        preview.confirmation = QStringLiteral("Cedar");
        preview.irreversible = QStringLiteral("This cannot be undone.");
        // letters typed before the field is there are not lost
        QTest::keyClicks(sheet.cancelButton(), QStringLiteral("Ce"));
        sheet.setPreview(preview);
        auto* field = sheet.findChild<QLineEdit*>();
        QCOMPARE(field->text(), QStringLiteral("Ce"));
        QTest::keyClicks(field, QStringLiteral("da"));
        const QRect before = sheet.geometry();
        sheet.setCounting();  // another choice: counted again
        QVERIFY(field->isVisible());
        QTest::keyClicks(QApplication::focusWidget() ? QApplication::focusWidget() : field, QStringLiteral("r"));
        QCOMPARE(field->text(), QStringLiteral("Cedar"));
        QCOMPARE(sheet.geometry(), before);
        preview.irreversible.clear();
        sheet.setPreview(preview);
        QCOMPARE(sheet.geometry(), before);
        QCOMPARE(field->text(), QStringLiteral("Cedar"));
    }

    void aSpaceInANameTypedEarlyPressesNothing()
    {
        QWidget window;
        window.resize(1000, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ConfirmSheet sheet(QStringLiteral("Delete OP Mainnet"), QStringLiteral("Delete chain"), &window);
        sheet.open();
        QTRY_VERIFY(sheet.isActiveWindow());
        sheet.cancelButton()->setFocus();
        for (const QChar letter : QStringLiteral("OP Mainnet"))
            QTest::keyClick(sheet.focusWidget(), letter.toLatin1());
        QVERIFY(sheet.isVisible());
        Preview preview;
        preview.confirmation = QStringLiteral("OP Mainnet");
        sheet.setPreview(preview);
        QCOMPARE(sheet.findChild<QLineEdit*>()->text(), QStringLiteral("OP Mainnet"));
    }

    void aClickBesideASheetLeavesItsKeysAlive()
    {
        QWidget window;
        window.resize(1000, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Sheet sheet(QStringLiteral("Rename"), &window);
        sheet.open();
        QTRY_VERIFY(sheet.isActiveWindow());
        window.activateWindow();  // what a click on the dimmed area does
        QTRY_VERIFY(sheet.isActiveWindow());
        QTest::keyClick(QApplication::activeWindow(), Qt::Key_Escape);
        QTRY_VERIFY(!sheet.isVisible());
    }

    void enterPressesTheFocusedButton()
    {
        ThemeManager::instance().install();
        QWidget window;
        auto* box = new QVBoxLayout(&window);
        auto* plain = new QPushButton(QStringLiteral("Plain"));
        auto* tool = new QToolButton;
        auto* check = new QCheckBox(QStringLiteral("Check"));
        for (QWidget* each : {static_cast<QWidget*>(plain), static_cast<QWidget*>(tool), static_cast<QWidget*>(check)})
            box->addWidget(each);
        int pressed = 0;
        connect(plain, &QPushButton::clicked, &window, [&] { ++pressed; });
        connect(tool, &QToolButton::clicked, &window, [&] { ++pressed; });
        window.show();
        QTest::keyClick(plain, Qt::Key_Return);
        QTest::keyClick(tool, Qt::Key_Enter);
        QCOMPARE(pressed, 2);
        QTest::keyClick(check, Qt::Key_Return);
        QVERIFY(!check->isChecked());
        plain->setEnabled(false);
        QTest::keyClick(plain, Qt::Key_Return);
        QCOMPARE(pressed, 2);
    }

    void dangerNeedsThePreviewAndTheName()
    {
        QWidget window;
        window.resize(1000, 800);
        window.show();
        ConfirmSheet sheet(QStringLiteral("Delete Cedar"), QStringLiteral("Delete chain"), &window);
        QSignalSpy confirmed(&sheet, &ConfirmSheet::confirmed);
        sheet.open();
        QPushButton* danger = nullptr;
        for (auto* button : sheet.findChildren<QPushButton*>())
            if (button->property("kind").toByteArray() == "danger")
                danger = button;
        QVERIFY(danger && !danger->isEnabled());
        Preview preview;
        preview.tables = {{QStringLiteral("chain_2.blocks"), 18'402'911, true, 6'120'000'000}};
        preview.rows = 18'402'911;
        preview.irreversible = QStringLiteral("This cannot be undone.");
        preview.confirmation = QStringLiteral("Cedar");
        sheet.setPreview(preview);
        QVERIFY(!danger->isEnabled());
        auto* field = sheet.findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("cedar"));
        QVERIFY(!danger->isEnabled());
        field->clear();
        QTest::keyClicks(field, QStringLiteral("Cedar"));
        QVERIFY(danger->isEnabled());
        QTest::keyClick(field, Qt::Key_Return);  // Enter is not enough for danger
        QCOMPARE(confirmed.size(), 0);
        danger->click();
        QCOMPARE(confirmed.size(), 1);
        QVERIFY(!sheet.isVisible());
    }
};
SIGNALBOX_TEST(PiecesTest)

#include "widgets_test.moc"
