// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/coverage.h"

#include <QTest>

#include "chain/finality.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::chain;

namespace {

std::optional<Height> targetOf(const Stream& stream, Height head, int confirmations, std::optional<Height> end)
{
    return wantedOf(stream, head, confirmations, end).last();
}

}  // namespace

class CoverageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void targetsFollowHeadAndConfirmations();
    void gapsAreMissingAndUnscheduled();
    void indexedStopsAtTheFirstGap();
    void confirmationsDoNotCountAsLag();
    void indexedDoesNotDecreaseWhenTheHeadGrows();
    void boundsLimitTheTarget();
    void finalityNeverDecreases();
};

void CoverageTest::targetsFollowHeadAndConfirmations()
{
    Stream headers{u"headers"_s, 10, {}, {}, {}};
    Stream registries{u"registries"_s, 10, {}, {}, {}};
    QCOMPARE(targetOf(headers, 100, 12, {}), std::optional<Height>(100));
    QCOMPARE(targetOf(registries, 100, 12, {}), std::optional<Height>(88));
    QCOMPARE(targetOf(registries, 15, 12, {}), std::nullopt);
    QCOMPARE(targetOf(headers, 9, 12, {}), std::nullopt);
    QCOMPARE(targetOf(headers, 100, 12, 50), std::optional<Height>(50));
    headers.to = 40;
    QCOMPARE(targetOf(headers, 100, 12, 50), std::optional<Height>(40));
}

void CoverageTest::gapsAreMissingAndUnscheduled()
{
    Stream stream{u"headers"_s, 0, {}, IntervalSet{{0, 9}, {20, 29}}, {}};
    auto missing = classify(stream, {{0, 40}}, 29);
    QCOMPARE(missing.backfill.intervals(), (Intervals{{10, 19}, {30, 40}}));
    QVERIFY(missing.gaps.isEmpty());
    stream.unscheduled = IntervalSet{{5, 35}};
    missing = classify(stream, {{0, 40}}, 29);
    QCOMPARE(missing.gaps.intervals(), (Intervals{{10, 19}}));
    QCOMPARE(missing.backfill.intervals(), (Intervals{{36, 40}}));
}

void CoverageTest::indexedStopsAtTheFirstGap()
{
    const Stream headers{u"headers"_s, 5, {}, IntervalSet{{5, 50}}, {}};
    Stream token{u"transfers:0x1"_s, 20, {}, IntervalSet{{20, 30}, {32, 50}}, {}};
    QCOMPARE(storedOf({headers, token}), std::optional<Height>(50));
    QCOMPARE(indexedOf({&headers, &token}, 60, 0), std::optional<Height>(30));
    token.covered.add({31, 31});
    QCOMPARE(indexedOf({&headers, &token}, 60, 0), std::optional<Height>(50));
    token.covered.clear();
    QCOMPARE(indexedOf({&headers, &token}, 60, 0), std::optional<Height>(19));
    const Stream empty{u"headers"_s, 5, {}, {}, {}};
    QCOMPARE(indexedOf({&empty}, 60, 0), std::nullopt);
    const Stream hole{u"headers"_s, 5, {}, IntervalSet{{6, 9}}, {}};
    QCOMPARE(indexedOf({&hole}, 60, 0), std::nullopt);
    QCOMPARE(indexedOf({}, 60, 0), std::nullopt);
}

void CoverageTest::confirmationsDoNotCountAsLag()
{
    const Stream headers{u"headers"_s, 0, {}, IntervalSet{{0, 100}}, {}};
    Stream registries{u"registries"_s, 0, {}, IntervalSet{{0, 88}}, {}};
    QCOMPARE(reachOf(registries, 100, 12), Height(100));
    QCOMPARE(indexedOf({&headers, &registries}, 100, 12), std::optional<Height>(100));
    registries.covered = IntervalSet{{0, 80}};
    QCOMPARE(indexedOf({&headers, &registries}, 100, 12), std::optional<Height>(92));
    registries.covered = IntervalSet{{0, 60}, {62, 88}};
    QCOMPARE(reachOf(registries, 100, 12), Height(72));
    // no block of it is confirmed yet, so none is missing
    const Stream young{u"registries"_s, 95, {}, {}, {}};
    QCOMPARE(reachOf(young, 100, 12), Height(100));
    QCOMPARE(reachOf(young, 110, 12), Height(106));
}

/// First the head is seen, then the header is stored, then the block that became confirmed: at none of these moments
/// does Indexed decrease, and it is at most that one block behind.
void CoverageTest::indexedDoesNotDecreaseWhenTheHeadGrows()
{
    constexpr int confirmations = 12;
    Stream headers{u"headers"_s, 0, {}, IntervalSet{{0, 100}}, {}};
    Stream registries{u"registries"_s, 0, {}, IntervalSet{{0, 88}}, {}};
    Height before = 100;
    for (Height head = 101; head < 150; ++head) {
        for (int step = 0; step < 3; ++step) {
            if (step == 1)
                headers.covered.add({head, head});
            if (step == 2)
                registries.covered.add({head - confirmations, head - confirmations});
            const auto indexed = indexedOf({&headers, &registries}, head, confirmations);
            QVERIFY(indexed && *indexed >= before);
            QVERIFY(head - *indexed <= 1);
            before = *indexed;
        }
        QCOMPARE(before, head);
    }
}

void CoverageTest::boundsLimitTheTarget()
{
    const Stream headers{u"headers"_s, 10, {}, IntervalSet{{10, 100}}, {}};
    const Stream ended{u"transfers:0x1"_s, 10, 40, IntervalSet{{10, 40}}, {}};
    const Stream later{u"transfers:0x2"_s, 400, {}, {}, {}};
    QCOMPARE(indexedOf({&headers, &ended, &later}, 120, 0), std::optional<Height>(100));
    QCOMPARE(newestWanted({&headers, &ended, &later}, 120, {}), std::optional<Height>(120));
    QCOMPARE(newestWanted({&headers, &ended, &later}, 120, 90), std::optional<Height>(90));
    QCOMPARE(indexedOf({&headers, &ended, &later}, 90, 0), std::optional<Height>(90));
    QCOMPARE(newestWanted({&ended}, 120, {}), std::optional<Height>(40));
    QCOMPARE(newestWanted({}, 120, {}), std::nullopt);
}

void CoverageTest::finalityNeverDecreases()
{
    QCOMPARE(finalizedHeight(100, 90, 64), std::optional<Height>(90));
    QCOMPARE(finalizedHeight(100, 110, 64), std::optional<Height>(100));
    QCOMPARE(finalizedHeight(100, {}, 64), std::optional<Height>(36));
    QCOMPARE(finalizedHeight(10, {}, 64), std::nullopt);
    Finality seen;
    seen.observe(100, 90, 64);
    seen.observe(95, 85, 64);
    QCOMPARE(seen.height(), std::optional<Height>(90));
    // After a start the store's newest block is old: finality at the time of storing counts.
    seen.observe(1000, 936, 64);
    QCOMPARE(seen.floorAfterStart(1000, 120), std::optional<Height>(56));
    QCOMPARE(seen.floorAfterStart(1000, 1000), std::optional<Height>(936));
}

SIGNALBOX_TEST(CoverageTest)
#include "coverage_test.moc"
