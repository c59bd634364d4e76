// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/interval_set.h"

#include <QTest>
#include <random>

#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::chain;

namespace {

constexpr Height size = 160;
using Bits = std::vector<bool>;

Interval randomInterval(std::mt19937& random)
{
    const auto lo = static_cast<Height>(random() % size);
    const auto length = static_cast<Height>(random() % 4 == 0 ? random() % 60 : random() % 6);
    return {lo, std::min<Height>(size - 1, lo + length - 1)};  // sometimes empty
}

void set(Bits& bits, Interval interval, bool value)
{
    for (Height height = interval.lo; height <= interval.hi; ++height)
        bits[static_cast<std::size_t>(height)] = value;
}

Intervals runs(const Bits& bits)
{
    Intervals result;
    for (Height height = 0; height < size; ++height)
        if (bits[static_cast<std::size_t>(height)]) {
            if (!result.empty() && result.back().hi == height - 1)
                result.back().hi = height;
            else
                result.push_back({height, height});
        }
    return result;
}

Bits both(const Bits& a, const Bits& b, bool (*rule)(bool, bool))
{
    Bits result(size);
    for (std::size_t i = 0; i < size; ++i)
        result[i] = rule(a[i], b[i]);
    return result;
}

}  // namespace

class IntervalSetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithABitset();
    void mergesNeighbors();
    void splitsAtRemovedHeights();
    void joinsAcrossTheSmallestGaps();
    void findsHeights();
};

void IntervalSetTest::agreesWithABitset()
{
    const unsigned seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED") ? qEnvironmentVariableIntValue("SIGNALBOX_SEED")
                                                                      : std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 200; ++round) {
        IntervalSet one, two;
        Bits oneBits(size), twoBits(size);
        for (int step = 0; step < 40; ++step) {
            const Interval interval = randomInterval(random);
            const bool first = random() % 2;
            IntervalSet& target = first ? one : two;
            Bits& bits = first ? oneBits : twoBits;
            switch (random() % 4) {
                case 0:
                case 1:
                    target.add(interval);
                    set(bits, interval, true);
                    break;
                case 2:
                    target.subtract(interval);
                    set(bits, interval, false);
                    break;
                case 3:
                    if (random() % 8 == 0) {
                        one.add(two);
                        oneBits = both(oneBits, twoBits, [](bool a, bool b) { return a || b; });
                    } else if (random() % 8 == 0) {
                        one.subtract(two);
                        oneBits = both(oneBits, twoBits, [](bool a, bool b) { return a && !b; });
                    }
                    break;
            }
            QCOMPARE(one.intervals(), runs(oneBits));
            QCOMPARE(two.intervals(), runs(twoBits));
            QCOMPARE(one.intersected(two).intervals(),
                     runs(both(oneBits, twoBits, [](bool a, bool b) { return a && b; })));
            QCOMPARE(one.united(two).intervals(), runs(both(oneBits, twoBits, [](bool a, bool b) { return a || b; })));
            QCOMPARE(one.without(two).intervals(),
                     runs(both(oneBits, twoBits, [](bool a, bool b) { return a && !b; })));

            const Interval range = randomInterval(random);
            Bits inside(size);
            set(inside, range, true);
            QCOMPARE(one.intersected(range).intervals(),
                     runs(both(oneBits, inside, [](bool a, bool b) { return a && b; })));
            const auto missing = runs(both(inside, oneBits, [](bool a, bool b) { return a && !b; }));
            QCOMPARE(one.complement(range).intervals(), missing);
            QCOMPARE(one.countIn(range), range.count() - IntervalSet(missing).count());
            QCOMPARE(one.containsAll(range), missing.empty());
            QCOMPARE(one.firstMissing(range), missing.empty() ? std::nullopt : std::optional(missing.front().lo));
            QCOMPARE(one.intersects(range), !one.intersected(range).isEmpty());
            QCOMPARE(one.count(), static_cast<qint64>(std::count(oneBits.begin(), oneBits.end(), true)));
            const auto height = static_cast<Height>(random() % size);
            QCOMPARE(one.contains(height), static_cast<bool>(oneBits[static_cast<std::size_t>(height)]));
        }
        QCOMPARE(IntervalSet(one.intervals()), one);
    }
}

void IntervalSetTest::mergesNeighbors()
{
    IntervalSet set{{1, 3}, {7, 9}};
    set.add({4, 6});
    QCOMPARE(set.intervals(), (Intervals{{1, 9}}));
    set.add(Interval{});
    QCOMPARE(set.count(), 9);
    set.add(set);
    QCOMPARE(set.count(), 9);
}

void IntervalSetTest::splitsAtRemovedHeights()
{
    IntervalSet set{{1, 9}};
    set.subtract({4, 6});
    QCOMPARE(set.intervals(), (Intervals{{1, 3}, {7, 9}}));
    set.subtract({0, 100});
    QVERIFY(set.isEmpty());
}

void IntervalSetTest::joinsAcrossTheSmallestGaps()
{
    const IntervalSet set{{1, 2}, {5, 5}, {7, 9}, {20, 21}, {30, 40}, {43, 43}};
    QCOMPARE(set.coarsened(6), set);
    QCOMPARE(set.coarsened(5), (IntervalSet{{1, 2}, {5, 9}, {20, 21}, {30, 40}, {43, 43}}));
    QCOMPARE(set.coarsened(3), (IntervalSet{{1, 9}, {20, 21}, {30, 43}}));
    QCOMPARE(set.coarsened(1), (IntervalSet{{1, 43}}));
    QCOMPARE(IntervalSet().coarsened(1), IntervalSet());
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        IntervalSet many;
        for (int i = 0; i < 20; ++i)
            many.add(randomInterval(random));
        for (std::size_t most = 1; most < 12; ++most) {
            const IntervalSet less = many.coarsened(most);
            QVERIFY(less.intervals().size() <= most);
            QVERIFY(many.without(less).isEmpty());
            QVERIFY(less.first() == many.first() && less.last() == many.last());
        }
    }
}

void IntervalSetTest::findsHeights()
{
    const Height far = 4'000'000'000'000'000'000;
    const IntervalSet set{{10, 19}, {30, 39}, {far, far + 5}};
    QCOMPARE(set.first(), std::optional<Height>(10));
    QCOMPARE(set.last(), std::optional<Height>(far + 5));
    QCOMPARE(set.firstFrom(15), std::optional(Interval{15, 19}));
    QCOMPARE(set.firstFrom(20), std::optional(Interval{30, 39}));
    QCOMPARE(set.firstFrom(far + 6), std::nullopt);
    QCOMPARE(set.intervalAt(35), std::optional(Interval{30, 39}));
    QCOMPARE(set.intervalAt(29), std::nullopt);
    QCOMPARE(set.firstMissing({10, 50}), std::optional<Height>(20));
    QCOMPARE(set.firstMissing({30, 39}), std::nullopt);
    QCOMPARE(set.complement({5, 45}).intervals(), (Intervals{{5, 9}, {20, 29}, {40, 45}}));
}

SIGNALBOX_TEST(IntervalSetTest)
#include "interval_set_test.moc"
