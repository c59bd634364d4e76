// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/pending_reader.h"

#include <QSignalSpy>
#include <QTest>

#include "core/indexing/world.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::test;

namespace {

struct SeenRows : UnconfirmedRows {
    QString stream() const override { return u"registries"_s; }
    bool isWanted() const override { return true; }
    bool has(const QString&) const override { return !ranges.empty(); }
    void take(const QString&, const indexing::Fetched& fetched) override { ranges.push_back(fetched.range); }
    void forget(const QString&) override { ranges.clear(); }
    void dropAbove(const QString&, Height last) override { above = last; }
    void dropUpTo(const QString&, Height last) override { upTo = last; }

    std::vector<Interval> ranges;
    Height above = -1, upTo = -1;
};

/// A chain that is followed, with registries 5 blocks below its head.
struct Reading {
    World world{200, 1, {u"headers"_s, u"registries"_s}};
    std::shared_ptr<SeenRows> rows = std::make_shared<SeenRows>();
    PendingReader reader{rows};
    QSignalSpy arrived{&reader, &PendingReader::arrived};
    ChainFacts facts;

    Reading()
    {
        facts.row.caip2 = world.config.caip2;
        facts.row.settings = {{u"confirmations"_s, 5}};
        facts.streams.push_back({facts.row.caip2, u"registries"_s, 0, {}, {}, {}, {}});
        world.start();
        follow();
    }
    void follow()
    {
        QVERIFY(world.caughtUp());
        facts.status = world.status();
    }
    void read() { reader.read(facts, *world.worker); }
    /// False if nothing was requested.
    bool readAll()
    {
        const auto before = rows->ranges.size();
        const int answers = int(arrived.size());
        read();
        return eventually([&] { return arrived.size() > answers; }, 300) && rows->ranges.size() == before + 1;
    }
};

}  // namespace

class PendingReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachHeadIsReadOnce()
    {
        Reading r;
        QVERIFY(r.readAll());
        QCOMPARE(r.rows->ranges.back(), (Interval{195, 199}));
        QCOMPARE(r.rows->upTo, Height(194));  // these are stored
        QCOMPARE(r.arrived.back().front().toLongLong(), qint64(199));
        QVERIFY(!r.readAll());
        r.world.chain->mine(1);
        r.follow();
        QVERIFY(r.readAll());
        QCOMPARE(r.rows->ranges.back(), (Interval{196, 200}));
    }

    void aReorgIsReadAgain()
    {
        Reading r;
        QVERIFY(r.readAll());
        r.reader.undone(r.facts.row.caip2, 197);
        QCOMPARE(r.rows->above, Height(197));
        QVERIFY(r.readAll());
    }

    void aFailedReadIsRepeated()
    {
        Reading r;
        r.world.faults->down = true;
        QVERIFY(!r.readAll());
        QVERIFY(r.rows->ranges.empty());
        r.world.faults->down = false;
        QVERIFY(r.readAll());
    }

    void nothingIsReadWhilePausedOrFarBehind()
    {
        Reading r;
        r.facts.status->state = ChainState::Paused;
        QVERIFY(!r.readAll());
        r.facts.status->state = ChainState::Ok;
        for (auto& stream : r.facts.status->streams)
            if (stream.stream == "registries"_L1)
                stream.missingBlocks = 21;
        QVERIFY(!r.readAll());
    }

    void rowsEndWithTheWorker()
    {
        Reading r;
        QVERIFY(r.readAll());
        r.reader.stopped(r.facts.row.caip2);
        QVERIFY(r.rows->ranges.empty());
        QVERIFY(r.readAll());  // by the next worker, although the head is the same
    }
};

SIGNALBOX_TEST(PendingReaderTest)
#include "pending_reader_test.moc"
