// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include "activity/activity_screen.h"
#include "activity/alerts_tab.h"
#include "activity/audit_tab.h"
#include "activity/jobs_tab.h"
#include "activity/log_tab.h"
#include "activity/notification_sheet.h"
#include "activity/notifier.h"
#include "activity/whole_text.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "support/scripted_activity.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/screen_bench.h"
#include "widgets/empty_state.h"
#include "widgets/segments.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QString cell(const DataTable* table, int row, const char* column)
{
    const auto* model = table->view()->model();
    for (int at = 0; at < model->columnCount(); ++at)
        if (model->headerData(at, Qt::Horizontal, ColumnIdRole) == QLatin1String(column))
            return model->index(row, at).data().toString();
    return u"no column"_s;
}

QStringList column(const DataTable* table, const char* id)
{
    QStringList cells;
    for (int row = 0; row < table->view()->model()->rowCount(); ++row)
        cells << cell(table, row, id);
    return cells;
}

void choose(Segments* segments, const char* id)
{
    segments->setCurrent(QLatin1String(id));
    Q_EMIT segments->currentChanged(QLatin1String(id));
}

void openTab(ScreenBench<ActivityScreen>& bench, const char* tab)
{
    QVERIFY(bench.screen.open(QLatin1String(tab)));
    settle();
}

}  // namespace

class ActivityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jobsShowTheirProgress()
    {
        ScreenBench<ActivityScreen> bench;
        QAbstractItemModelTester tester(bench.screen.jobs()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        const DataTable* table = bench.screen.jobs()->table();
        QCOMPARE(cell(table, 0, "job"), u"Reindex Base"_s);
        QCOMPARE(cell(table, 0, "state"), u"running"_s);
        QCOMPARE(cell(table, 0, "progress"), u"64.0 %"_s);
        QCOMPARE(cell(table, 0, "rate"), u"512"_s);
        QVERIFY(cell(table, 0, "left") != u"–"_s);
        QVERIFY(!column(table, "job").contains(u"Pause Noble"_s));  // quick actions are in the audit
        // progress is updated; the row stays in place
        CommandStatus more = scriptedRunningJob(bench.engine.now());
        more.progress = 0.8;
        Q_EMIT bench.engine.commandChanged(more);
        settle(200);
        QCOMPARE(cell(table, 0, "progress"), u"80.0 %"_s);
        choose(bench.screen.jobs()->segments(), "failed");
        QCOMPARE(column(table, "job"), QStringList{u"Fill gaps of Celo"_s});
        QVERIFY(cell(table, 0, "remark").contains(u"no endpoint answers"_s));
    }

    void jobsAreCanceledAndRetried()
    {
        ScreenBench<ActivityScreen> bench;
        bench.show();
        JobsTab* jobs = bench.screen.jobs();
        jobs->table()->selectKey(u"7"_s);
        jobs->cancelSelected();
        QCOMPARE(bench.engine.cancelled.size(), size_t(1));
        jobs->retrySelected();  // it runs: there is nothing to retry
        QVERIFY(bench.engine.submitted.empty());
        jobs->table()->selectKey(u"4"_s);
        jobs->retrySelected();
        QCOMPARE(bench.engine.submitted.size(), size_t(1));
        QCOMPARE(bench.engine.submitted.back().verb(), Verb::FillGaps);
        QCOMPARE(bench.engine.submitted.back().target, u"eip155:42220"_s);
        // a dangerous one shows its figures again before it is submitted
        jobs->table()->selectKey(u"5"_s);
        jobs->retrySelected();
        QTRY_VERIFY(bench.screen.findChild<ConfirmSheet*>());
        QCOMPARE(bench.engine.submitted.size(), size_t(1));
        auto* sheet = bench.screen.findChild<ConfirmSheet*>();
        QTRY_VERIFY(sheet->preview());
        Q_EMIT sheet->confirmed();
        QCOMPARE(bench.engine.submitted.size(), size_t(2));
        QVERIFY(bench.engine.submitted.back().preview);
        QCOMPARE(std::get<arguments::Reindex>(bench.engine.submitted.back().args).range.lo, Height(51'000'000));
        sheet->close();
    }

    void exportsAreJobs()
    {
        ScreenBench<ActivityScreen> bench;
        bench.show();
        ExportRequest request;
        request.file = u"/tmp/transfers.csv"_s;
        bench.engine.startExport(request);
        settle(200);
        QVERIFY(column(bench.screen.jobs()->table(), "job").contains(u"Export to transfers.csv"_s));
    }

    void auditListsOperatorActionAndOutcome()
    {
        ScreenBench<ActivityScreen> bench;
        QAbstractItemModelTester tester(bench.screen.audit()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        openTab(bench, "audit");
        const DataTable* table = bench.screen.audit()->table();
        QCOMPARE(table->view()->model()->rowCount(), 7);
        QCOMPARE(cell(table, 0, "what"), u"Reindex Base"_s);
        QCOMPARE(cell(table, 1, "took"), u"40 ms"_s);
        QCOMPARE(cell(table, 1, "who"), u"mira@console-1"_s);
        QCOMPARE(cell(table, 1, "role"), u"operator"_s);
        QVERIFY(column(table, "who").contains(u"–"_s));
        QTemporaryDir folder;
        const QString file = folder.filePath(u"audit.csv"_s);
        const auto saved = [&] {
            QFile csv(file);
            return bench.screen.audit()->save(file, nullptr) && csv.open(QIODevice::ReadOnly) ? csv.readAll()
                                                                                              : QByteArray();
        };
        const QByteArray all = saved();
        QVERIFY2(all.contains("mira@console-1") && all.contains("night-shift"), all.constData());
        choose(bench.screen.audit()->segments(), "not");
        QCOMPARE(column(table, "outcome"), (QStringList{u"canceled"_s, u"failed"_s}));
        // the file has the table's rows: the command of night-shift succeeded
        const QByteArray text = saved();
        QVERIFY2(text.contains("fill_gaps eip155:42220") && text.contains("failed"), text.constData());
        QVERIFY2(text.contains("mira@console-1") && !text.contains("night-shift"), text.constData());
        QString why;
        QVERIFY(!bench.screen.audit()->save(u"/nowhere/audit.csv"_s, &why));
        QVERIFY(!why.isEmpty());
        // an address opens one command
        openTab(bench, "audit/3");
        QCOMPARE(bench.screen.audit()->model()->at(table->currentRow())->id, CommandId(3));
    }

    void logIsFilteredAndLinks()
    {
        ScreenBench<ActivityScreen> bench;
        QAbstractItemModelTester tester(bench.screen.log()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        openTab(bench, "log");
        LogTab* log = bench.screen.log();
        const auto* shown = log->table()->view()->model();
        QCOMPARE(shown->rowCount(), 6);
        LogEntry entry{bench.engine.now(), u"warning"_s, u"engine"_s, u"eip155:1"_s,
                       u"Command 3: scan_gaps eip155:1, by operator."_s};
        Q_EMIT bench.engine.logged(entry);
        QTRY_COMPARE(shown->rowCount(), 7);
        choose(log->segments(), "warning");
        QCOMPARE(shown->rowCount(), 3);
        choose(log->segments(), "all");
        QVERIFY(bench.screen.open(u"log?chain=eip155:1"_s));
        QCOMPARE(shown->rowCount(), 1);
        // Enter opens the subject of the line
        log->table()->view()->setCurrentIndex(shown->index(0, 0));
        QVERIFY(log->whole()->text().contains(entry.text));
        Q_EMIT log->table()->activated(6);
        QCOMPARE(bench.gone, u"activity/audit/3"_s);
        const auto targets = logTargets(log->model()->at(5)->entry, ChainNames::of(*bench.engine.snapshot()));
        QCOMPARE(targets.size(), size_t(2));
        QCOMPARE(targets[0].address, u"chains/eip155:8453"_s);
        QVERIFY(targets[1].address.contains(u"51429489"_s));
    }

    void logFollowsItsEnd()
    {
        ScreenBench<ActivityScreen> bench;
        bench.show();
        openTab(bench, "log");
        LogTab* log = bench.screen.log();
        LogEntry entry{bench.engine.now(), u"info"_s, u"sync"_s, {}, u"a line"_s};
        for (int i = 0; i < 5'000; ++i)
            Q_EMIT bench.engine.logged(entry);
        QTRY_VERIFY(log->model()->rowCount() > 3'000);
        QVERIFY(log->model()->rowCount() <= int(LogModel::kept));
        QScrollBar* bar = log->table()->view()->verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        bar->setValue(bar->maximum() / 2);
        QVERIFY(!log->isFollowing());
        const int there = bar->value();
        Q_EMIT bench.engine.logged(entry);
        settle(250);
        QCOMPARE(bar->value(), there);
    }

    void alertsAreAcknowledgedAndMuted()
    {
        ScreenBench<ActivityScreen> bench;
        QAbstractItemModelTester tester(bench.screen.alerts()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        openTab(bench, "alerts");
        AlertsTab* alerts = bench.screen.alerts();
        QCOMPARE(column(alerts->table(), "state"),
                 (QStringList{u"error"_s, u"warning"_s, u"info"_s, u"acknowledged"_s}));
        QCOMPARE(cell(alerts->table(), 0, "chain"), u"Celo"_s);
        choose(alerts->segments(), "unread");
        QCOMPARE(alerts->table()->view()->model()->rowCount(), 3);
        choose(alerts->segments(), "all");
        QCOMPARE(alerts->table()->view()->model()->rowCount(), 5);
        alerts->table()->selectKey(u"5"_s);
        alerts->acknowledge();
        QCOMPARE(bench.engine.submitted.back().verb(), Verb::AlertAcknowledge);
        QCOMPARE(std::get<arguments::AlertAcknowledge>(bench.engine.submitted.back().args).id, qint64(5));
        alerts->mute(3'600);
        QCOMPARE(bench.engine.submitted.back().verb(), Verb::AlertMute);
        const QDateTime until = std::get<arguments::AlertMute>(bench.engine.submitted.back().args).until;
        QVERIFY(std::abs(QDateTime::currentDateTimeUtc().secsTo(until) - 3'600) < 5);
        alerts->mute(0);
        QVERIFY(!std::get<arguments::AlertMute>(bench.engine.submitted.back().args).until.isValid());
    }

    void emptyAndFailing()
    {
        ScreenBench<ActivityScreen> bench(Scene::Empty);
        bench.show();
        for (const char* tab : {"jobs", "audit", "alerts"}) {
            openTab(bench, tab);
            auto* table = bench.screen.findChild<QStackedWidget*>()->currentWidget()->findChild<DataTable*>();
            QVERIFY2(table->findChild<EmptyState*>()->isVisible(), tab);
        }
        bench.engine.failAll = Error::make(ErrorKind::Unavailable, "AWAY", Message(u"The database is away."_s));
        bench.screen.refresh();
        settle();
        auto* empty = bench.screen.alerts()->findChild<EmptyState*>();
        QVERIFY(empty->findChild<Text*>()->text().contains(u"The database is away."_s));
    }

    void quietHoursReachOverMidnight()
    {
        NotificationSettings settings;
        settings.quiet = true;
        QVERIFY(settings.isQuietAt(QTime(23, 0)) && settings.isQuietAt(QTime(6, 59)));
        QVERIFY(!settings.isQuietAt(QTime(7, 0)) && !settings.isQuietAt(QTime(12, 0)));
        QCOMPARE(settings.secondsToEnd(QTime(23, 0)), qint64(8 * 3600));
        settings.from = QTime(12, 0);
        settings.until = QTime(13, 0);
        QVERIFY(settings.isQuietAt(QTime(12, 30)) && !settings.isQuietAt(QTime(23, 0)));
    }

    void newAlertsAreOneNotification()
    {
        Desk desk{QString()};
        ScriptedWorkspace workspace(Scene::Twelve);
        ScriptedEngine& engine = *workspace.scripted();
        Notifier notifier(&workspace, &desk);
        notifier.setGroupMs(20);
        QTime clock(12, 0);
        notifier.setClock([&] { return clock; });
        QStringList shown;
        notifier.setShow([&](const QString& title, const QString& body, bool critical) {
            shown << title + QLatin1Char('|') + QString::number(body.split(QLatin1Char('\n')).size()) +
                         (critical ? u"!"_s : QString());
        });
        int id = 100;
        const auto raise = [&](const char* severity) {
            AlertRow alert = engine.alertRows.front();
            alert.id = ++id;
            alert.severity = QLatin1String(severity);
            engine.alertRows.push_back(alert);
            WorkspaceSnapshot snapshot = *engine.snapshot();
            ++snapshot.unreadAlerts;
            engine.publish(snapshot);
        };
        engine.publish(*engine.snapshot());
        settle(100);
        QCOMPARE(shown, QStringList());  // alerts that were open before
        raise("error");
        settle(100);
        QCOMPARE(shown, QStringList{u"All endpoints unreachable|1!"_s});
        for (int i = 0; i < 5; ++i)
            raise("warning");
        settle(100);
        QCOMPARE(shown.size(), 2);
        QVERIFY2(shown.last().startsWith(u"5 "_s) && shown.last().endsWith(u"|4"_s), qPrintable(shown.last()));
        // in quiet hours no notification is shown; afterwards, at the next check, those that are still open
        NotificationSettings settings;
        settings.quiet = true;
        settings.save(desk);
        clock = QTime(23, 0);
        raise("warning");
        raise("warning");
        engine.alertRows.back().until = engine.now();
        settle(100);
        QCOMPARE(shown.size(), 2);
        clock = QTime(8, 0);
        raise("warning");
        settle(100);
        QCOMPARE(shown.size(), 3);
        QVERIFY2(shown.last().startsWith(u"2 "_s), qPrintable(shown.last()));
        // muted for an hour; alerts that are still open when the mute ends are shown then
        NotificationSettings::muteFor(desk, 3600);
        QVERIFY(NotificationSettings::load(desk).isMuted());
        raise("error");
        settle(100);
        QCOMPARE(shown.size(), 3);
        NotificationSettings::muteFor(desk, 0);
        raise("error");
        settle(100);
        QCOMPARE(shown.size(), 4);
        QVERIFY2(shown.last().startsWith(u"2 "_s), qPrintable(shown.last()));
        settings.on = false;
        settings.save(desk);
        raise("error");
        settle(100);
        QCOMPARE(shown.size(), 4);
    }

    void pictures()
    {
        for (const char* tab : {"jobs", "audit", "log", "alerts"})
            takePictures<ActivityScreen>(
                u"activity"_s, u"activity"_s, u"Activity"_s,
                [tab](ActivityScreen& screen) { screen.open(QLatin1String(tab)); }, Scene::Twelve,
                QLatin1Char('-') + QLatin1String(tab));
    }
};

SIGNALBOX_TEST(ActivityTest)

#include "activity_test.moc"
