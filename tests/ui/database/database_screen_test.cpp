// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/database_screen.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

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
        place.bench.screen.jobs()->editSchedule(u"reindex"_s);
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
