// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "rows_place.h"
#include "support/test_registry.h"
#include "triggers/rows/seed_rows.h"
#include "users/passwords.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::triggers;

class RowsSeedTest : public QObject, RowsPlace {
    Q_OBJECT

    qint64 seeded() const
    {
        return in([](store::Transaction& transaction) { return seed(transaction); }).value();
    }
    QString counts() const
    {
        return value(
            u"SELECT concat_ws(' ', (SELECT count(*) FROM erc8004.users), (SELECT count(*) FROM "
            "erc8004.triggers), (SELECT count(*) FROM erc8004.trigger_conditions), (SELECT count(*) FROM "
            "erc8004.trigger_actions), (SELECT count(*) FROM erc8004.trigger_state), (SELECT count(*) FROM "
            "erc8004.events), (SELECT count(*) FROM erc8004.action_results), (SELECT count(*) FROM "
            "erc8004.trigger_edits))"_s);
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void theTestDataIsThereOnce()
    {
        QCOMPARE(seeded(), 84532);
        QCOMPARE(counts(), u"4 3 4 3 1 8 4 3"_s);
        QCOMPARE(seeded(), 84532);
        QCOMPARE(counts(), u"4 3 4 3 1 8 4 3"_s);
        const auto average = read(u"trigger-2"_s);
        OK(average);
        QVERIFY(average->stateful && average->enabled);
        QCOMPARE(average->conditions[0].config[u"alpha"].toDouble(), 0.2);
        QVERIFY(!read(u"trigger-3"_s)->enabled);
        QVERIFY(users::passwordMatches(u"password123"_s,
                                       value(u"SELECT password_hash FROM erc8004.users WHERE username = 'alice'"_s)));
        QCOMPARE(value(u"SELECT string_agg(username, ' ') FROM erc8004.users WHERE NOT is_active"_s), u"charlie"_s);
        QCOMPARE(value(u"SELECT state_data ->> 'ema' FROM erc8004.trigger_state"_s), u"72.5"_s);
        // They start behind the events that are there.
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.trigger_places WHERE start_block <> 3001"_s), u"0"_s);
    }

    void aDeletedTriggerComesBackAndAnEditedOneStays()
    {
        seeded();
        OK(in([](auto& transaction) { return removeTrigger(transaction, u"trigger-1"_s, {}); }));
        Trigger edited = read(u"trigger-2"_s).value();
        edited.name = u"Mine"_s;
        OK(save(edited));
        seeded();
        OK(read(u"trigger-1"_s));
        QCOMPARE(read(u"trigger-2"_s)->name, u"Mine"_s);
    }

    void aRegisteredChainIsNotTouched()
    {
        run("INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:84532', 'eip155', "
            "'Base Sepolia', 'eip155_84532', 1)");
        QCOMPARE(seeded(), 1'000'000'084'532);
        QCOMPARE(seeded(), 1'000'000'084'532);
        QCOMPARE(counts(), u"4 3 4 3 1 8 4 3"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.events WHERE chain_id = 84532"_s), u"0"_s);
        QCOMPARE(value(u"SELECT DISTINCT chain_id FROM erc8004.triggers"_s), u"1000000084532"_s);
    }

    void aChainThatIsAddedLaterDoesNotSeedTwice()
    {
        seeded();
        run("INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:84532', 'eip155', "
            "'Base Sepolia', 'eip155_84532', 1)");
        QCOMPARE(seeded(), 84532);
        QCOMPARE(counts(), u"4 3 4 3 1 8 4 3"_s);
    }

    void usersOfTheSameNameKeepTheirs()
    {
        run("INSERT INTO erc8004.users (id, username, email, password_hash) VALUES ('x', 'Alice', 'a@b', '!')");
        seeded();
        QCOMPARE(value(u"SELECT string_agg(id, ' ' ORDER BY id) FROM erc8004.users"_s),
                 u"local test-user-2 test-user-3 x"_s);
        QCOMPARE(value(u"SELECT string_agg(id, ' ') FROM erc8004.triggers"_s), u"trigger-3"_s);
    }
};

SIGNALBOX_TEST(RowsSeedTest)
#include "rows_seed_test.moc"
