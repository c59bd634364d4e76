// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/reorg.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::chain;

namespace {

Bytes32 hashOf(Height height, int branch)
{
    Bytes32 hash{};
    hash[0] = static_cast<std::uint8_t>(branch);
    for (int i = 0; i < 8; ++i)
        hash[static_cast<std::size_t>(24 + i)] = static_cast<std::uint8_t>(height >> (8 * (7 - i)));
    return hash;
}

/// Blocks of a chain that leaves branch 0 above `fork`.
std::vector<BlockRef> blocks(Interval range, Height fork, int branch)
{
    std::vector<BlockRef> result;
    for (Height height = range.lo; height <= range.hi; ++height)
        result.push_back({height, hashOf(height, height > fork ? branch : 0),
                          hashOf(height - 1, height - 1 > fork ? branch : 0), height});
    return result;
}

ReorgVerdict search(const RecentHeaders& stored, Height fork, Height top, Height storedTop, std::optional<Height> floor,
                    int* asked = nullptr, const IntervalSet& covered = IntervalSet{{1, 1000}})
{
    AncestorSearch search(stored, top);
    while (const auto range = search.next()) {
        if (asked)
            *asked += static_cast<int>(range->count());
        search.feed(blocks(*range, fork, 1));
    }
    return judgeReorg(search, storedTop, floor, covered);
}

}  // namespace

class ReorgTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheCommonAncestor_data();
    void findsTheCommonAncestor();
    void aReorgBelowFinalizedIsTooDeep();
    void aReorgBelowTheKnownHeadersIsTooDeep();
    void everythingAboveTheFloorIsUndone();
    void damagedHeadersAreIgnored();
    void sparseHeadersAreSearched();
    void equalHeadersAreNotAReorg();
    void linksAreChecked();
    void theNewestHeadersAreKept();
};

void ReorgTest::findsTheCommonAncestor_data()
{
    QTest::addColumn<int>("depth");
    for (const int depth : {1, 2, 10, 19, 20, 21, 60, 200})
        QTest::addRow("depth %d", depth) << depth;
}

void ReorgTest::findsTheCommonAncestor()
{
    QFETCH(int, depth);
    RecentHeaders stored;
    stored.add(blocks({1, 1000}, 1000, 0));
    int asked = 0;
    const auto verdict = search(stored, 1000 - depth, 1000, 1000, 500, &asked);
    QCOMPARE(verdict.kind, ReorgVerdict::Kind::Undo);
    QCOMPARE(verdict.ancestor, 1000 - depth);
    QCOMPARE(verdict.depth, depth);
    QVERIFY(asked <= 2 * depth + 60);
}

void ReorgTest::aReorgBelowFinalizedIsTooDeep()
{
    RecentHeaders stored;
    stored.add(blocks({1, 1000}, 1000, 0));
    const auto verdict = search(stored, 920, 1000, 1000, 936);
    QCOMPARE(verdict.kind, ReorgVerdict::Kind::TooDeep);
    QCOMPARE(verdict.suggestion, std::optional<Height>(920));
    const auto error =
        reorgTooDeep(verdict, blocks({1000, 1000}, 1000, 0).front(), blocks({1000, 1000}, 920, 1).front(), 936, 1);
    QCOMPARE(error.code, u"REORG_TOO_DEEP"_s);
    QVERIFY2(error.text().contains(u"rewind to block 920"_s), qPrintable(error.text()));
    QCOMPARE(error.args.value(u"rewind_to"_s).toLongLong(), 920);
    // Exactly at the finalized block: no final block is lost.
    QCOMPARE(search(stored, 936, 1000, 1000, 936).kind, ReorgVerdict::Kind::Undo);
}

void ReorgTest::aReorgBelowTheKnownHeadersIsTooDeep()
{
    RecentHeaders stored(50);
    stored.add(blocks({1, 1000}, 1000, 0));
    const auto verdict = search(stored, 900, 1000, 1000, {});
    QCOMPARE(verdict.kind, ReorgVerdict::Kind::TooDeep);
    QVERIFY(!verdict.suggestion);
    const auto error = reorgTooDeep(verdict, blocks({1000, 1000}, 1000, 0).front(), {}, {}, stored.oldest());
    QCOMPARE(error.args.value(u"rewind_to"_s).toLongLong(), 950);
}

void ReorgTest::everythingAboveTheFloorIsUndone()
{
    // The head is followed from finalized on while the history is still far below.
    RecentHeaders stored;
    stored.add(blocks({937, 1000}, 1000, 0));
    const IntervalSet covered{{1, 200}, {937, 1000}};
    auto verdict = search(stored, 936, 1000, 1000, 936, nullptr, covered);
    QCOMPARE(verdict.kind, ReorgVerdict::Kind::Undo);
    QCOMPARE(verdict.ancestor, 936);
    QCOMPARE(verdict.depth, 64);
    verdict = search(stored, 936, 1000, 1000, 800, nullptr, IntervalSet{{1, 200}, {850, 1000}});
    QCOMPARE(verdict.kind, ReorgVerdict::Kind::TooDeep);
}

void ReorgTest::damagedHeadersAreIgnored()
{
    RecentHeaders stored;
    stored.add(blocks({1, 100}, 1000, 0));
    auto damaged = *stored.at(98);
    damaged.parent = hashOf(5, 5);
    stored.add(damaged);
    AncestorSearch look(stored, 98);
    while (const auto range = look.next())
        look.feed(blocks(*range, 1000, 0));
    const auto verdict = judgeReorg(look, 100, 50, IntervalSet{{1, 100}});
    QCOMPARE(verdict.kind, ReorgVerdict::Kind::Undo);
    QCOMPARE(verdict.ancestor, 97);
}

void ReorgTest::sparseHeadersAreSearched()
{
    RecentHeaders stored;
    for (const Height height : {100, 200, 300, 400, 500})
        stored.add(blocks({height, height}, 1000, 0));
    const auto verdict = search(stored, 350, 500, 500, 0);
    QCOMPARE(verdict.kind, ReorgVerdict::Kind::Undo);
    QCOMPARE(verdict.ancestor, 300);
}

void ReorgTest::equalHeadersAreNotAReorg()
{
    RecentHeaders stored;
    stored.add(blocks({1, 100}, 1000, 0));
    QCOMPARE(search(stored, 1000, 100, 100, 50).kind, ReorgVerdict::Kind::None);
    // The endpoint lags: only blocks that it has are requested.
    QCOMPARE(search(stored, 1000, 90, 100, 50).kind, ReorgVerdict::Kind::None);
}

void ReorgTest::linksAreChecked()
{
    RecentHeaders stored;
    stored.add(blocks({10, 20}, 100, 0));
    QCOMPARE(stored.check(blocks({21, 25}, 100, 0)), RecentHeaders::Link::Fits);
    QCOMPARE(stored.check(blocks({5, 9}, 100, 0)), RecentHeaders::Link::Fits);
    QCOMPARE(stored.check(blocks({12, 14}, 100, 0)), RecentHeaders::Link::Fits);
    QCOMPARE(stored.check(blocks({30, 31}, 100, 0)), RecentHeaders::Link::Unknown);
    QCOMPARE(stored.check(blocks({21, 25}, 15, 1)), RecentHeaders::Link::Broken);
    QCOMPARE(stored.check(blocks({20, 20}, 19, 1)), RecentHeaders::Link::Broken);
    QCOMPARE(stored.check(blocks({5, 9}, 3, 1)), RecentHeaders::Link::Broken);
    auto torn = blocks({30, 33}, 100, 0);
    torn[2].parent = hashOf(1, 9);
    QCOMPARE(stored.check(torn), RecentHeaders::Link::Broken);
}

void ReorgTest::theNewestHeadersAreKept()
{
    RecentHeaders ring(100);
    ring.add(blocks({1, 500}, 1000, 0));
    QCOMPARE(ring.oldest(), std::optional<Height>(401));
    ring.add(blocks({1, 50}, 1000, 0));
    QCOMPARE(ring.size(), std::size_t(100));
    ring.removeAbove(450);
    QCOMPARE(ring.newest()->number, 450);
    QCOMPARE(ring.newestAtOrBelow(449)->number, 449);
    QVERIFY(!ring.at(451));
}

SIGNALBOX_TEST(ReorgTest)
#include "reorg_test.moc"
