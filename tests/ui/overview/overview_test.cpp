// SPDX-License-Identifier: GPL-3.0-or-later

#include "overview/overview_screen.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "charts/chart_card.h"
#include "desk/desk.h"
#include "models/chain_table_model.h"
#include "models/overview_totals.h"
#include "overview/overview_charts.h"
#include "overview/overview_table.h"
#include "overview/overview_tiles.h"
#include "overview/tile_history.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "theme/fonts.h"
#include "ui/screen_bench.h"
#include "widgets/empty_state.h"
#include "widgets/segments.h"
#include "widgets/tile.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QString tileLines(const OverviewScreen& screen)
{
    QStringList lines;
    for (const Tile* tile : screen.tiles()->tiles())
        lines << tile->accessibleName();
    return lines.join(u'\n');
}

QString rowLine(const DataTable& table, int row)
{
    QStringList cells;
    const auto* model = table.view()->model();
    for (int column = 0; column < model->columnCount(); ++column)
        cells << model->index(row, column).data().toString();
    return cells.join(u" | "_s);
}

double toNumber(QString text)
{
    return text.remove(QLocale().groupSeparator()).toDouble();
}

}  // namespace

class OverviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tilesEqualTheSumsOfTheTable()
    {
        ScreenBench<OverviewScreen> bench;
        QAbstractItemModelTester tester(bench.screen.table()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        const QStringList tiles = tileLines(bench.screen).split(u'\n');
        QVERIFY2(tiles.at(0).startsWith(u"Chains ok, 8 of 12, 1 error · 1 slow"_s), qPrintable(tiles.at(0)));
        QVERIFY2(tiles.at(1).contains(u"2 h 27 min, Celo"_s), qPrintable(tiles.at(1)));
        QVERIFY2(tiles.at(5).contains(u"38.4 GB"_s), qPrintable(tiles.at(5)));
        double rows = 0;
        qint64 queue = 0;
        const auto* model = bench.screen.table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            rows += toNumber(model->index(row, int(ChainTableModel::Column::Rows)).data().toString());
            queue += qint64(toNumber(model->index(row, int(ChainTableModel::Column::Queue)).data().toString()));
        }
        const QStringList rowTile = tiles.at(2).split(u", "_s);
        QVERIFY2(std::abs(toNumber(rowTile.at(1).section(u' ', 0, 0)) - rows) <= 6,
                 qPrintable(tiles.at(2)));  // each row is rounded
        QVERIFY2(tiles.at(3).startsWith(u"Queue, %1"_s.arg(QLocale().toString(queue))), qPrintable(tiles.at(3)));
        // the upper edge of the stacked charts equals the tile's number
        const auto& series = bench.screen.charts()->cards().at(2)->chart()->series();
        QCOMPARE(series.size(), size_t(4));
        double edge = 0;
        for (const auto& each : series)
            edge += std::isnan(each.value.back()) ? 0 : each.value.back();
        QCOMPARE(qint64(edge), queue);
    }

    void worstFirst()
    {
        ScreenBench<OverviewScreen> bench;
        bench.show();
        const DataTable& table = *bench.screen.table()->table();
        QVERIFY2(rowLine(table, 0).startsWith(u"Celo | error since"_s), qPrintable(rowLine(table, 0)));
        QVERIFY2(rowLine(table, 1).startsWith(u"Polygon | slow since"_s), qPrintable(rowLine(table, 1)));
        QVERIFY2(rowLine(table, 11).startsWith(u"Noble | paused"_s), qPrintable(rowLine(table, 11)));
        // an unchanged snapshot changes nothing
        table.view()->setCurrentIndex(table.view()->model()->index(2, 0));
        QSignalSpy changes(table.view()->model(), &QAbstractItemModel::dataChanged);
        bench.engine.publish(*bench.engine.snapshot());
        bench.screen.setSnapshot(bench.engine.snapshot());
        QCOMPARE(changes.size(), 0);
        QCOMPARE(table.view()->currentIndex().row(), 2);
    }

    void nothingIsCutBetweenSmallAndLarge()
    {
        ScreenBench<OverviewScreen> bench(Scene::ThirtyFour);
        bench.show();
        const TableView& view = *bench.screen.table()->table()->view();
        for (const int width : {1240, 1120, 1080, 1000, 920, 900}) {
            bench.screen.resize(width, 700);
            settle();
            // the right end of the card is visible
            const QWidget& card = *bench.screen.table();
            QVERIFY2(card.mapTo(&bench.screen, card.rect().topRight()).x() < width, qPrintable(QString::number(width)));
            QVERIFY2(view.horizontalHeader()->length() <= view.viewport()->width(), qPrintable(QString::number(width)));
            const int state = int(ChainTableModel::Column::State);
            const int wide = QFontMetrics(font(TextRole::Base)).horizontalAdvance(u"error since 00:00"_s);
            QVERIFY2(view.columnWidth(state) - 16 - 16 >= wide, qPrintable(QString::number(width)));
        }
    }

    void aLongQueueIsNotCut()
    {
        ScreenBench<OverviewScreen> bench;
        bench.show();
        WorkspaceSnapshot busy = *bench.engine.snapshot();
        for (ChainSnapshot& chain : busy.chains)
            chain.queueDepth = 106'512;
        bench.engine.publish(busy);
        bench.screen.setSnapshot(bench.engine.snapshot());
        const TableView& view = *bench.screen.table()->table()->view();
        const int queue = int(ChainTableModel::Column::Queue);
        const int wide = QFontMetrics(figureFont(TextRole::Base)).horizontalAdvance(u"106,512"_s);
        for (const int width : {1240, 1190}) {  // below that, the whole column is hidden
            bench.screen.resize(width, 820);
            settle();
            QCOMPARE(view.model()->index(0, queue).data().toString(), u"106,512"_s);
            QVERIFY2(view.columnWidth(queue) - 16 >= wide,
                     qPrintable(u"%1 of %2 px at %3"_s.arg(view.columnWidth(queue)).arg(wide).arg(width)));
        }
    }

    void segmentsFilter()
    {
        ScreenBench<OverviewScreen> bench;
        bench.show();
        bench.screen.table()->segments()->setCurrent(u"ok"_s);
        Q_EMIT bench.screen.table()->segments()->currentChanged(u"ok"_s);
        QCOMPARE(bench.screen.table()->table()->view()->model()->rowCount(), 8);
    }

    void tileOpensItsScreen()
    {
        ScreenBench<OverviewScreen> bench;
        bench.show();
        QTest::mouseClick(bench.screen.tiles()->tiles().at(1), Qt::LeftButton);
        QCOMPARE(bench.gone, u"chains/eip155:42220"_s);
        QTest::keyClick(bench.screen.tiles()->tiles().at(0), Qt::Key_Space);
        QCOMPARE(bench.gone, u"chains"_s);
        auto* table = bench.screen.table()->table();
        table->view()->setCurrentIndex(table->view()->model()->index(1, 0));
        table->view()->setFocus();
        QTest::keyClick(table->view(), Qt::Key_Return);
        QCOMPARE(bench.gone, u"chains/eip155:137"_s);
    }

    void pausedItDoesNotChange()
    {
        ScreenBench<OverviewScreen> bench;
        bench.show();
        const QString before = tileLines(bench.screen);
        bench.time.setLive(false);
        WorkspaceSnapshot next = *bench.engine.snapshot();
        next.chains.front().queueDepth += 1000;
        bench.engine.publish(next);
        bench.screen.setSnapshot(bench.engine.snapshot());
        QCOMPARE(tileLines(bench.screen).split(u'\n').at(3), before.split(u'\n').at(3));
        bench.time.setLive(true);
        QVERIFY(tileLines(bench.screen).split(u'\n').at(3) != before.split(u'\n').at(3));
    }

    void emptyWorkspace()
    {
        ScreenBench<OverviewScreen> bench(Scene::Empty);
        bench.show();
        QVERIFY(bench.screen.emptyState()->isVisible());
        QTest::mouseClick(bench.screen.emptyState()->button(), Qt::LeftButton);
        QCOMPARE(bench.added, 1);
    }

    void linesEndAtGaps()
    {
        WorkspaceSnapshot snapshot =
            sceneSnapshot(Scene::Twelve, QDateTime::fromMSecsSinceEpoch(1'000'000'000, Qt::UTC));
        snapshot.chains.front().live = true;
        const QString id = snapshot.chains.front().caip2;
        std::vector<Series> recent = {{id, {999'980'000, 999'990'000}, {1, 2}}};
        addNow(recent, snapshot, Metric::QueueDepth);
        QCOMPARE(recent.front().at.size(), size_t(3));
        QCOMPARE(recent.front().value.back(), double(snapshot.chains.front().queueDepth));
        std::vector<Series> old = {{id, {999'880'000, 999'890'000}, {1, 2}}};
        addNow(old, snapshot, Metric::QueueDepth);
        QCOMPARE(old.front().at.size(), size_t(2));
    }

    void sumsAndChanges()
    {
        const double gap = std::nan("");
        const std::vector<Series> series = {{u"a"_s, {1, 2, 3}, {1, gap, 3}}, {u"b"_s, {1, 2, 3}, {10, gap, gap}}};
        const auto sums = sumOver(series);
        QCOMPARE(sums.at(0), 11.0);
        QVERIFY(std::isnan(sums.at(1)));
        QCOMPARE(sums.at(2), 3.0);
        QCOMPARE(changeText({gap, 100, 90}, 111, 3600), u"+11 % in 1 h"_s);
        QCOMPARE(changeText({100}, 96, 3600), u"−4 % in 1 h"_s);
        QCOMPARE(changeText({}, 96, 3600), QString());
        QCOMPARE(changeText({0, 5}, 96, 3600), QString());
    }

    void remembersWhatTheEngineKeepsNoSamplesOf()
    {
        using Point = TileHistory::Point;
        TileHistory history;
        QVERIFY(history.add({1'000'000, 3, 5e9}));
        QVERIFY(!history.add({1'005'000, 4, 5e9}));  // younger than the step
        QVERIFY(history.add({1'010'000, 4, 6e9}));
        QVERIFY(history.add({2'000'000, 7, 8e9}));  // after a pause
        const TileHistory kept(history.toBytes());
        QCOMPARE(kept.points().size(), size_t(4));
        const auto values = kept.values(&Point::failed, 0);
        QCOMPARE(values.at(1), 4.0);
        QVERIFY(std::isnan(values.at(2)));
        double seconds = 0;
        QCOMPARE(kept.change(&Point::bytes, 0, &seconds), 3e9);
        QCOMPARE(seconds, 1000.0);
        QVERIFY(std::isnan(TileHistory().change(&Point::bytes, 0, &seconds)));
        QVERIFY(TileHistory("damaged").points().empty());
        for (qint64 i = 0; i < 30'000; ++i)
            history.add({3'000'000 + i * TileHistory::stepMs, double(i), 1e9});
        QVERIFY(history.points().size() <= TileHistory::most);
        QCOMPARE(history.points().back().failed, 29'999.0);
    }

    void otherScenes_data()
    {
        QTest::addColumn<int>("scene");
        for (const Scene scene : {Scene::One, Scene::ThirtyFour, Scene::Offline, Scene::Database, Scene::Starting})
            QTest::newRow(QByteArray::number(int(scene))) << int(scene);
    }
    void otherScenes()
    {
        QFETCH(int, scene);
        ScreenBench<OverviewScreen> bench{Scene(scene)};
        bench.show();
        for (const Tile* tile : bench.screen.tiles()->tiles())
            QVERIFY(!tile->accessibleName().isEmpty());
        QVERIFY(bench.screen.table()->model()->rowCount() > 0);
    }

    void pictures()
    {
        const auto crosshair = [](OverviewScreen& screen) {
            const QRect plot = screen.charts()->cards().at(0)->chart()->rect();
            QTest::mouseMove(screen.charts()->cards().at(0)->chart(), QPoint(plot.width() * 2 / 3, plot.height() / 2));
        };
        const QString id = u"overview"_s;
        takePictures<OverviewScreen>(id, id, u"Overview"_s, crosshair);
        takePictures<OverviewScreen>(id, id, u"Overview"_s, {[](OverviewScreen&) {}}, Scene::Empty, u"-empty"_s);
        takePictures<OverviewScreen>(id, id, u"Overview"_s, {[](OverviewScreen&) {}}, Scene::ThirtyFour, u"-34"_s);
    }
};

SIGNALBOX_TEST(OverviewTest)
#include "overview_test.moc"
