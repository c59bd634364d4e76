// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QTest>

#include "core/store/ingest_place.h"
#include "engine/shipped_families.h"
#include "evm/adapter_config.h"
#include "indexing/ledger_sums.h"
#include "indexing/planner.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// The effect of changed settings on a stream's coverage.
class StreamRevisionTest : public QObject, IngestPlace {
    Q_OBJECT

    static QString address(int n) { return u"0x%1"_s.arg(n, 40, 16, QLatin1Char('0')); }
    static StreamRow registries(const QJsonObject& addresses)
    {
        StreamRow row;
        row.caip2 = chainId;
        row.stream = u"registries"_s;
        row.settings = {{u"registries"_s, addresses}};
        row.revision = evm::revisionOf(row.stream, row.settings);
        return row;
    }
    static chain::StreamSpec specOf(const StreamRow& row) { return {row.stream, row.settings, row.revision}; }
    static auto keeps(const StreamRow& row)
    {
        return [settings = row.settings](const QJsonObject& before) { return evm::wantsNoMore(before, settings); };
    }
    void change(const StreamRow& row)
    {
        Chains chains(*session);
        OK(chains.removeStream(row.caip2, row.stream));
        OK(chains.addStream(row, keeps(row)));
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void coverageIsDroppedWhenMoreIsWanted()
    {
        const StreamRow a = registries({{u"identity"_s, address(1)}});
        const StreamRow both = registries({{u"identity"_s, address(1)}, {u"reputation"_s, address(2)}});
        QVERIFY(a.revision != both.revision && !a.revision.isEmpty());
        change(a);
        auto store = ingest();
        Commit commit = commitOf({0, 49});
        commit.tables.clear(evm::transfersEntity);
        commit.streams = {specOf(a)};
        OK(store.commit(commit));
        QCOMPARE(coverage("registries"), u"0-49"_s);

        change(both);
        QCOMPARE(coverage("registries"), QString());
        QCOMPARE(store.load()->streams.size(), std::size_t(3));
        const auto loaded = store.load();
        for (const auto& stream : loaded->streams)
            if (stream.spec.name == "registries"_L1)
                QCOMPARE(stream.spec, specOf(both));

        // Blocks in flight with the old addresses do not count.
        commit = commitOf({50, 59});
        commit.tables.clear(evm::transfersEntity);
        commit.streams = {specOf(a)};
        QCOMPARE(store.commit(commit).error().code, u"STREAM_CHANGED"_s);
        QCOMPARE(coverage("registries"), QString());
        commit.streams = {specOf(both)};
        OK(store.commit(commit));
        QCOMPARE(coverage("registries"), u"50-59"_s);

        change(a);  // wants fewer rows
        QCOMPARE(coverage("registries"), u"50-59"_s);
        change(registries({{u"identity"_s, address(3)}}));
        QCOMPARE(coverage("registries"), QString());
    }

    /// Settings that decide no rows keep the coverage; rows read with other settings are recorded with those settings.
    void onlyWhatDecidesRowsCounts()
    {
        StreamRow token{chainId, u"transfers:0x"_s + QString(40, u'a'), 0, std::nullopt, {{u"label"_s, u"A"_s}}, {}};
        OK(Chains(*session).addStream(token, keeps(token)));
        auto store = ingest();
        Commit commit;
        commit.ranges = {{0, 9}};
        commit.streams = {specOf(token)};
        OK(store.commit(commit));
        token.settings = {{u"label"_s, u"B"_s}};
        change(token);
        QCOMPARE(coverage(token.stream.toLatin1()), u"0-9"_s);

        const auto settings = [&] {
            const auto rows = Chains(*session).streams(chainId);
            for (const StreamRow& row : *rows)
                if (row.stream == "registries"_L1)
                    return row.settings;
            return QJsonObject();
        };
        const StreamRow two = registries({{u"identity"_s, address(1) + u',' + address(2)}});
        const StreamRow one = registries({{u"identity"_s, address(1)}});
        change(two);
        change(one);
        change(one);
        const QJsonArray earlier = settings().value("readBefore"_L1).toArray();
        QCOMPARE(earlier.last().toObject(), two.settings);
        change(two);
        change(one);
        QCOMPARE(settings().value("readBefore"_L1).toArray().size(), earlier.size() + 1);  // no duplicates
        QCOMPARE(settings().value("registries"_L1), one.settings.value("registries"_L1));
    }

    /// A filled workspace of version 10 (82e965b): after the migration no blocks are missing.
    void anOldWorkspaceFetchesNothingAgain()
    {
        const StreamRow row = registries({{u"identity"_s, address(0xAB).toUpper().replace(u'X', u'x')}});
        change(row);
        auto store = ingest();
        Commit commit = commitOf({0, 49});
        commit.streams.push_back(specOf(row));
        registryEvent(commit, 6, 1);
        OK(store.commit(commit));
        const auto admin = db->session(Role::Bootstrap);
        Migrator migrator(*admin, localRoles(), Migrator::shipped().value());
        OK(migrator.revert(10));
        const auto tables = [&] {
            return coverage("headers") + u' ' + coverage("transfers") + u' ' + coverage("registries") + u' ' +
                   count("eip155_31337.blocks") + u' ' + count("eip155_31337.transfers") + u' ' +
                   count("erc8004.events");
        };
        const QString before = tables();
        QCOMPARE(before, u"0-49 0-49 0-49 50 100 1"_s);
        OK(migrator.migrate());
        QCOMPARE(tables(), before);

        const auto families = engine::shippedFamilies();
        ChainIngest opened(db->connection(), chainId, epoch, [&](const auto& info, const auto& place, qint64 own) {
            auto made = evm::chainTables(info, place, own);
            made.sets = families->ofChain(chainId)->dataSets(place);
            return made;
        });
        OK(opened.derive(49, 1'000'000));  // balances of the stored transfers
        const auto state = opened.load();
        OK(state);
        indexing::Ledger ledger;
        ledger.adopt(*state, {}, false);
        ledger.setHead({61, hashOf(61), hashOf(60), 1'700'000'061}, 49, {});
        const std::vector<const indexing::Work*> none;
        indexing::RetryList retries(500, 60'000);
        QVERIFY(!indexing::Planner(ledger, none, retries, 0).history(1'000));
        QCOMPARE(indexing::missingOf(ledger).first(), std::optional<Height>(50));
        // The adapter gets the present settings.
        commit = commitOf({50, 50});
        commit.streams.push_back(specOf(row));
        OK(opened.commit(commit));
    }

    void theMigrationSetsTheRevisionsOfExistingCoverage()
    {
        const StreamRow row = registries({{u"identity"_s, address(0xAB).toUpper().replace(u'X', u'x')},
                                          {u"reputation"_s, address(2) + u',' + address(7)}});
        change(row);
        const auto admin = db->session(Role::Bootstrap);
        Migrator migrator(*admin, localRoles(), Migrator::shipped().value());
        OK(migrator.revert(15));
        OK(migrator.migrate());
        const auto migrated = Chains(*session).streams(chainId);
        for (const StreamRow& stream : *migrated)
            QCOMPARE(stream.revision, stream.stream == row.stream ? row.revision : QString());
    }
};

SIGNALBOX_TEST(StreamRevisionTest)
#include "stream_revision_test.moc"
