// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/doubt/rechecker.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

FetchedLogs answerOf(qint64 endpoint, Interval range, const std::map<Height, int>& logs)
{
    FetchedLogs out;
    out.endpoint = endpoint;
    out.answers.push_back({range, endpoint});
    for (const auto& [block, count] : logs)
        if (range.contains(block))
            out.decoded.blocks.push_back({block, {}, count});
    return out;
}

/// The rechecker with a chain that holds these logs.
struct World {
    rpc::EndpointPool pool{1, std::make_shared<rpc::RateRegistry>()};
    DoubtPolicy doubts;
    TrustBook trust{pool};
    std::map<Height, int> truth{{10, 2}, {150, 1}, {240, 3}};
    int failures = 0, reads = 0;
    std::vector<std::pair<Intervals, chain::Streams>> found;
    Rechecker rechecker{
        pool, doubts, trust, [this](Interval range, LogFilter) { return read(range); },
        [this](const Intervals& blocks, const chain::Streams& streams) { found.emplace_back(blocks, streams); }};

    ~World()
    {
        pool.cancel();
        pool.scope().drain();
    }
    QCoro::Task<Expected<FetchedLogs>> read(Interval range)
    {
        ++reads;
        if (failures-- > 0)
            co_return fail(ErrorKind::Retryable, "DOWN", Message(u"The endpoint is down."_s));
        co_return answerOf(2, range, truth);
    }
    void tell(qint64 endpoint, Interval range, const std::map<Height, int>& logs)
    {
        indexing::FetchRequest request;
        request.range = range;
        request.streams = {u"transfers"_s};
        rechecker.note(request, answerOf(endpoint, range, logs), false);
    }
    bool ended() const { return !found.empty() && found.back().first.empty(); }
};

}  // namespace

class RecheckerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blocksWithMoreLogsAreFoundShort()
    {
        World world;
        world.tell(1, {0, 299}, {{10, 2}, {240, 1}});  // 150 and some of 240 were left out
        world.tell(2, {300, 399}, {});
        world.rechecker.start();
        QVERIFY(world.rechecker.unchecked().empty());
        QVERIFY(world.trust.distrust(1) && !world.trust.distrust(1));
        world.rechecker.suspect(1);
        QCOMPARE(world.rechecker.unchecked().size(), std::size_t(1));
        world.rechecker.start();
        QTRY_VERIFY(world.ended());
        QCOMPARE(world.found.size(), std::size_t(3));
        QCOMPARE(world.found[0].first, (Intervals{{150, 150}}));
        QCOMPARE(world.found[1].first, (Intervals{{240, 240}}));
        QCOMPARE(world.found[1].second, chain::Streams{u"transfers"_s});
        QCOMPARE(world.doubts.shortBlocks(), 2);
        QVERIFY(world.rechecker.unchecked().empty());
    }

    void whatComesLateOfADistrustedEndpointIsCheckedToo()
    {
        World world;
        world.trust.distrust(1);
        world.tell(1, {100, 199}, {});
        QTRY_VERIFY(world.ended());
        QCOMPARE(world.found.front().first, (Intervals{{150, 150}}));
    }

    void aFailedReadIsRepeated()
    {
        World world;
        world.failures = 2;
        world.trust.distrust(1);
        world.tell(1, {0, 99}, {{10, 2}});
        QTRY_VERIFY_WITH_TIMEOUT(world.ended(), 10'000);
        QCOMPARE(world.reads, 3);
        QCOMPARE(world.found.size(), std::size_t(1));
        QCOMPARE(world.doubts.shortBlocks(), 0);
    }
};

SIGNALBOX_TEST(RecheckerTest)

#include "rechecker_test.moc"
