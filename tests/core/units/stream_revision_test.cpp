#include <QTest>

#include "core/store/ingest_place.h"
#include "evm/adapter_config.h"
#include "postgres/roles.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// What a stream's coverage is worth when its settings change.
class StreamRevisionTest : public QObject, IngestPlace {
    Q_OBJECT

    static QString address(int n) { return QStringLiteral("0x%1").arg(n, 40, 16, QLatin1Char('0')); }
    static StreamRow registries(const QJsonObject& addresses)
    {
        StreamRow row;
        row.caip2 = chainId;
        row.stream = QStringLiteral("registries");
        row.settings = {{QStringLiteral("registries"), addresses}};
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
        const StreamRow a = registries({{QStringLiteral("identity"), address(1)}});
        const StreamRow both =
            registries({{QStringLiteral("identity"), address(1)}, {QStringLiteral("reputation"), address(2)}});
        QVERIFY(a.revision != both.revision && !a.revision.isEmpty());
        change(a);
        auto store = ingest();
        Commit commit = commitOf({0, 49});
        commit.transfers = {};
        commit.streams = {specOf(a)};
        OK(store.commit(commit));
        QCOMPARE(coverage("registries"), QStringLiteral("0-49"));

        change(both);
        QCOMPARE(coverage("registries"), QString());
        QCOMPARE(store.load()->streams.size(), std::size_t(3));
        for (const auto& stream : store.load()->streams)
            if (stream.spec.name == QLatin1String("registries"))
                QCOMPARE(stream.spec, specOf(both));

        // What was on its way with the old addresses does not count.
        commit = commitOf({50, 59});
        commit.transfers = {};
        commit.streams = {specOf(a)};
        QCOMPARE(store.commit(commit).error().code, QStringLiteral("STREAM_CHANGED"));
        QCOMPARE(coverage("registries"), QString());
        commit.streams = {specOf(both)};
        OK(store.commit(commit));
        QCOMPARE(coverage("registries"), QStringLiteral("50-59"));

        change(a);  // wants less
        QCOMPARE(coverage("registries"), QStringLiteral("50-59"));
        change(registries({{QStringLiteral("identity"), address(3)}}));
        QCOMPARE(coverage("registries"), QString());
    }

    void migrationKnowsTheRevisionsOfWhatIsThere()
    {
        const StreamRow row = registries({{QStringLiteral("identity"), address(0xAB).toUpper().replace(u'X', u'x')},
                                          {QStringLiteral("reputation"), address(2) + u',' + address(7)}});
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
