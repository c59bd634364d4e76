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
#include "screen_bench.h"
#include "sheets/confirm_sheet.h"
#include "support/scripted_activity.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
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
    return QStringLiteral("no column");
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
    void jobsStandWithTheirProgress()
    {
        ScreenBench<ActivityScreen> bench;
        QAbstractItemModelTester tester(bench.screen.jobs()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        const DataTable* table = bench.screen.jobs()->table();
        QCOMPARE(cell(table, 0, "job"), QStringLiteral("Reindex Base"));
        QCOMPARE(cell(table, 0, "state"), QStringLiteral("running"));
        QCOMPARE(cell(table, 0, "progress"), QStringLiteral("64.0 %"));
        QCOMPARE(cell(table, 0, "rate"), QStringLiteral("512"));
        QVERIFY(cell(table, 0, "left") != QStringLiteral("–"));
        QVERIFY(!column(table, "job").contains(QStringLiteral("Pause Noble")));  // quick levers are in the audit
        // progress comes as it is told; the row stays where it is
        CommandStatus more = scriptedRunningJob(bench.engine.now());
        more.progress = 0.8;
        Q_EMIT bench.engine.commandChanged(more);
        settle(200);
        QCOMPARE(cell(table, 0, "progress"), QStringLiteral("80.0 %"));
        choose(bench.screen.jobs()->segments(), "failed");
        QCOMPARE(column(table, "job"), QStringList{QStringLiteral("Fill gaps of Celo")});
        QVERIFY(cell(table, 0, "remark").contains(QStringLiteral("no endpoint answers")));
    }

    void jobsAreCancelledAndTriedAgain()
    {
        ScreenBench<ActivityScreen> bench;
        bench.show();
        JobsTab* jobs = bench.screen.jobs();
        jobs->table()->selectKey(QStringLiteral("7"));
        jobs->cancelSelected();
        QCOMPARE(bench.engine.cancelled.size(), size_t(1));
        jobs->retrySelected();  // it runs: nothing to try again
        QVERIFY(bench.engine.submitted.empty());
        jobs->table()->selectKey(QStringLiteral("4"));
        jobs->retrySelected();
        QCOMPARE(bench.engine.submitted.size(), size_t(1));
        QCOMPARE(bench.engine.submitted.back().verb, Verb::FillGaps);
        QCOMPARE(bench.engine.submitted.back().target, QStringLiteral("eip155:42220"));
        // a dangerous one shows its numbers again before it goes
        jobs->table()->selectKey(QStringLiteral("5"));
        jobs->retrySelected();
        QTRY_VERIFY(bench.screen.findChild<ConfirmSheet*>());
        QCOMPARE(bench.engine.submitted.size(), size_t(1));
        auto* sheet = bench.screen.findChild<ConfirmSheet*>();
        QTRY_VERIFY(sheet->preview());
        Q_EMIT sheet->confirmed();
        QCOMPARE(bench.engine.submitted.size(), size_t(2));
        QVERIFY(!bench.engine.submitted.back().preview.isEmpty());
        QCOMPARE(bench.engine.submitted.back().args.value(QStringLiteral("lo")).toInt(), 51'000'000);
        sheet->close();
    }

    void exportsAreJobs()
    {
        ScreenBench<ActivityScreen> bench;
        bench.show();
        ExportRequest request;
        request.file = QStringLiteral("/tmp/transfers.csv");
        bench.engine.startExport(request);
        settle(200);
        QVERIFY(column(bench.screen.jobs()->table(), "job").contains(QStringLiteral("Export to transfers.csv")));
    }

    void auditTellsWhoWhatAndHow()
    {
        ScreenBench<ActivityScreen> bench;
        QAbstractItemModelTester tester(bench.screen.audit()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        openTab(bench, "audit");
        const DataTable* table = bench.screen.audit()->table();
        QCOMPARE(table->view()->model()->rowCount(), 7);
        QCOMPARE(cell(table, 0, "what"), QStringLiteral("Reindex Base"));
        QCOMPARE(cell(table, 1, "took"), QStringLiteral("40 ms"));
        QCOMPARE(cell(table, 1, "who"), QStringLiteral("mira@console-1"));
        QCOMPARE(cell(table, 1, "role"), QStringLiteral("operator"));
        QVERIFY(column(table, "who").contains(QStringLiteral("–")));
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("audit.csv"));
        const auto saved = [&] {
            QFile csv(file);
            return bench.screen.audit()->save(file, nullptr) && csv.open(QIODevice::ReadOnly) ? csv.readAll()
                                                                                              : QByteArray();
        };
        const QByteArray all = saved();
        QVERIFY2(all.contains("mira@console-1") && all.contains("night-shift"), all.constData());
        choose(bench.screen.audit()->segments(), "not");
        QCOMPARE(column(table, "outcome"), (QStringList{QStringLiteral("cancelled"), QStringLiteral("failed")}));
        // the file has the rows that the table shows: the command of night-shift succeeded
        const QByteArray text = saved();
        QVERIFY2(text.contains("fill_gaps eip155:42220") && text.contains("failed"), text.constData());
        QVERIFY2(text.contains("mira@console-1") && !text.contains("night-shift"), text.constData());
        QString why;
        QVERIFY(!bench.screen.audit()->save(QStringLiteral("/nowhere/audit.csv"), &why));
        QVERIFY(!why.isEmpty());
        // an address leads to one command
        openTab(bench, "audit/3");
        QCOMPARE(bench.screen.audit()->model()->at(table->currentRow())->id, CommandId(3));
    }

    void logIsFilteredAndLeadsOn()
    {
        ScreenBench<ActivityScreen> bench;
        QAbstractItemModelTester tester(bench.screen.log()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.show();
        openTab(bench, "log");
        LogTab* log = bench.screen.log();
        const auto* shown = log->table()->view()->model();
        QCOMPARE(shown->rowCount(), 6);
        LogEntry entry{bench.engine.now(), QStringLiteral("warning"), QStringLiteral("engine"),
                       QStringLiteral("eip155:1"), QStringLiteral("Command 3: scan_gaps eip155:1, by operator.")};
        Q_EMIT bench.engine.logged(entry);
        QTRY_COMPARE(shown->rowCount(), 7);
        choose(log->segments(), "warning");
        QCOMPARE(shown->rowCount(), 3);
        choose(log->segments(), "all");
        QVERIFY(bench.screen.open(QStringLiteral("log?chain=eip155:1")));
        QCOMPARE(shown->rowCount(), 1);
        // Enter leads to what the line is about
        log->table()->view()->setCurrentIndex(shown->index(0, 0));
        QVERIFY(log->whole()->text().contains(entry.text));
        Q_EMIT log->table()->activated(6);
        QCOMPARE(bench.gone, QStringLiteral("activity/audit/3"));
        const auto targets = logTargets(log->model()->at(5)->entry, ChainNames::of(*bench.engine.snapshot()));
        QCOMPARE(targets.size(), size_t(2));
        QCOMPARE(targets[0].address, QStringLiteral("chains/eip155:8453"));
        QVERIFY(targets[1].address.contains(QStringLiteral("51429489")));
    }

    void logFollowsItsEnd()
    {
        ScreenBench<ActivityScreen> bench;
        bench.show();
        openTab(bench, "log");
        LogTab* log = bench.screen.log();
        LogEntry entry{
            bench.engine.now(), QStringLiteral("info"), QStringLiteral("sync"), {}, QStringLiteral("a line")};
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
                 (QStringList{QStringLiteral("error"), QStringLiteral("warning"), QStringLiteral("note"),
                              QStringLiteral("acknowledged")}));
        QCOMPARE(cell(alerts->table(), 0, "chain"), QStringLiteral("Celo"));
        choose(alerts->segments(), "unread");
        QCOMPARE(alerts->table()->view()->model()->rowCount(), 3);
        choose(alerts->segments(), "all");
        QCOMPARE(alerts->table()->view()->model()->rowCount(), 5);
        alerts->table()->selectKey(QStringLiteral("5"));
        alerts->acknowledge();
        QCOMPARE(bench.engine.submitted.back().verb, Verb::AlertAcknowledge);
        QCOMPARE(bench.engine.submitted.back().args.value(QStringLiteral("id")).toInt(), 5);
        alerts->mute(3'600);
        QCOMPARE(bench.engine.submitted.back().verb, Verb::AlertMute);
        const QDateTime until = QDateTime::fromString(
            bench.engine.submitted.back().args.value(QStringLiteral("until")).toString(), Qt::ISODateWithMs);
        QVERIFY(std::abs(QDateTime::currentDateTimeUtc().secsTo(until) - 3'600) < 5);
        alerts->mute(0);
        QVERIFY(!bench.engine.submitted.back().args.contains(QStringLiteral("until")));
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
        bench.engine.failAll = Error::make(ErrorKind::Unavailable, "AWAY", QStringLiteral("The database is away."));
        bench.screen.refresh();
        settle();
        auto* empty = bench.screen.alerts()->findChild<EmptyState*>();
        QVERIFY(empty->findChild<Text*>()->text().contains(QStringLiteral("The database is away.")));
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
        setDesk(&desk);
        ScriptedWorkspace workspace(Scene::Twelve);
        ScriptedEngine& engine = *workspace.scripted();
        Notifier notifier(&workspace);
        notifier.setGroupMs(20);
        QTime clock(12, 0);
        notifier.setClock([&] { return clock; });
        QStringList shown;
        notifier.setShow([&](const QString& title, const QString& body, bool critical) {
            shown << title + QLatin1Char('|') + QString::number(body.split(QLatin1Char('\n')).size()) +
                         (critical ? QStringLiteral("!") : QString());
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
        QCOMPARE(shown, QStringList());  // what was open before
        raise("error");
        settle(100);
        QCOMPARE(shown, QStringList{QStringLiteral("All endpoints away|1!")});
        for (int i = 0; i < 5; ++i)
            raise("warning");
        settle(100);
        QCOMPARE(shown.size(), 2);
        QVERIFY2(shown.last().startsWith(QStringLiteral("5 ")) && shown.last().endsWith(QStringLiteral("|4")),
                 qPrintable(shown.last()));
        // in quiet hours nothing is shown; afterwards, with the next look, what is still open
        NotificationSettings settings;
        settings.quiet = true;
        settings.save();
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
        QVERIFY2(shown.last().startsWith(QStringLiteral("2 ")), qPrintable(shown.last()));
        // muted for an hour; what is still open when somebody ends it is told then
        NotificationSettings::muteFor(3600);
        QVERIFY(NotificationSettings::load().isMuted());
        raise("error");
        settle(100);
        QCOMPARE(shown.size(), 3);
        NotificationSettings::muteFor(0);
        raise("error");
        settle(100);
        QCOMPARE(shown.size(), 4);
        QVERIFY2(shown.last().startsWith(QStringLiteral("2 ")), qPrintable(shown.last()));
        settings.on = false;
        settings.save();
        raise("error");
        settle(100);
        QCOMPARE(shown.size(), 4);
        setDesk(nullptr);
    }

    void pictures()
    {
        for (const char* tab : {"jobs", "audit", "log", "alerts"})
            takePictures<ActivityScreen>(
                QStringLiteral("activity"), QStringLiteral("activity"), QStringLiteral("Activity"),
                [tab](ActivityScreen& screen) { screen.open(QLatin1String(tab)); }, Scene::Twelve,
                QLatin1Char('-') + QLatin1String(tab));
    }
};

SIGNALBOX_TEST(ActivityTest)

#include "activity_test.moc"
