// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "audit/audit_export.h"
#include "audit/job_tree_model.h"
#include "charts/bar_chart.h"
#include "signalbox/literals.h"
#include "support/scripted_actions.h"
#include "support/test_registry.h"
#include "widgets/crosshair_hub.h"
#include "widgets/shown_time.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// Parts of the page of actions without a window.
class ActionPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void csvHasOneRowForEachAttempt()
    {
        ScriptedActions actions(8);
        std::vector<ActionJob> jobs = actions.all;
        jobs[0].target = u"=HYPERLINK(\"http://example.org\")"_s;
        const QList<QByteArray> lines = jobsCsv(jobs).split('\n');
        QVERIFY(
            lines.front().startsWith("event,event_type,chain,agent,trigger_id,trigger,job,action_type,target,state"));
        QCOMPARE(QByteArray(jobsCsv(jobs)).count("maintenance until 15:00 UTC"), 3 * 3 + 1);
        QVERIFY(QByteArray(jobsCsv(jobs)).contains("\"'=HYPERLINK(\"\"http://example.org\"\")\""));
        QVERIFY(!QByteArray(jobsCsv(jobs)).contains(",=HYPERLINK"));
    }

    void barsJoinToRoundSteps()
    {
        ShownZone::instance().setUtc(true);
        const qint64 minute = 60'000, from = 1'700'006'400'000;  // a full hour
        std::vector<qint64> at;
        std::vector<double> one;
        for (int i = 0; i < 60; ++i) {
            at.push_back(from + i * minute);
            one.push_back(1);
        }
        const Bars bars = joinedBars(at, {{u"succeeded"_s, BarSeries::Tint::Done, one}}, from, from + 60 * minute, 36);
        QCOMPARE(bars.step, 2 * minute);
        QCOMPARE(bars.at.size(), size_t(30));
        QCOMPARE(bars.series.front().value, std::vector<double>(30, 2));
        QCOMPARE(bars.total(0), 60.0);
        const Bars half = joinedBars(at, {{u"succeeded"_s, BarSeries::Tint::Done, one}}, from - 12 * 60 * minute,
                                     from + 60 * minute, 36);
        QCOMPARE(half.step, 30 * minute);
        QCOMPARE(half.total(0), 60.0);
    }

    void barsOfHoursAreNotSplit()
    {
        const qint64 hour = 3'600'000, from = 1'700'006'400'000;
        const Bars bars =
            joinedBars({from, from + hour}, {{u"failed"_s, BarSeries::Tint::Failed, {3, 4}}}, from, from + hour, 36);
        QCOMPARE(bars.step, hour);
        QCOMPARE(bars.total(0), 3.0);
    }

    void aBarIsReadOut()
    {
        ShownZone::instance().setUtc(true);
        BarChart chart;
        const qint64 from = 1'700'006'400'000;
        chart.setBars({1'800'000, {from}, {{u"succeeded"_s, BarSeries::Tint::Done, {12}}}});
        QCOMPARE(chart.readOut(0), u"00:00 – 00:30: 12 succeeded"_s);
        QCOMPARE(chart.accessibleDescription(), u"succeeded 12"_s);
    }

    void aDoubleClickLeavesTheZoom()
    {
        CrosshairHub hub;
        BarChart chart;
        chart.setHub(&hub);
        chart.setRange(0, 60'000);
        chart.setBars({60'000, {0}, {{u"succeeded"_s, BarSeries::Tint::Done, {12}}}});
        chart.resize(400, 180);
        QStringList asked;
        connect(&chart, &BarChart::chosen, this, [&] { asked << u"zoom"_s; });
        connect(&chart, &BarChart::unzoomed, this, [&] { asked << u"back"_s; });
        chart.show();
        const QPoint middle = chart.rect().center();
        QTest::mouseMove(&chart, middle);
        QTRY_VERIFY(hub.at());
        QTest::mouseClick(&chart, Qt::LeftButton, {}, middle);
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, middle);
        QVERIFY(asked.size() > 1);
        QCOMPARE(asked.last(), u"back"_s);
    }

    void jobsOfAnEventAreOneGroup()
    {
        ScriptedActions actions(8);
        JobTreeModel model;
        model.setJobs(actions.all);
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.jobCount(), 8);
        // an older event gets another job: its group moves to the front
        ActionJob late = actions.all[7];
        late.id = 9'900;
        late.trigger = u"Another"_s;
        std::vector<ActionJob> jobs = actions.all;
        jobs.insert(jobs.begin(), late);
        const QPersistentModelIndex kept(model.indexOf(actions.all[0].id));
        model.setJobs(jobs);
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QVERIFY(kept.isValid());
        QCOMPARE(model.job(kept)->id, actions.all[0].id);
        model.setJobs({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!kept.isValid());
    }
};
SIGNALBOX_TEST(ActionPartsTest)

#include "action_parts_test.moc"
