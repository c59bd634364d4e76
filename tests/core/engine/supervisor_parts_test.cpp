// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "engine/alert_keeper.h"
#include "engine/command_news.h"
#include "engine/disk_guard.h"
#include "engine/shipped_families.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"
#include "store/status.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"
#include "units/lease_keeper.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

/// A database with one chain, and the unit of a console that does not run it yet.
struct Place {
    test::PgDatabase database;
    std::unique_ptr<store::Session> session = database.session();
    std::shared_ptr<EngineParts> parts = std::make_shared<EngineParts>();
    ChainUnits units;
    ChainUnit* unit = nullptr;

    Place()
    {
        parts->families = shippedFamilies();
        parts->database = database.connection();
        const auto row = store::Chains(*session).add(test::newChain());
        if (!row)
            qFatal("%s", qPrintable(row.error().text()));
        unit = &units.add(std::make_unique<ChainUnit>(parts, *row));
    }
    qint64 takenElsewhere()
    {
        const auto epoch = store::Leases(*session).acquire(unit->caip2(), {u"far pid 1"_s, u"far"_s, 1});
        return epoch ? *epoch : -1;
    }
    QString open(const QString& caip2)
    {
        QStringList kinds;
        if (const auto alerts = store::Alerts(*session).open(caip2))
            for (const auto& alert : *alerts)
                kinds << alert.kind;
        kinds.sort();
        return kinds.join(QLatin1Char(' '));
    }
};

}  // namespace

class SupervisorPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDiskGuardResumesATenthAboveTheReserve()
    {
        DiskGuard::Space space{2'000, 10'000};
        const auto guard = [&] { return DiskGuard([&] { return space; }, [](qint64 total) { return total / 10; }); };
        DiskGuard enough = guard();
        QVERIFY(!enough.look());
        QCOMPARE(enough.freeBytes(), 2'000);
        space.free = 999;
        DiskGuard low = guard();
        QVERIFY(low.look());
        QCOMPARE(low.failure()->error.code, u"DISK_RESERVE"_s);
        QVERIFY2(!low.look(), "measured again within five seconds");
        DiskGuard elsewhere({}, [](qint64) { return 1'000; });
        QVERIFY(!elsewhere.look());
        QCOMPARE(elsewhere.freeBytes(), -1);
    }

    void leasesAreTakenOnceAndNeverFromALivingConsole()
    {
        Place place;
        QStringList events;
        const auto keeper = [&] {
            return LeaseKeeper(*place.parts, place.units, *place.session,
                               {[&](ChainUnit&) { events << u"held"_s; }, [&](ChainUnit&) { events << u"taken"_s; },
                                [&](ChainUnit&) { events << u"lost"_s; }});
        };
        LeaseKeeper leases = keeper();
        OK(leases.keep());
        QVERIFY(place.unit->isHeld());
        QCOMPARE(events.join(u' '), u"held taken"_s);
        OK(leases.renew());
        OK(leases.hold(*place.unit));
        QCOMPARE(events.size(), 2);
        // Another console takes over; this one notices it by the epoch.
        OK(store::Leases(*place.session).takeOver(place.unit->caip2(), {u"far pid 1"_s, u"far"_s, 1}));
        leases.lookAgain();
        OK(leases.keep());
        QVERIFY(!place.unit->isHeld());
        QCOMPARE(events.join(u' '), u"held taken lost"_s);
        leases.lookAgain();
        OK(leases.keep());
        QVERIFY(!place.unit->isHeld());
        QCOMPARE(place.unit->facts().holder, u"far pid 1"_s);
        const auto held = leases.hold(*place.unit);
        QVERIFY(!held);
        QCOMPARE(held.error().code, u"LEASE_HELD"_s);
    }

    void afterAnInterruptionEveryHolderGetsTime()
    {
        Place place;
        QVERIFY(place.takenElsewhere() > 0);
        place.database.value(u"UPDATE signalbox.leases SET heartbeat_at = now() - interval '1 hour' RETURNING caip2"_s);
        LeaseKeeper leases(*place.parts, place.units, *place.session, {[](ChainUnit&) {}, [](ChainUnit&) {}, {}});
        leases.interrupted();
        OK(leases.keep());
        QVERIFY2(!place.unit->isHeld(), "its holder could not renew it either");
        LeaseKeeper fresh(*place.parts, place.units, *place.session, {[](ChainUnit&) {}, [](ChainUnit&) {}, {}});
        const auto isHeld = [&] {
            fresh.lookAgain();
            return fresh.keep() && place.unit->isHeld();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeld(), 12'000);  // no lease is older than its server's start
    }

    void unwantedChainsAreLeftAlone()
    {
        Place place;
        place.parts->options.chains = {u"another"_s};
        LeaseKeeper leases(*place.parts, place.units, *place.session, {[](ChainUnit&) {}, [](ChainUnit&) {}, {}});
        OK(leases.keep());
        QVERIFY(!place.unit->isHeld());
    }

    void alertsOfAnEarlierRunAreEnded()
    {
        Place place;
        const QString caip2 = place.unit->caip2();
        store::Alerts table(*place.session);
        OK(table.raise(caip2, u"lagging"_s, u"warning"_s, Message(u"behind"_s)));
        OK(table.raise({}, u"disk"_s, u"error"_s, Message(u"full"_s)));
        place.unit->hold(1);
        indexing::WorkerStatus status;
        status.caip2 = caip2;
        status.ready = true;
        status.state = ChainState::Starting;
        place.unit->facts().status = status;
        {
            AlertKeeper starting(*place.parts, place.units, *place.session);
            const auto changed = starting.look({});
            OK(changed);
            QVERIFY2(*changed, "the disk's alert is over");
            QCOMPARE(place.open(caip2), u"lagging"_s);
            QCOMPARE(place.open({}), QString());
        }
        place.unit->facts().status->state = ChainState::Paused;
        AlertKeeper paused(*place.parts, place.units, *place.session);
        OK(paused.look({}));
        QCOMPARE(place.open(caip2), QString());
    }

    void anOutageIsRecordedOnce()
    {
        Place place;
        AlertKeeper alerts(*place.parts, place.units, *place.session);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        alerts.outageEnded(
            {Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"gone"_s)), now.addSecs(-60), now, 3, {}});
        OK(alerts.look({}));
        const auto rows = store::Alerts(*place.session).list(10);
        OK(rows);
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().kind, u"database"_s);
        QCOMPARE(rows->front().count, 3);
    }

    void changesAreReportedOnceAndNotAfterTheEnd()
    {
        Place place;
        DatabaseLink link(place.database.connection(), {});
        CommandNews news(link);
        QStringList heard;
        QObject::connect(&news, &CommandNews::changed, &news,
                         [&](const CommandStatus& status) { heard << QLatin1String(name(status.state)); });
        int queued = 0;
        QObject::connect(&news, &CommandNews::queued, &news, [&] { ++queued; });
        QVERIFY(link.open().value_or(false));
        QVERIFY2(!link.open().value_or(true), "it is open");
        link.watch();
        OK(store::CommandQueue(*place.session)
               .insert({arguments::ChainPause{}, place.unit->caip2(), {}}, QUuid::createUuid(), u"me"_s));
        QTRY_COMPARE_WITH_TIMEOUT(queued, 1, 5'000);
        QCOMPARE(heard, QStringList{u"queued"_s});
        CommandStatus status;
        status.id = 77;
        status.state = CommandState::Running;
        news.report(status);
        news.report(status);
        status.progress = 0.5;
        news.report(status);
        status.state = CommandState::Done;
        news.report(status);
        status.state = CommandState::Running;
        news.report(status);
        QCOMPARE(heard.join(u' '), u"queued running running done"_s);
    }

    void aFailedSessionIsReopenedAfterAPause()
    {
        Place place;
        DatabaseLink link(place.database.connection(), {});
        QVERIFY(link.open().value_or(false));
        link.watch();
        QVERIFY(!link.answered());
        link.failed(Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"gone"_s)));
        QVERIFY(link.isPausing());
        QCOMPARE(link.failure()->count, 1);
        int resumed = 0;
        QObject::connect(&link, &DatabaseLink::resumed, &link, [&] { ++resumed; });
        QTRY_VERIFY_WITH_TIMEOUT(!link.isPausing(), 2'000);
        QTRY_VERIFY_WITH_TIMEOUT(!link.isSilent(), 5'000);
        QVERIFY(link.open().value_or(false));
        link.watch();
        QCOMPARE(resumed, 1);
        const auto outage = link.answered();
        QVERIFY(outage);
        QCOMPARE(outage->error.code, u"DATABASE_AWAY"_s);
        QVERIFY(!link.failure());
        QVERIFY(!link.answered());
    }
};

SIGNALBOX_TEST(SupervisorPartsTest)
#include "supervisor_parts_test.moc"
