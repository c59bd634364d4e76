// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

#include "charts/chart_card.h"
#include "charts/chart_export.h"
#include "charts/chart_scale.h"
#include "charts/coverage_map.h"
#include "charts/samples.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {
constexpr double gap = std::numeric_limits<double>::quiet_NaN();

ChartSeries line(const char* id, int mark, std::vector<double> values)
{
    ChartSeries one;
    one.id = one.name = QLatin1String(id);
    one.mark = mark;
    for (size_t i = 0; i < values.size(); ++i)
        one.at.push_back(qint64(i) * 10'000);
    one.value = std::move(values);
    return one;
}
}  // namespace

Q_DECLARE_METATYPE(ChartKind)

class ChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decimationKeepsExtremesAndGaps()
    {
        std::vector<qint64> at;
        std::vector<double> value;
        for (int i = 0; i < 100'000; ++i) {
            at.push_back(i);
            value.push_back(i == 40'123                 ? 1000
                            : i == 70'001               ? -1000
                            : i >= 50'000 && i < 50'400 ? gap
                                                        : std::sin(i / 50.0));
        }
        decimate(at, value, 2000);
        QVERIFY(at.size() <= 3000);
        QVERIFY(std::is_sorted(at.begin(), at.end()));
        QVERIFY(std::find(value.begin(), value.end(), 1000.0) != value.end());
        QVERIFY(std::find(value.begin(), value.end(), -1000.0) != value.end());
        QVERIFY(std::any_of(value.begin(), value.end(), [](double v) { return std::isnan(v); }));
    }

    void otherSeriesAreSummedAndCommonGapsStay()
    {
        const auto stacked = stackLargest({line("a", 1, {1, 1, gap, 1}), line("b", 2, {9, 9, gap, 9}),
                                           line("c", 3, {5, gap, gap, 5}), line("d", 4, {2, 2, gap, 2})},
                                          2, u"others"_s);
        QCOMPARE(stacked.size(), size_t(3));
        QCOMPARE(stacked[0].id, u"b"_s);
        QCOMPARE(stacked[2].mark, 0);
        QCOMPARE(stacked[2].value[0], 3.0);
        QVERIFY(std::isnan(stacked[0].value[2]));
        double top = 0;
        for (const ChartSeries& one : stacked)
            top += one.value[0];
        QCOMPARE(top, 17.0);  // the upper edge is the sum
    }

    void axesHaveThreeToFiveRoundLabels()
    {
        for (double largest = 0.3; largest < 1e9; largest *= 1.37)
            for (const ChartUnit unit : {ChartUnit::Count, ChartUnit::PerSecond, ChartUnit::Seconds}) {
                const scale::Axis axis = scale::linear(largest, unit, 5);
                QVERIFY2(axis.ticks.size() >= 2 && axis.ticks.size() <= 6, qPrintable(QString::number(largest)));
                QVERIFY(axis.top >= largest);
                QCOMPARE(axis.ticks.front(), 0.0);
            }
        const scale::Axis lag = scale::logSeconds(8872, 8);
        QCOMPARE(lag.ticks, (std::vector<double>{1, 10, 60, 600, 3600, 86400}));
        QCOMPARE(scale::logSeconds(8872, 4).ticks, (std::vector<double>{1, 60, 3600, 86400}));
    }

    void noTwoLabelsOfAnAxisAreTheSame()
    {
        for (double largest = 0.5; largest < 4e8; largest *= 1.07)
            for (const int most : {3, 4, 5}) {
                const scale::Axis axis = scale::linear(largest, ChartUnit::Seconds, most);
                QStringList labels;
                for (const double tick : axis.ticks)
                    labels << axisValue(tick, ChartUnit::Seconds, axis.step);
                QVERIFY2(labels.removeDuplicates() == 0, qPrintable(labels.join(QLatin1Char(' '))));
            }
        QCOMPARE(axisValue(36 * 3600, ChartUnit::Seconds, 12 * 3600), u"36 h"_s);
        QCOMPARE(axisValue(5400, ChartUnit::Seconds, 1800), u"90 min"_s);
    }

    void timeLabelsAreAtRoundTimes()
    {
        const qint64 from = QDateTime(QDate(2026, 9, 17), QTime(13, 32, 8)).toMSecsSinceEpoch();
        const scale::TimeAxis axis = scale::time(from, from + 3'600'000, 330, 32);
        QCOMPARE(axis.step, qint64(600'000));
        QCOMPARE(scale::timeLabel(axis.ticks.front(), axis.step), u"13:40"_s);
        QCOMPARE(axis.ticks.size(), size_t(6));
    }

    void aGapIsNeverCrossed()
    {
        Chart chart;
        chart.resize(400, 200);
        chart.setRange(0, 90'000);
        chart.setSeries({line("a", 1, {5, 5, 5, gap, gap, gap, 5, 5, 5, 5})});
        const QImage picture = toImage(chart, {400, 200});
        const QColor wanted = Theme::current().seriesColor(1);
        int inside = 0, outside = 0;
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 0; y < picture.height(); ++y)
                if (picture.pixelColor(x, y) == wanted) {
                    const double share = (x / 2.0 - 44) / (400 - 44 - 12);
                    (share > 0.24 && share < 0.65 ? inside : outside)++;
                }
        QCOMPARE(inside, 0);
        QVERIFY(outside > 100);
    }

    void runsEndAtGaps()
    {
        const std::vector<qint64> at{0, 10, 20, 30, 40, 50, 60, 70};
        const std::vector<double> value{1, 2, gap, gap, 5, gap, 7, 8};
        const auto all = samples::runs(at, value, 0, 100, 800);
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[0], (QList<QPointF>{{0, 1}, {10, 2}}));
        QCOMPARE(all[1], (QList<QPointF>{{40, 5}}));
        QCOMPARE(all[2], (QList<QPointF>{{60, 7}, {70, 8}}));
        // one sample more on either side, unless it is a gap
        QCOMPARE(samples::runs(at, value, 45, 65, 800), (std::vector<QList<QPointF>>{{{40, 5}}, {{60, 7}, {70, 8}}}));
        QVERIFY(samples::runs({}, {}, 0, 100, 800).empty());
    }

    void aHiddenSeriesLeavesThePlot()
    {
        Chart chart;
        chart.setRange(0, 90'000);
        chart.setSeries({line("a", 1, {5, 5, 5, gap, 5, 5, 5, 5, 5, 5}), line("b", 3, std::vector<double>(10, 2))});
        const auto pixels = [&](int mark) {
            const QImage picture = toImage(chart, {400, 200});
            int count = 0;
            for (int x = 0; x < picture.width(); ++x)
                for (int y = 0; y < picture.height(); ++y)
                    count += picture.pixelColor(x, y) == Theme::current().seriesColor(mark);
            return count;
        };
        QVERIFY(pixels(1) > 100 && pixels(3) > 100);
        chart.resize(400, 200);
        QVERIFY(!chart.grab().isNull());
        chart.setHidden(u"a"_s, true);
        QCOMPARE(pixels(1), 0);
        chart.setHidden(u"a"_s, false);
        chart.setSeries({line("b", 3, std::vector<double>(10, 2))});
        QCOMPARE(pixels(1), 0);
        QVERIFY(pixels(3) > 100);
    }

    void manyGapsAreAllDrawn()
    {
        Chart chart;
        chart.resize(1400, 200);
        chart.setRange(0, 12'000'000);
        std::vector<ChartSeries> series;
        for (int k = 0; k < 10; ++k) {
            std::vector<double> values;
            for (int i = 0; i < 1200; ++i)
                values.push_back(i % 30 < 20 ? 1 + k : gap);
            series.push_back(line(qPrintable(QString::number(k)), 2, values));
        }
        chart.setSeries(std::move(series));
        const auto drawn = [&] {
            const QImage picture = chart.grab().toImage();
            int count = 0;
            for (int x = 0; x < picture.width(); ++x)
                for (int y = 0; y < picture.height(); ++y)
                    count += picture.pixelColor(x, y) == Theme::current().seriesColor(2);
            return count;
        };
        const int first = drawn();  // series are created over several turns
        QVERIFY(first > 1000);
        QTRY_VERIFY(drawn() > first * 3 / 2);
    }

    void aSavedPictureNamesItsSeries()
    {
        ChartCard card(u"Lag"_s);
        std::vector<ChartSeries> series;
        for (int i = 1; i <= 34; ++i)
            series.push_back(line(qPrintable(u"chain number %1"_s.arg(i)), i, {1, 2, 3}));
        card.chart()->setRange(0, 20'000);
        card.chart()->setSeries(series);
        const int many = card.toImage().height();
        card.chart()->setSeries({series.front()});
        const int one = card.toImage().height();
        QVERIFY(one > 2 * 400);
        QVERIFY(many > one);  // all names are shown, on several lines
    }

    void csvHasAnEmptyCellForAGap()
    {
        Chart chart;
        chart.changeLook([](ChartLook& look) { look.unit = ChartUnit::Seconds; });
        chart.setSeries({line("a", 1, {1, gap}), line("b", 2, {2, 3})});
        QCOMPARE(toCsv(chart),
                 u"time (UTC),a (s),b (s)\r\n1970-01-01T00:00:00.000Z,1,2\r\n"
                 "1970-01-01T00:00:10.000Z,,3\r\n"_s);
    }

    void csvNamesSeriesAndUnits()
    {
        Chart chart;
        ChartSeries base = line("eip155:8453", 1, {1.5});
        base.name = u"Base, main"_s;
        chart.setSeries({base});
        chart.changeLook([](ChartLook& look) { look.valueName = u"lag (s)"_s; });
        QCOMPARE(toCsv(chart), u"time (UTC),\"Base, main lag (s)\"\r\n1970-01-01T00:00:00.000Z,1.5\r\n"_s);
    }

    void crowdedMarksAreOne()
    {
        std::vector<ChartMark> marks;
        for (const qint64 at : {500'000, 10'000, 12'000, 14'000, 16'000, 18'000, 20'000})
            marks.push_back({at, u"reorg"_s, u"at %1"_s.arg(at)});
        const auto words = [](int count) { return u"%1 reorgs"_s.arg(count); };
        const auto joined = joinCrowded(marks, 60'000, words);
        QCOMPARE(joined.size(), size_t(2));
        QCOMPARE(joined[0].label, u"6 reorgs"_s);
        QCOMPARE(joined[0].at, qint64(15'000));
        QCOMPARE(joined[0].tip.count(QLatin1Char('\n')), 6);
        QCOMPARE(joined[1].label, u"reorg"_s);
        QCOMPARE(joinCrowded(marks, 1, words).size(), marks.size());
    }

    void oneOldSampleDoesNotSetTheAxis()
    {
        const double years = 1'095 * 86'400.0;
        std::vector<double> lag(60, 2.0);
        lag[0] = years;
        QCOMPARE(largestShown(lag), 2.0);
        lag[0] = 30;  // an incident that fits
        QCOMPARE(largestShown(lag), 30.0);
        lag[0] = 2;
        lag[59] = years;  // it lasts longer
        QCOMPARE(largestShown(lag), years);
        QCOMPARE(largestShown({years}), years);
        QCOMPARE(largestShown({}), 0.0);
        std::vector<double> backfill(60, 2.0);
        std::fill_n(backfill.begin(), 12, years);
        QCOMPARE(largestShown(backfill), years);
        QVERIFY(spansOrders(backfill));  // so it is drawn by orders of magnitude
        QVERIFY(!spansOrders(lag = std::vector<double>(60, 2.0)));
    }

    void draggingZoomsAndDoubleClickGoesBack()
    {
        Chart chart;
        chart.resize(400, 200);
        chart.setRange(0, 90'000);
        chart.setSeries({line("a", 1, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})});
        chart.show();
        QSignalSpy zoomed(&chart, &Chart::zoomed), back(&chart, &Chart::unzoomed);
        QTest::mousePress(&chart, Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(&chart, {200, 100});
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, {200, 100});
        QCOMPARE(zoomed.size(), 1);
        QVERIFY(zoomed.at(0).at(0).toLongLong() > 13'000 && zoomed.at(0).at(0).toLongLong() < 16'000);
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, {150, 100});
        QCOMPARE(back.size(), 1);
    }

    void theCrosshairIsShared()
    {
        TimeScope scope;
        Chart one, two;
        for (Chart* chart : {&one, &two}) {
            chart->resize(400, 200);
            chart->setHub(scope.hub());
            chart->setRange(0, 90'000);
            chart->setSeries({line("a", 1, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})});
            chart->show();
        }
        QMouseEvent move(QEvent::MouseMove, QPointF(200, 100), one.mapToGlobal(QPointF(200, 100)), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&one, &move);
        QVERIFY(two.crosshair().has_value());
        QCOMPARE(*two.crosshair() % 10'000, qint64(0));  // on a sample
        QVERIFY(one.isSource());
        QVERIFY(!two.isSource());
    }

    void aChartOutlivesItsCrosshair()
    {
        Chart chart;
        {
            TimeScope scope;  // a window's goes before its charts
            chart.setHub(scope.hub());
            scope.hub()->set(10'000, &chart);
            QVERIFY(chart.isSource());
        }
        QVERIFY(!chart.isSource());
        QVERIFY(!chart.crosshair());
        QTest::keyClick(&chart, Qt::Key_Right);
    }

    void theLegendHidesASeries()
    {
        Chart chart;
        QSignalSpy changed(&chart, &Chart::seriesChanged);
        chart.setSeries({line("a", 1, {1, 2}), line("b", 2, {100, 200})});
        chart.setHidden(u"b"_s, true);
        QVERIFY(chart.isHidden(u"b"_s));
        QCOMPARE(changed.size(), 2);
    }
};
SIGNALBOX_TEST(ChartsTest)

class CoverageMapTest : public QObject {
    Q_OBJECT
    static CoverageData base()
    {
        CoverageData data;
        data.from = 41'663'799;
        data.to = 51'429'490;
        data.done = {
            {41'663'799, 46'812'300}, {48'100'000, 48'972'000}, {48'989'500, 51'427'209}, {51'427'255, 51'429'489}};
        data.gaps = {{48'972'001, 48'989'499}, {51'427'210, 51'427'254}};
        data.inFlight = {{46'812'301, 46'812'630}};
        data.head = 51'429'490;
        data.indexed = 46'812'300;
        data.headTime = QDateTime::currentDateTimeUtc();
        data.blockSeconds = 2;
        return data;
    }
private Q_SLOTS:
    void smallPiecesStayVisible()
    {
        CoverageMap map;
        map.resize(1176, 98);
        map.setData(base());
        int gaps = 0, flying = 0;
        for (const auto& piece : map.pieces()) {
            if (piece.kind == CoverageKind::Gap) {
                ++gaps;
                QVERIFY(piece.box.width() >= 4);
            }
            if (piece.kind == CoverageKind::InFlight) {
                ++flying;
                QVERIFY(piece.box.width() >= 3);
            }
            QVERIFY(piece.box.left() >= 0 && piece.box.right() <= 1176.001);
        }
        QCOMPARE(gaps, 2);
        QCOMPARE(flying, 1);
    }

    void missingRangesAreWaiting()
    {
        CoverageMap map;
        map.resize(1000, 98);
        map.setData(base());
        qint64 waiting = 0, all = 0;
        for (const auto& piece : map.pieces()) {
            all += piece.range.count();
            if (piece.kind == CoverageKind::Waiting)
                waiting += piece.range.count();
        }
        QCOMPARE(all, base().to - base().from + 1);
        QVERIFY(waiting > 1'000'000);
    }

    void keysGoFromRangeToRange()
    {
        CoverageMap map;
        map.resize(1000, 98);
        map.setData(base());
        map.show();
        map.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&map, Qt::Key_Home);
        QCOMPARE(map.focusedPiece(), 0);
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.focusedPiece(), 1);
        QVERIFY(map.accessibleDescription().contains(u"in flight"_s));
        QTest::keyClick(&map, Qt::Key_End);
        QCOMPARE(map.focusedPiece(), int(map.pieces().size()) - 1);
    }

    void everyRangeIsAChildForScreenReaders()
    {
        CoverageMap map;
        map.resize(1000, 98);
        map.setData(base());
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&map);
        QCOMPARE(spoken->childCount(), int(map.pieces().size()));
        QVERIFY(spoken->child(1)->text(QAccessible::Name).startsWith(u"in flight: 46,812,301"_s));
        map.setData({});
        QCOMPARE(spoken->childCount(), 0);
    }

    void anEmptyRangePaints()
    {
        CoverageMap map;
        map.resize(500, 98);
        map.setData({});
        QVERIFY(!map.grab().isNull());
    }

    void manyRangesPaintQuickly()
    {
        CoverageData data;
        data.to = 2'000'000;
        for (Height h = 0; h < 2'000'000; h += 100)
            data.done.push_back({h, h + 60});
        CoverageMap map;
        map.resize(1176, 98);
        map.setData(data);
        QElapsedTimer timer;
        timer.start();
        map.grab();
        QVERIFY2(timer.elapsed() < 400, qPrintable(QString::number(timer.elapsed())));
    }
};
SIGNALBOX_TEST(CoverageMapTest)

#include "charts_test.moc"
