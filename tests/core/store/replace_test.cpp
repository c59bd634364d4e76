// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QTest>

#include "ingest_place.h"
#include "signalbox/literals.h"
#include "store/status.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// A reindex: the rows that it removes, keeps and resolves.
class ReplaceTest : public QObject, IngestPlace {
    Q_OBJECT

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    /// A shorter answer alone removes no rows, whatever the header mode.
    void replaceRefusesAShorterAnswer()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        Commit events;
        events.ranges = {{0, 9}};
        events.streams = {u"registries"_s};
        registryEvent(events, 8, 7);
        OK(store.commit(events));

        auto again = commitOf({0, 9});
        again.mode = Commit::Mode::Replace;
        again.streams.push_back(u"registries"_s);
        again.tables.clear(evm::transfersEntity);
        for (Height number : {0, 1, 2, 5, 6, 7, 8, 9}) {
            transfer(again, number, 0);
            if (number != 6)
                transfer(again, number, 1, 2);
        }
        const auto refused = store.commit(again);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"ROWS_MISSING"_s);
        QCOMPARE(refused.error().args.value(u"blocks"_s).toList(),
                 (QVariantList{QVariant(QVariantList{3ll, 4ll}), QVariant(QVariantList{6ll, 6ll}),
                               QVariant(QVariantList{8ll, 8ll})}));
        QCOMPARE(count("eip155_31337.transfers"), u"20"_s);
        QCOMPARE(count("erc8004.events_live"), u"1"_s);

        // Kept: new rows are added to the kept ones.
        transfer(again, 3, 9);
        again.missing = Commit::Missing::Keep;
        OK(store.commit(again));
        QCOMPARE(count("eip155_31337.transfers"), u"21"_s);
        QCOMPARE(count("erc8004.events_live"), u"1"_s);
        QCOMPARE(count("eip155_31337.blocks"), u"10"_s);

        // Confirmed: the answer is correct.
        again.missing = Commit::Missing::Remove;
        OK(store.commit(again));
        QCOMPARE(count("eip155_31337.transfers"), u"16"_s);
        QCOMPARE(count("erc8004.events_live"), u"0"_s);
        QCOMPARE(coverage("transfers"), u"0-9"_s);
    }

    void replacedBlocksLoseTheirRows()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        auto again = commitOf({0, 9});
        again.mode = Commit::Mode::Replace;
        again.blocks[5] = {5, hashOf(5, 1), hashOf(4), 1'700'000'005};
        again.tables.clear(evm::transfersEntity);
        for (Height number : {0, 1, 2, 3, 4, 6, 7, 8, 9}) {
            transfer(again, number, 0);
            transfer(again, number, 1, 2);
        }
        OK(store.commit(again));
        QCOMPARE(count("eip155_31337.transfers"), u"18"_s);
        QCOMPARE(db->value(u"SELECT encode(hash, 'hex') FROM eip155_31337.blocks WHERE number = 5"_s),
                 QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hashOf(5, 1).data()), 32).toHex()));
    }

    /// Header mode borders: the headers of blocks with rows of other streams are kept.
    void bordersKeepTheHeadersOfRows()
    {
        auto store = ingest();
        auto all = commitOf({0, 9});
        all.tables.clear(evm::transfersEntity);
        transfer(all, 4, 0);
        OK(store.commit(all));
        Commit events;
        events.ranges = {{0, 9}};
        events.streams = {u"registries"_s};
        registryEvent(events, 6, 1);
        OK(store.commit(events));
        Commit again;
        again.mode = Commit::Mode::Replace;
        again.ranges = {{0, 9}};
        again.streams = {u"headers"_s, u"transfers"_s};
        again.blocks = {block(0), block(4), block(9)};
        transfer(again, 4, 0);
        OK(store.commit(again));
        QCOMPARE(db->value(u"SELECT string_agg(number::text, ' ' ORDER BY number) FROM "
                           "eip155_31337.blocks"_s),
                 u"0 4 6 9"_s);
    }

    /// For a registry that is no longer read, no rows can be missing.
    void eventsOfOtherRegistriesAreKept()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        Commit events;
        events.ranges = {{0, 9}};
        events.streams = {u"registries"_s};
        registryEvent(events, 6, 1);  // of the reputation registry
        OK(store.commit(events));
        const auto reading = [](const char* registry) {
            const QJsonObject addresses{{QLatin1String(registry), u"0x"_s + QString(40, u'1')}};
            return chain::StreamSpec{u"registries"_s, {{u"registries"_s, addresses}}};
        };
        Commit again;
        again.mode = Commit::Mode::Replace;
        again.ranges = {{0, 9}};
        again.streams = {reading("identity")};
        OK(store.commit(again));
        QCOMPARE(count("erc8004.events_live"), u"1"_s);
        again.streams = {reading("reputation")};
        QCOMPARE(store.commit(again).error().code, u"ROWS_MISSING"_s);
        again.missing = Commit::Missing::Remove;
        OK(store.commit(again));
        QCOMPARE(count("erc8004.events_live"), u"0"_s);
    }

    /// Rows do not contain the contract's address: if one of a registry's addresses is no longer read, an event that
    /// was not fetched again may belong to it. A replaced block removes its events.
    void eventsOfAddressesThatWereRemovedStay()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        Commit events;
        events.ranges = {{0, 9}};
        events.streams = {u"registries"_s};
        registryEvent(events, 6, 1);
        registryEvent(events, 7, 1);
        OK(store.commit(events));
        const auto with = [](int addresses) {
            QStringList all;
            for (int i = 1; i <= addresses; ++i)
                all << u"0x%1"_s.arg(i, 40, 10, QLatin1Char('0'));
            return QJsonObject{{u"registries"_s, QJsonObject{{u"reputation"_s, all.join(u',')}}}};
        };
        QJsonObject now = with(1);
        now.insert(u"readBefore"_s, QJsonArray{with(2)});
        Commit again;
        again.mode = Commit::Mode::Replace;
        again.missing = Commit::Missing::Remove;
        again.ranges = {{0, 9}};
        again.streams = {chain::StreamSpec{u"registries"_s, now}};
        OK(store.commit(again));
        QCOMPARE(count("erc8004.events_live"), u"2"_s);
        again.missing = Commit::Missing::Refuse;
        OK(store.commit(again));
        QCOMPARE(count("erc8004.events_live"), u"2"_s);

        auto fork = commitOf({7, 7}, 1);
        fork.mode = Commit::Mode::Replace;
        fork.blocks[0].parent = hashOf(6);
        fork.streams.push_back(again.streams.front());
        OK(store.commit(fork));
        QCOMPARE(count("erc8004.events_live"), u"1"_s);

        // No rows were removed: those that were not fetched again and were confirmed are not on the chain.
        now.insert(u"readBefore"_s, QJsonArray{with(1)});
        again.missing = Commit::Missing::Remove;
        again.streams = {chain::StreamSpec{u"registries"_s, now}};
        OK(store.commit(again));
        QCOMPARE(count("erc8004.events_live"), u"0"_s);
    }

    void quarantineIsResolvedByItsStream()
    {
        auto store = ingest();
        auto commit = commitOf({0, 9});
        commit.tables.clear(evm::transfersEntity);
        commit.quarantined.push_back({3, u"4"_s, Message(u"bad"_s), "{}", u"transfers"_s});
        commit.quarantined.push_back({5, u"6"_s, Message(u"bad"_s), "{}", u"registries"_s});
        commit.quarantined.push_back({7, u"8"_s, Message(u"bad"_s), "{}"});
        OK(store.commit(commit));
        const auto waiting = [&] {
            return db->value(
                u"SELECT string_agg(block_number::text, ' ' ORDER BY block_number) FROM "
                "signalbox.quarantine WHERE state = 'waiting'"_s);
        };
        Commit again;
        again.mode = Commit::Mode::Replace;
        again.ranges = {{0, 9}};
        again.streams = {u"headers"_s};
        again.blocks = commit.blocks;
        OK(store.commit(again));
        QCOMPARE(waiting(), u"3 5 7"_s);  // headers read no logs

        again.streams = {u"headers"_s, u"transfers"_s};
        const auto nothing = store.commit(again);  // the answer does not contain the log
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, u"ROWS_MISSING"_s);
        again.missing = Commit::Missing::Keep;
        OK(store.commit(again));
        QCOMPARE(waiting(), u"3 5 7"_s);

        again.missing = Commit::Missing::Refuse;
        transfer(again, 3, 4);
        OK(store.commit(again));
        QCOMPARE(waiting(), u"5"_s);  // the one without a stream is resolved by any stream that reads logs
        QCOMPARE(Quarantine(*session).list(chainId, 10)->front().stream, u"registries"_s);
    }
};

SIGNALBOX_TEST(ReplaceTest)
#include "replace_test.moc"
