// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "engine_world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class CommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void everyResultIsReportedOnce()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        std::map<QUuid, QStringList> told;
        QObject::connect(w.engine.get(), &Engine::commandChanged, this, [&](const CommandStatus& status) {
            told[status.request] << QLatin1String(name(status.state));
        });
        std::vector<QUuid> requests;
        for (int i = 0; i < 10; ++i) {
            requests.push_back(w.engine->submit({arguments::RetryNow{}, id, {}}));
            requests.push_back(w.engine->submit({arguments::ChainPause{}, id, {}}));
            requests.push_back(w.engine->submit({arguments::ChainResume{}, id, {}}));
            requests.push_back(w.engine->submit({arguments::ChainPause{}, u"eip155:404"_s, {}}));
            requests.push_back(w.engine->submit({arguments::Reindex{}, id, {}}));  // was never confirmed
            requests.push_back(w.engine->submit({arguments::ScanGaps{}, id, {}}));
        }
        const auto ended = [&](const QUuid& request) {
            return std::count_if(told[request].begin(), told[request].end(),
                                 [](const QString& state) { return isFinal(commandStateFromName(state)); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(requests.begin(), requests.end(), [&](const QUuid& request) { return ended(request) > 0; }),
            20'000);
        QTest::qWait(1'500);
        for (const QUuid& request : requests) {
            QVERIFY2(ended(request) == 1, qPrintable(told[request].join(QLatin1Char(' '))));
            QVERIFY2(isFinal(commandStateFromName(told[request].last())), "something came after the end");
            QVERIFY2(told[request].removeDuplicates() == 0, "a state was told twice");
        }
    }

    /// Results during an outage of the notifications are reported afterwards.
    void aMissedResultIsReported()
    {
        World w;
        w.chain->slowMs = 30;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 30'000);
        CommandStatus last;
        QObject::connect(w.engine.get(), &Engine::commandChanged, this,
                         [&](const CommandStatus& status) { last = status; });
        const auto session = w.database.session();
        // for a chain that another console holds
        QVERIFY(store::CommandQueue(*session).insert({arguments::ChainPause{}, u"eip155:1"_s, {}}, QUuid::createUuid(),
                                                     u"other"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isFinal(last.state), 10'000);
        const auto admin = w.database.session(store::Role::Bootstrap);
        QVERIFY(admin->plain([](store::Transaction& t) {
            t.exec(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
                "application_name = 'signalbox engine'");
            t.exec(
                "INSERT INTO signalbox.commands (verb, target, state, finished_at, console) VALUES ('retry_now', "
                "'eip155:2', 'done', now(), 'unheard')");
            return Done{};
        }));
        QTRY_COMPARE_WITH_TIMEOUT(last.console, u"unheard"_s, 15'000);
        QCOMPARE(last.state, CommandState::Done);
    }

    void anEditChecksTheValuesItsOperatorSaw()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        const auto edit = [&](const QString& from, const QString& to, QJsonObject was = {}) {
            was.insert(u"name"_s, from);
            return w.carryOut({arguments::ChainEdit{.name = to, .was = was}, id, {}});
        };
        QCOMPARE(edit(u"Fake"_s, u"One"_s).state, CommandState::Done);
        const CommandStatus late = edit(u"Fake"_s, u"Two"_s);
        QCOMPARE(late.state, CommandState::Refused);
        QCOMPARE(late.error->code, u"EDITED_MEANWHILE"_s);
        QVERIFY2(late.error->text().contains(u"name was \"Fake\" when you began and is \"One\" now"_s),
                 qPrintable(late.error->text()));
        QTRY_COMPARE(w.snapshot()->name, u"One"_s);
        const QJsonObject same{{u"confirmations"_s, 0},
                               {u"headers"_s, u"full"_s},
                               {u"settings"_s, QJsonObject{{u"explorer"_s, QJsonValue()}}}};
        QCOMPARE(edit(u"One"_s, u"Two"_s, same).state, CommandState::Done);

        const qint64 endpoint = w.snapshot()->endpoints.front().id;
        const auto enable = [&](bool was, bool now) {
            return w.carryOut(
                {arguments::EndpointEdit{.id = endpoint, .enabled = now, .was = QJsonObject{{u"enabled"_s, was}}},
                 id,
                 {}});
        };
        QCOMPARE(enable(true, false).state, CommandState::Done);
        QCOMPARE(enable(true, true).error->code, u"EDITED_MEANWHILE"_s);
        QCOMPARE(enable(false, true).state, CommandState::Done);
    }

    /// A console that froze between claim and execution, and lost the chain in the meantime, changes nothing.
    void aLostClaimChangesNothing()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        const auto session = w.database.session();
        const auto admin = w.database.session(store::Role::Bootstrap);
        // as if another console had taken the lease just when the command was claimed
        QVERIFY(admin->plain([](store::Transaction& t) {
            t.exec(
                "CREATE FUNCTION take() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN UPDATE "
                "signalbox.leases SET epoch = epoch + 1, holder = 'other pid 1', host = 'elsewhere', pid = 1, "
                "heartbeat_at = clock_timestamp() + interval '1 h'; RETURN NULL; END $$");
            t.exec(
                "CREATE TRIGGER take AFTER UPDATE ON signalbox.commands FOR EACH ROW WHEN (NEW.state = 'running' AND "
                "NEW.verb = 'chain_pause') EXECUTE FUNCTION take()");
            return Done{};
        }));
        const auto paused =
            store::CommandQueue(*session).insert({arguments::ChainPause{}, id, {}}, QUuid::createUuid(), u"test"_s);
        QVERIFY(paused);
        const auto state = [&] {
            return w.database.value(u"SELECT state FROM signalbox.commands WHERE id = %1"_s.arg(*paused));
        };
        QTRY_COMPARE_WITH_TIMEOUT(state(), u"running"_s, 10'000);
        QTest::qWait(3'000);
        QCOMPARE(state(), u"running"_s);  // the other console executes it
        QCOMPARE(w.database.value(u"SELECT state FROM signalbox.chains"_s), u"active"_s);
    }
};

SIGNALBOX_TEST(CommandTest)

#include "command_test.moc"
