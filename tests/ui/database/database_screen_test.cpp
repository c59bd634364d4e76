// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/database_screen.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "database/job_sheet.h"
#include "database/job_table.h"
#include "database/object_models.h"
#include "database/object_tabs.h"
#include "database/plan_pane.h"
#include "database/schedule_sheet.h"
#include "database/size_card.h"
#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "support/scripted_database.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QStringList columnOf(const DataTable& table, int which)
{
    QStringList texts;
    const QAbstractItemModel* model = table.view()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, which).data().toString();
    return texts;
}

}  // namespace

/// The screen Database with scripted data, operated by mouse and keys.
class DatabaseScreenTest : public QObject {
    Q_OBJECT

    struct Place {
        ScriptedDatabase database;
        ScreenBench<DatabaseScreen> bench;

        explicit Place(const QString& address = {})
        {
            bench.engine.maintained = &database;
            bench.screen.open(address);
            bench.show();
            bench.screen.activateWindow();
        }
        DataTable& indexes() { return *bench.screen.objects()->table(u"indexes"_s); }
        void choose(const QStringList& keys)
        {
            QItemSelectionModel* selection = indexes().view()->selectionModel();
            const QAbstractItemModel* model = indexes().view()->model();
            for (int row = 0; row < model->rowCount(); ++row)
                if (keys.contains(model->index(row, 0).data(KeyRole).toString()))
                    selection->select(model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);
    }

    void worstIndexesFirst()
    {
        Place place;
        const QStringList names = columnOf(place.indexes(), int(IndexModel::Column::Index));
        QCOMPARE(names.size(), 12);  // one is small
        QStringList first = names.mid(0, 3);
        first.sort();
        QCOMPARE(first, QStringList({u"holdings_137_pkey"_s, u"transfers_from_block"_s, u"transfers_pkey"_s}));
        const QStringList verdicts = columnOf(place.indexes(), int(IndexModel::Column::Verdict));
        QCOMPARE(verdicts.filter(u"bloated"_s).size(), 3);
        QVERIFY(verdicts.at(3).startsWith(u"unused since "_s));
        auto* large = findSpoken<QPushButton>(u"over 10 MB"_s, &place.bench.screen);
        QVERIFY(large);
        large->click();
        QCOMPARE(columnOf(place.indexes(), 1).size(), 13);
    }

    void theChoiceIsPreviewedBeforeItRuns()
    {
        Place place;
        QVERIFY(!place.bench.screen.plan()->isVisible());
        place.choose({u"eip155_1.transfers_pkey"_s, u"eip155_137.transfers_from_block"_s});
        QTRY_VERIFY(place.bench.screen.plan()->isVisible());
        QVERIFY(place.database.ran.isEmpty());
        QVERIFY(place.database.planned.last().contains(u"eip155_1.transfers_pkey"_s));
        auto* run = findSpoken<QPushButton>(u"Rebuild now"_s, place.bench.screen.plan());
        QVERIFY(run && run->isEnabled());
        run->click();
        QTRY_COMPARE(place.database.ran.size(), 1);
        QVERIFY(place.database.ran.first().startsWith(u"reindex "_s));
        QTRY_VERIFY(!place.bench.screen.plan()->isVisible());
    }

    void theChoiceIsAddedToTheNextRun()
    {
        Place place;
        place.choose({u"eip155_1.transfers_pkey"_s});
        QTRY_VERIFY(place.bench.screen.plan()->isVisible());
        place.bench.screen.plan()->addToNext();
        QTRY_COMPARE(place.database.added, QStringList(u"reindex eip155_1.transfers_pkey"_s));
    }

    void aRefusalIsShown()
    {
        Place place;
        place.database.refuseChanges =
            Error::make(ErrorKind::Unavailable, "DISK_FULL", Message(u"The disk is full."_s));
        place.choose({u"eip155_1.transfers_pkey"_s});
        QTRY_VERIFY(place.bench.screen.plan()->isVisible());
        place.bench.screen.plan()->run();
        QTRY_COMPARE(place.bench.screen.findChild<MessageStack*>()->count(), 1);
    }

    void jobsAreSwitchedAndStopped()
    {
        Place place;
        QCOMPARE(columnOf(*place.bench.screen.jobs(), int(MaintenanceJobModel::Column::Result)).filter(u"64"_s).size(),
                 1);
        QCOMPARE(columnOf(*place.bench.screen.jobs(), int(MaintenanceJobModel::Column::Result))
                     .filter(u"disabled by operator since "_s)
                     .size(),
                 1);
        place.bench.screen.jobs()->setEnabledJob(u"log_rotation"_s, true);
        QTRY_COMPARE(place.database.changes.size(), size_t(1));
        QVERIFY(place.database.changes.front().enabled);
        QCOMPARE(place.database.changes.front().cron, u"0 0 * * *"_s);
        place.bench.screen.jobs()->stop(u"samples"_s);
        QTRY_COMPARE(place.database.stopped, QStringList(u"samples"_s));
    }

    void aScheduleIsEdited()
    {
        Place place;
        place.bench.screen.jobs()->edit(u"reindex"_s);
        QPointer<ScheduleSheet> sheet = place.bench.screen.window()->findChild<ScheduleSheet*>();
        QVERIFY(sheet);
        auto* cron = sheet->findChild<QLineEdit*>();
        QCOMPARE(cron->text(), u"0 3 * * 0"_s);
        cron->setText(u"0 4 * * 6"_s);
        place.database.refuseChanges =
            Error::make(ErrorKind::Invalid, "BAD_VALUE", Message(u"This is not a valid schedule."_s));
        sheet->save();
        QTest::qWait(50);
        QVERIFY(sheet && sheet->isVisible());
        place.database.refuseChanges.reset();
        sheet->save();
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QCOMPARE(place.database.changes.back().cron, u"0 4 * * 6"_s);
    }

    void aJobIsPreviewedBeforeItRuns()
    {
        Place place;
        PlanPane* pane = place.bench.screen.plan();
        place.bench.screen.jobs()->choose(u"vacuum"_s);
        QTRY_VERIFY(pane->isVisible());
        QCOMPARE(pane->shownJob(), u"vacuum"_s);
        QTRY_COMPARE(place.database.planned.value(0), u"vacuum "_s);
        QVERIFY(place.database.ran.isEmpty());
        auto* run = findSpoken<QPushButton>(u"Run now"_s, pane);
        QTRY_VERIFY(run && run->isEnabled());
        auto* removal = findSpoken<QPushButton>(u"Delete…"_s, pane);
        QVERIFY(!removal || !removal->isVisible());  // a declared one
        run->click();
        QTRY_COMPARE(place.database.ran, QStringList(u"vacuum"_s));
    }

    void aRunningJobIsStoppedInItsPane()
    {
        Place place;
        place.bench.screen.jobs()->choose(u"samples"_s);
        auto* stop = findSpoken<QPushButton>(u"Stop"_s, place.bench.screen.plan());
        QTRY_VERIFY(stop && stop->isVisible());
        stop->click();
        QTRY_COMPARE(place.database.stopped, QStringList(u"samples"_s));
    }

    void objectsAndJobsTakeTurnsInThePane()
    {
        Place place;
        place.bench.screen.jobs()->choose(u"vacuum"_s);
        QTRY_COMPARE(place.bench.screen.plan()->shownJob(), u"vacuum"_s);
        place.choose({u"eip155_1.transfers_pkey"_s});
        QTRY_VERIFY(place.bench.screen.plan()->shownJob().isEmpty());
        QVERIFY(place.bench.screen.plan()->isVisible());
        QVERIFY(place.bench.screen.jobs()->selectedRows().isEmpty());
        place.bench.screen.jobs()->choose(u"reindex"_s);
        QTRY_COMPARE(place.bench.screen.plan()->shownJob(), u"reindex"_s);
        QVERIFY(place.bench.screen.objects()->chosen().isEmpty());
        place.bench.screen.jobs()->clearChoice();
        QTRY_VERIFY(!place.bench.screen.plan()->isVisible());
    }

    void aJobIsAdded()
    {
        Place place;
        auto* add = findSpoken<QPushButton>(u"Add maintenance job"_s, place.bench.screen.jobs());
        QVERIFY(add);
        add->click();
        QPointer<JobSheet> sheet = place.bench.screen.window()->findChild<JobSheet*>();
        QVERIFY(sheet);
        auto* save = findSpoken<QPushButton>(u"Add job"_s, sheet);
        QVERIFY(save && !save->isEnabled());
        auto* name = findSpoken<QLineEdit>(u"Name"_s, sheet);
        name->setText(u"Nightly"_s);
        findSpoken<QPlainTextEdit>(u"Objects"_s, sheet)->setPlainText(u"canopyx_global\nbalances.holdings, erc8004"_s);
        QTRY_COMPARE(place.database.planned.value(0), u"vacuum canopyx_global balances.holdings erc8004"_s);
        QVERIFY(save->isEnabled());
        place.database.refuseChanges =
            Error::make(ErrorKind::Invalid, "BAD_VALUE", Message(u"This is not a valid schedule."_s));
        save->click();
        QTest::qWait(50);
        QVERIFY(sheet && sheet->isVisible());
        place.database.refuseChanges.reset();
        save->click();
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QCOMPARE(place.database.put.size(), size_t(1));
        const OwnJob& job = place.database.put.front();
        QCOMPARE(job.name, u"Nightly"_s);
        QCOMPARE(job.objects, QStringList({u"canopyx_global"_s, u"balances.holdings"_s, u"erc8004"_s}));
        QVERIFY(job.id.isEmpty() && job.enabled && job.kind == u"vacuum"_s && job.cron == u"0 3 * * *"_s);
    }

    void anAddedJobIsChangedAndDeleted()
    {
        Place place;
        const QString id = u"analyze_canopyx_global"_s;
        place.bench.screen.jobs()->edit(id);
        QPointer<JobSheet> sheet = place.bench.screen.window()->findChild<JobSheet*>();
        QVERIFY(sheet);
        QCOMPARE(sheet->entries().id, id);
        QVERIFY(sheet->entries().quiet);
        QCOMPARE(sheet->entries().objects, QStringList(u"canopyx_global"_s));
        sheet->save();
        QTRY_COMPARE(place.database.put.size(), size_t(1));
        place.bench.screen.jobs()->choose(id);
        auto* removal = findSpoken<QPushButton>(u"Delete…"_s, place.bench.screen.plan());
        QTRY_VERIFY(removal && removal->isVisible());
        removal->click();
        auto* question = place.bench.screen.window()->findChild<Sheet*>(u"deleteJobSheet"_s);
        QVERIFY(question);
        QVERIFY(place.database.removed.isEmpty());
        findSpoken<QPushButton>(u"Delete job"_s, question)->click();
        QTRY_COMPARE(place.database.removed, QStringList(id));
        QTRY_VERIFY(!place.bench.screen.plan()->isVisible());
    }

    void theHistoryOfRunsIsListed()
    {
        Place place(u"maintenance"_s);
        DataTable* table = place.bench.screen.objects()->table(u"maintenance"_s);
        QTRY_COMPARE(columnOf(*table, 0).size(), 6);
        QVERIFY(columnOf(*table, int(RunModel::Column::Result)).contains(u"running"_s));
        QCOMPARE(place.bench.screen.address(), u"maintenance"_s);
    }

    void theSlowQueryLogIsListed()
    {
        Place place(u"slow-log"_s);
        DataTable* table = place.bench.screen.objects()->table(u"slow-log"_s);
        QTRY_COMPARE(columnOf(*table, 0).size(), 2);
        QCOMPARE(columnOf(*table, int(SlowLogModel::Column::Query)).at(1), u"text not collected"_s);
        QCOMPARE(place.bench.screen.address(), u"slow-log"_s);
        QVERIFY(place.bench.screen.open(u"slow"_s));
        QCOMPARE(place.bench.screen.address(), u"slow"_s);
        place.database.logged.clear();
        QVERIFY(place.bench.screen.open(u"slow-log"_s));
        QTRY_COMPARE(columnOf(*table, 0).size(), 0);
    }

    /// After a crash of the server, no index is called unused.
    void indexesWithoutCountsAreNotUnused()
    {
        Place place;
        for (DatabaseIndex& index : place.database.indexRows)
            if (index.scans == 0)
                index.usage = u"NO STATISTICS"_s;
        place.bench.screen.refresh();
        QTRY_COMPARE(columnOf(place.indexes(), int(IndexModel::Column::Verdict)).filter(u"unused"_s).size(), 0);
        QCOMPARE(columnOf(place.indexes(), int(IndexModel::Column::Verdict)).filter(u"no statistics before"_s).size(),
                 1);
    }

    void theForecastFollowsTheSize()
    {
        Place place;
        const auto& series = place.bench.screen.sizes()->chart()->series();
        QCOMPARE(series.size(), size_t(2));
        QCOMPARE(series[1].at.front(), series[0].at.back());
        QCOMPARE(series[1].value.front(), series[0].value.back());
        QVERIFY(place.bench.screen.sizes()->chart()->look().to >= series[1].at.back());
    }

    void addressesOpenPlaces()
    {
        Place place(u"connections"_s);
        QCOMPARE(place.bench.screen.address(), u"connections"_s);
        QTRY_COMPARE(columnOf(*place.bench.screen.objects()->table(u"connections"_s), 0).size(), 2);
        QVERIFY(place.bench.screen.open(u"slow"_s));
        QTRY_COMPARE(columnOf(*place.bench.screen.objects()->table(u"slow"_s), 0).size(), 2);
        QVERIFY(place.bench.screen.open(u"tables"_s));
        QTRY_COMPARE(columnOf(*place.bench.screen.objects()->table(u"tables"_s), 0).size(), 2);
        QVERIFY(!place.bench.screen.open(u"nothing"_s));
        QVERIFY(place.bench.screen.open(u"maintenance/vacuum"_s));
        QTRY_COMPARE(place.bench.screen.plan()->shownJob(), u"vacuum"_s);
        QCOMPARE(place.bench.screen.address(), u"maintenance/vacuum"_s);
    }

    void missingStatisticsAreExplained()
    {
        Place place(u"slow"_s);
        place.database.failWith =
            Error::make(ErrorKind::Refused, "NO_STATISTICS", Message(u"The server collects no query statistics."_s));
        place.bench.screen.refresh();
        QTRY_COMPARE(columnOf(*place.bench.screen.objects()->table(u"slow"_s), 0).size(), 0);
        QTRY_COMPARE(place.bench.screen.findChild<MessageStack*>()->count(), 1);
    }
};

SIGNALBOX_TEST(DatabaseScreenTest)
#include "database_screen_test.moc"
