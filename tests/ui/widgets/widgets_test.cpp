// SPDX-License-Identifier: GPL-3.0-or-later

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

#include "desk/desk.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
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
        : RowModel({{u"name"_s, u"Name"_s, CellKind::Name, 120, true},
                    {u"number"_s, u"Number"_s, CellKind::Number, 80, false, 1}})
    {
        setRows({{u"Base"_s, 30}, {u"Celo"_s, 4}, {u"=1+1"_s, 200}});
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
                    QVERIFY2(contrast(ink, ground) >= 4.4, qPrintable(ink.name() + u" on "_s + ground.name() + u": "_s +
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

    void aLookFollowsItsTokens()
    {
        for (const auto& [theme, tokens] :
             {std::pair(&Theme::light(), &lightTokens()), std::pair(&Theme::darkLook(), &darkTokens())}) {
            QCOMPARE(theme->dark, tokens == &darkTokens());
            QCOMPARE(theme->palette().color(QPalette::Window), tokens->window);
            QCOMPARE(theme->palette().color(QPalette::Disabled, QPalette::Text), tokens->muted);
            QCOMPARE(theme->seriesColor(1), tokens->series[0]);
            QCOMPARE(theme->seriesColor(9), tokens->series[0]);
            QCOMPARE(theme->seriesColor(0), tokens->others);
        }
    }

    void everyIconIsDrawn()
    {
        const QStringList files = QDir(u":/resources/icons"_s).entryList({u"*.svg"_s});
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
            paintSign(painter, QRectF(0, 0, 20, 20), state, Qt::black);  // color is never the only sign
            painter.end();
            for (const QImage& other : seen)
                QVERIFY(image != other);
            seen << image;
        }
    }

    void themeChangesApplyLive()
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
        DataTable table(&m_desk, u"test"_s, u"Chains"_s);
        table.setQuickFilter(u"Filter"_s);
        table.setModel(&model);
        table.view()->sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(table.view()->model()->index(0, 0).data().toString(), u"Celo"_s);
        table.filterField()->setText(u"bas"_s);
        QCOMPARE(table.view()->model()->rowCount(), 1);
        table.filterField()->clear();
        table.selectKey(u"Base"_s);
        QCOMPARE(table.currentRow(), 0);
        QCOMPARE(table.selectedRows(), QList<int>{0});
        model.setRows({{u"Aaa"_s, 1}, {u"Base"_s, 31}});
        QCOMPARE(table.selectedRows(), QList<int>{1});  // survives the refresh
    }

    void copiesInThreeFormats()
    {
        Model model;
        DataTable table(&m_desk, u"test2"_s, u"Chains"_s);
        table.setModel(&model);
        table.view()->selectAll();
        table.view()->copy(TableFormat::Csv, true);
        QVERIFY(QApplication::clipboard()->text().startsWith(u"name,number\r\n"_s));
        QVERIFY(QApplication::clipboard()->text().contains(u"'=1+1,200"_s));
        table.view()->copy(TableFormat::Json, false);
        QVERIFY(QApplication::clipboard()->text().contains(u"\"name\": \"Celo\""_s));
        table.view()->copy(TableFormat::Text, false);
        QVERIFY(QApplication::clipboard()->text().contains(u"Base\t30"_s));
    }

    void emptyTablesOfferAnAction()
    {
        Model model;
        model.setRows({});
        DataTable table(&m_desk, u"test3"_s, u"Chains"_s);
        bool pressed = false;
        table.setModel(&model);
        table.setEmpty(u"No chain yet."_s, u"Add chain"_s, [&] { pressed = true; });
        table.show();
        auto* button = table.findChild<QPushButton*>();
        QVERIFY(button && button->isVisible());
        button->click();
        QVERIFY(pressed);
        model.setRows({{u"Base"_s, 1}});
        QVERIFY(!button->isVisible());
    }

    void smallWindowsDropColumns()
    {
        Model model;
        DataTable table(&m_desk, u"test4"_s, u"Chains"_s);
        table.setModel(&model);
        table.setDropLevel(1);
        QCOMPARE(table.view()->shownColumns(), QStringList{u"name"_s});
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
        view.setLayoutState(QByteArray("nonsense"));  // a damaged stored state changes nothing
        QCOMPARE(view.horizontalHeader()->visualIndex(1), 0);
    }

    void millionRowsAreNoProblem()
    {
        std::vector<Row> many;
        for (int i = 0; i < 1'000'000; ++i)
            many.push_back({QString::number(i), i});
        Model model;
        model.resetRows(std::move(many));
        DataTable table(&m_desk, u"test5"_s, u"Events"_s);
        table.setPagedModel(&model);
        table.resize(800, 600);
        table.show();
        QElapsedTimer timer;
        timer.start();
        table.view()->scrollToBottom();
        table.grab();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    Desk m_desk{QString()};
};
SIGNALBOX_TEST(DataTableTest)

class SharedWidthModel : public RowModel<Row> {
public:
    SharedWidthModel() : RowModel({{u"short"_s, u"A"_s, CellKind::Text, 200}, {u"long"_s, u"B"_s, CellKind::Text, 200}})
    {
    }

protected:
    QString key(const Row& row) const override { return row.name; }
    QVariant cell(const Row& row, int column, int role) const override
    {
        return role == Qt::DisplayRole ? (column == 0 ? u"x"_s : row.name) : QVariant();
    }
};

class ColumnRoomTest : public QObject {
    Q_OBJECT
    Desk m_desk{QString()};
private Q_SLOTS:
    void columnsShareTheirRoomByTheirContent()
    {
        SharedWidthModel model;
        DataTable table(&m_desk, u"room"_s, u"Room"_s);
        table.setPagedModel(&model);
        table.resize(420, 300);
        table.show();
        QTRY_VERIFY(table.view()->columnWidth(0) >= 180);  // there is nothing to measure yet
        model.resetRows({{u"a text that is much longer than its column was made for"_s, 1}});
        QTRY_VERIFY2(table.view()->columnWidth(1) > 250, qPrintable(QString::number(table.view()->columnWidth(1))));
        QVERIFY(table.view()->columnWidth(0) < 150);
        const int before = table.view()->columnWidth(1);
        model.appendRows({{u"b"_s, 2}});  // later rows do not move the columns
        QCOMPARE(table.view()->columnWidth(1), before);
    }
};
SIGNALBOX_TEST(ColumnRoomTest)

class PiecesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTileReadsItself()
    {
        Tile tile(u"Worst lag"_s);
        tile.setFigure(u"2 h 27 min"_s);
        tile.setChange(u"Celo, since 12:04"_s);
        QCOMPARE(tile.accessibleName(), u"Worst lag, 2 h 27 min, Celo, since 12:04"_s);
    }

    void segmentsKeepTheirChoice()
    {
        Segments segments(u"State"_s);
        segments.setItems({{u"all"_s, u"All 12"_s}, {u"error"_s, u"error 1"_s}});
        segments.setCurrent(u"error"_s);
        QSignalSpy changed(&segments, &Segments::currentChanged);
        segments.setItems({{u"all"_s, u"All 13"_s}, {u"error"_s, u"error 2"_s}});
        QCOMPARE(segments.current(), u"error"_s);
        QCOMPARE(changed.size(), 0);
        segments.setItems({{u"all"_s, u"All 13"_s}});
        QCOMPARE(segments.current(), u"all"_s);
        QCOMPARE(changed.size(), 1);
    }

    void aChipIsRemovedByKeyAndButton()
    {
        FilterChip chip(u"chain is"_s, u"Base"_s);
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
        ConfirmSheet sheet(u"Delete Cedar"_s, u"Delete chain"_s, &window);
        sheet.open();
        Preview preview;
        preview.tables = {{u"chain_2.blocks"_s, 18, true, 6'000}};
        preview.rows = 18;
        preview.confirmation = u"Cedar"_s;
        preview.irreversible = signalbox::Message(u"This cannot be undone."_s);
        // letters typed before the field is shown are not lost
        QTest::keyClicks(sheet.cancelButton(), u"Ce"_s);
        sheet.setPreview(preview);
        auto* field = sheet.findChild<QLineEdit*>();
        QCOMPARE(field->text(), u"Ce"_s);
        QTest::keyClicks(field, u"da"_s);
        const QRect before = sheet.geometry();
        sheet.setCounting();  // another choice: counted again
        QVERIFY(field->isVisible());
        QTest::keyClicks(QApplication::focusWidget() ? QApplication::focusWidget() : field, u"r"_s);
        QCOMPARE(field->text(), u"Cedar"_s);
        QCOMPARE(sheet.geometry(), before);
        preview.irreversible = {};
        sheet.setPreview(preview);
        QCOMPARE(sheet.geometry(), before);
        QCOMPARE(field->text(), u"Cedar"_s);
    }

    void aSpaceInANameTypedEarlyPressesNothing()
    {
        QWidget window;
        window.resize(1000, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ConfirmSheet sheet(u"Delete OP Mainnet"_s, u"Delete chain"_s, &window);
        sheet.open();
        QTRY_VERIFY(sheet.isActiveWindow());
        sheet.cancelButton()->setFocus();
        for (const QChar letter : u"OP Mainnet"_s)
            QTest::keyClick(sheet.focusWidget(), letter.toLatin1());
        QVERIFY(sheet.isVisible());
        Preview preview;
        preview.confirmation = u"OP Mainnet"_s;
        sheet.setPreview(preview);
        QCOMPARE(sheet.findChild<QLineEdit*>()->text(), u"OP Mainnet"_s);
    }

    void aClickBesideASheetLeavesItsKeysAlive()
    {
        QWidget window;
        window.resize(1000, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Sheet sheet(u"Rename"_s, &window);
        sheet.open();
        QTRY_VERIFY(sheet.isActiveWindow());
        window.activateWindow();  // as a click on the dimmed area
        QTRY_VERIFY(sheet.isActiveWindow());
        QTest::keyClick(QApplication::activeWindow(), Qt::Key_Escape);
        QTRY_VERIFY(!sheet.isVisible());
    }

    void enterPressesTheFocusedButton()
    {
        ThemeManager::instance().install();
        QWidget window;
        auto* box = new QVBoxLayout(&window);
        auto* plain = new QPushButton(u"Plain"_s);
        auto* tool = new QToolButton;
        auto* check = new QCheckBox(u"Check"_s);
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
        ConfirmSheet sheet(u"Delete Cedar"_s, u"Delete chain"_s, &window);
        QSignalSpy confirmed(&sheet, &ConfirmSheet::confirmed);
        sheet.open();
        QPushButton* danger = nullptr;
        for (auto* button : sheet.findChildren<QPushButton*>())
            if (button->property("kind").toByteArray() == "danger")
                danger = button;
        QVERIFY(danger && !danger->isEnabled());
        Preview preview;
        preview.tables = {{u"chain_2.blocks"_s, 18'402'911, true, 6'120'000'000}};
        preview.rows = 18'402'911;
        preview.irreversible = signalbox::Message(u"This cannot be undone."_s);
        preview.confirmation = u"Cedar"_s;
        sheet.setPreview(preview);
        QVERIFY(!danger->isEnabled());
        auto* field = sheet.findChild<QLineEdit*>();
        QTest::keyClicks(field, u"cedar"_s);
        QVERIFY(!danger->isEnabled());
        field->clear();
        QTest::keyClicks(field, u"Cedar"_s);
        QVERIFY(danger->isEnabled());
        QTest::keyClick(field, Qt::Key_Return);  // Enter does not confirm a dangerous action
        QCOMPARE(confirmed.size(), 0);
        danger->click();
        QCOMPARE(confirmed.size(), 1);
        QVERIFY(!sheet.isVisible());
    }
};
SIGNALBOX_TEST(PiecesTest)

#include "widgets_test.moc"
