// SPDX-License-Identifier: GPL-3.0-or-later

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/column_widths.h"
#include "tables/count_line.h"
#include "tables/no_rows.h"
#include "tables/row_menu.h"
#include "tables/table_proxy.h"
#include "tables/table_view.h"
#include "tables/total_row.h"
#include "theme/theme.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

void fill(QStandardItemModel& model)
{
    model.setHorizontalHeaderLabels({u"Name"_s, u"Number"_s});
    for (const auto& [name, number] : {std::pair("Base", 30), std::pair("Celo", 4), std::pair("Zora", 200)}) {
        auto* first = new QStandardItem(QLatin1String(name));
        auto* second = new QStandardItem(QString::number(number));
        second->setData(number, SortRole);
        model.appendRow({first, second});
    }
}

}  // namespace

/// The parts of a table, each on its own.
class TablePartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void theProxySortsNumbersAndFindsWords()
    {
        QStandardItemModel model;
        fill(model);
        TableProxy proxy;
        proxy.setSourceModel(&model);
        const auto names = [&] {
            QStringList all;
            for (int row = 0; row < proxy.rowCount(); ++row)
                all << proxy.index(row, 0).data().toString();
            return all.join(u' ');
        };
        proxy.sort(1, Qt::AscendingOrder);
        QCOMPARE(names(), u"Celo Base Zora"_s);
        proxy.setWords(u"ba 30"_s);
        QCOMPARE(names(), u"Base"_s);
        proxy.setWords({});
        int least = 10;
        proxy.setPredicate([&](const QAbstractItemModel& source, int row) {
            return source.index(row, 1).data(SortRole).toInt() >= least;
        });
        QCOMPARE(names(), u"Base Zora"_s);
        least = 100;
        proxy.predicateChanged();
        QCOMPARE(names(), u"Zora"_s);
    }

    /// Whole digits and six decimals, so that other columns are dropped before a balance is cut.
    void balancesNeedTheWidthOfTheirDigits()
    {
        QStandardItemModel model;
        model.setHorizontalHeaderLabels({u"Balance"_s});
        const auto need = [&](const QString& balance) {
            model.setRowCount(0);
            model.appendRow(new QStandardItem(balance));
            model.setHeaderData(0, Qt::Horizontal, int(CellKind::Balance), CellKindRole);
            return ColumnRoom::of(model, 0, 36).content;
        };
        const int small = need(u"1.5"_s), large = need(u"3,652,466,806.135096"_s);
        QVERIFY(small > 0);
        QVERIFY(large > small);
        QCOMPARE(need(u"3,652,466,806"_s), large);
        QCOMPARE(need(u"3,652,466,806.123456789012345678"_s), large);
    }

    void columnsShareTheRoom()
    {
        const auto columns = [](std::initializer_list<int> widths) {
            std::vector<ColumnRoom> all;
            for (const int width : widths) {
                ColumnRoom column;
                column.asked = column.width = width;
                all.push_back(column);
            }
            return all;
        };
        using Widths = std::vector<int>;
        auto each = columns({100, 100, 100});
        QVERIFY(sharedWidths(each, 2, 400) == Widths({100, 100, 200}));  // the last one takes the rest
        each[0].stretch = true;
        QVERIFY(sharedWidths(each, 2, 400) == Widths({200, 100, 100}));
        // a cut text gets room from a column whose texts need less
        each = columns({100, 100});
        each[0].content = 130;
        each[1].content = 60;
        QVERIFY(sharedWidths(each, 1, 200) == Widths({130, 70}));
        each[1].fixed = true;
        QVERIFY(sharedWidths(each, 0, 200) == Widths({100, 100}));
        // without room: stretching columns first, numbers least, the operator's widths never
        each = columns({100, 100, 100});
        each[0].stretch = true;
        each[1].fixed = true;
        each[2].leastShare = 0.85;
        QVERIFY(sharedWidths(each, 2, 285) == Widths({85, 100, 100}));
        const Widths narrow = sharedWidths(each, 2, 100);
        QVERIFY(narrow[0] >= 64 && narrow[0] <= 66);
        QVERIFY(narrow[1] == 100);
        QVERIFY(narrow[2] >= 84 && narrow[2] <= 86);
        each[2].least = 99;
        QCOMPARE(each[2].leastAt(0.65), 99);
    }

    void withoutRowsTheReasonIsShown()
    {
        NoRows empty;
        QVERIFY(!empty.renew(0, 0));  // there is nothing to say
        bool pressed = false;
        empty.setReason(u"No chain yet."_s, u"Add chain"_s, [&] { pressed = true; });
        QVERIFY(!empty.renew(1, 1));
        QVERIFY(empty.renew(0, 0));
        QCOMPARE(empty.accessibleName(), u"No chain yet."_s);
        empty.button()->click();
        QVERIFY(pressed);
        QVERIFY(empty.renew(0, 3));
        QCOMPARE(empty.accessibleName(), u"No row matches the filter."_s);
        QVERIFY(empty.button()->isHidden());
        empty.setFilteredReason(u"No chain matches."_s);
        QVERIFY(empty.renew(0, 3));
        QCOMPARE(empty.accessibleName(), u"No chain matches."_s);
        empty.setLoading(true);
        QVERIFY(!empty.renew(0, 0));
    }

    void theLineCountsOrSaysAnotherText()
    {
        CountLine line;
        line.renew(3, 45'210);
        QVERIFY(line.isHidden());
        line.setShown(true);
        line.renew(3, 45'210);
        QVERIFY(!line.isHidden());
        QCOMPARE(line.text(), u"3 of 45,210"_s);
        line.renew(0, 0);
        QVERIFY(line.isHidden());
        line.setOwnText(u"Reading"_s);
        line.renew(0, 0);
        QVERIFY(!line.isHidden());
        QCOMPARE(line.text(), u"Reading"_s);
    }

    void theMenuCopiesAndSorts()
    {
        QStandardItemModel model;
        fill(model);
        TableView view;
        view.setSortingEnabled(true);
        view.setModel(&model);
        RowMenu rows(&view);
        rows.setActions([](QMenu* menu) { menu->addAction(u"Pause"_s); });
        QMenu* menu = rows.make(model.index(2, 1));
        const auto trigger = [&](const QString& start) {
            for (QAction* action : menu->actions())
                if (action->text().startsWith(start)) {
                    action->trigger();
                    return true;
                }
            return false;
        };
        QCOMPARE(menu->actions().front()->text(), u"Pause"_s);
        QVERIFY(trigger(u"Copy cell"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), model.index(2, 1).data().toString());
        view.selectRow(0);
        QVERIFY(trigger(u"Copy rows with headers"_s));
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 1);
        QVERIFY(trigger(u"Sort by Number, largest first"_s));
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), 1);
        QCOMPARE(view.horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        view.setSortingEnabled(false);
        menu = rows.make(model.index(0, 0));
        QVERIFY(!trigger(u"Sort by"_s));
    }

    void totalsAreSpoken()
    {
        QStandardItemModel model;
        fill(model);
        TableView view;
        view.setModel(&model);
        TotalRow totals(&view, nullptr);
        totals.set({u"All 3"_s, {}, u"234"_s});
        QVERIFY(totals.accessibleName().contains(u"All 3"_s) && totals.accessibleName().contains(u"234"_s));
        totals.resize(300, totals.height());
        QVERIFY(!totals.grab().isNull());
    }
};

SIGNALBOX_TEST(TablePartsTest)
#include "table_parts_test.moc"
