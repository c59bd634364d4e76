// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/start_up.h"

#include <QTest>

#include "core/indexing/assembly.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Source = Journal::Source;

namespace {

struct Starting : Assembly {
    QStringList steps;
    int storesFail = 0, loadsFail = 0, adaptersFail = 0;
    QList<Source> seen;  ///< failures, each when it was first seen
    std::unique_ptr<StartUp> startUp;
    std::optional<std::optional<Head>> result;

    Starting()
    {
        adapter.reset();
        link.close();
        life = Life(false);
        life.begin();
        config.pace.retryFirstMs = config.pace.databaseFirstMs = 1;
        config.pace.retryMostMs = config.pace.databaseMostMs = 2;
        ChainWorker::Parts makers;
        makers.store = [this]() -> Expected<std::unique_ptr<store::IngestStore>> {
            steps << u"store"_s;
            if (storesFail-- > 0)
                return fail(errorOf(ErrorKind::Retryable, "DATABASE_AWAY"));
            return std::make_unique<FakeStore>(db);
        };
        makers.adapter = [this]() -> Expected<std::unique_ptr<Adapter>> {
            note();
            steps << u"adapter"_s;
            if (adaptersFail-- > 0)
                return fail(errorOf(ErrorKind::Unavailable, "SECRETS_LOCKED"));
            return std::make_unique<FakeAdapter>(blocks, faults, 1, true);
        };
        StartUp::Hooks hooks;
        hooks.reload = [this] {
            note();
            steps << u"reload"_s;
            if (loadsFail-- <= 0)
                return true;
            database.failed(errorOf(ErrorKind::Retryable, "DATABASE_AWAY"));
            return false;
        };
        hooks.loaded = [this] { steps << u"loaded"_s; };
        hooks.made = [this](Adapter&) { steps << u"made"_s; };
        startUp = std::make_unique<StartUp>(StartUp::Parts{config, life, adapter, link, database, *head, journal, naps},
                                            makers, std::move(hooks));
    }
    void note()
    {
        for (const Source source : {Source::Database, Source::Start})
            if (has(source) && !seen.contains(source))
                seen << source;
    }
    void start() { scope.launch(run()); }
    QCoro::Task<> run()
    {
        auto starting = startUp->run();
        result = co_await starting;
    }
    bool ended() const { return result.has_value(); }
};

}  // namespace

class StartUpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepIsRepeatedUntilItSucceeds()
    {
        Starting s;
        s.storesFail = 2;
        s.loadsFail = s.adaptersFail = 1;
        int heads = 0;
        s.faults->onHead = [&](Head&) { ++heads; };
        s.start();
        QVERIFY(eventually([&] { return s.ended(); }));
        QCOMPARE(s.steps, QStringList({u"store"_s, u"store"_s, u"store"_s, u"reload"_s, u"reload"_s, u"loaded"_s,
                                       u"adapter"_s, u"adapter"_s, u"made"_s}));
        QCOMPARE(s.seen, QList<Source>({Source::Database, Source::Start}));
        QVERIFY(!s.has(Source::Start));
        QVERIFY(*s.result);
        QCOMPARE((*s.result)->latest.number, Height(499));
        QCOMPARE(heads, 1);
        QVERIFY(s.database.isStale());  // the adapter gets the retracted events of the next load
    }

    void aHeadIsWaitedFor()
    {
        Starting s;
        s.faults->down = true;
        s.start();
        QVERIFY(eventually([&] { return s.has(Source::Head); }));
        QVERIFY(!s.ended());
        s.faults->down = false;
        QVERIFY(eventually([&] { return s.ended(); }));
        QVERIFY(*s.result);
        QVERIFY(!s.has(Source::Head));
    }

    void aStopEndsTheDelayOfAnyStep_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("count");
        QTest::newRow("store") << u"store"_s << 1;
        QTest::newRow("reload") << u"reload"_s << 2;
        QTest::newRow("adapter") << u"adapter"_s << 4;
    }
    void aStopEndsTheDelayOfAnyStep()
    {
        QFETCH(QString, step);
        QFETCH(int, count);
        Starting s;
        s.config.pace.retryFirstMs = s.config.pace.databaseFirstMs = 60'000;
        s.config.pace.retryMostMs = s.config.pace.databaseMostMs = 60'000;
        (step == "store"_L1 ? s.storesFail : step == "reload"_L1 ? s.loadsFail : s.adaptersFail) = 100;
        s.start();
        QCOMPARE(s.steps.size(), count);
        QCOMPARE(s.steps.last(), step);
        s.life.stop();
        s.naps.end();
        QVERIFY(eventually([&] { return s.ended(); }));
        QVERIFY(!*s.result);
        QCOMPARE(s.steps.size(), count);
    }
};

SIGNALBOX_TEST(StartUpTest)
#include "start_up_test.moc"
