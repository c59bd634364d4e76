// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/store/ingest_place.h"
#include "evm/adapter_config.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// What a stream's coverage is worth when its settings change.
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

    void coverageGoesWhenMoreIsWanted()
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
        for (const auto& stream : store.load()->streams)
            if (stream.spec.name == "registries"_L1)
                QCOMPARE(stream.spec, specOf(both));

        // What was on its way with the old addresses does not count.
        commit = commitOf({50, 59});
        commit.tables.clear(evm::transfersEntity);
        commit.streams = {specOf(a)};
        QCOMPARE(store.commit(commit).error().code, u"STREAM_CHANGED"_s);
        QCOMPARE(coverage("registries"), QString());
        commit.streams = {specOf(both)};
        OK(store.commit(commit));
        QCOMPARE(coverage("registries"), u"50-59"_s);

        change(a);  // wants less
        QCOMPARE(coverage("registries"), u"50-59"_s);
        change(registries({{u"identity"_s, address(3)}}));
        QCOMPARE(coverage("registries"), QString());
    }

    void migrationKnowsTheRevisionsOfWhatIsThere()
    {
        const StreamRow row = registries({{u"identity"_s, address(0xAB).toUpper().replace(u'X', u'x')},
                                          {u"reputation"_s, address(2) + u',' + address(7)}});
        change(row);
        const auto admin = db->session(Role::Bootstrap);
        Migrator migrator(*admin, localRoles(), Migrator::shipped().value());
        OK(migrator.revert(15));
        OK(migrator.migrate());
        for (const StreamRow& stream : *Chains(*session).streams(chainId))
            QCOMPARE(stream.revision, stream.stream == row.stream ? row.revision : QString());
    }
};

SIGNALBOX_TEST(StreamRevisionTest)
#include "stream_revision_test.moc"
