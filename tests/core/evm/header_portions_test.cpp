// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <numeric>

#include "evm/header_portions.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

std::vector<Height> heights(Height from, int count)
{
    std::vector<Height> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), from);
    return all;
}

QByteArray sizes(HeaderPortions& portions, int most = 100)
{
    QByteArray text;
    for (const HeaderPortion& part : portions.take(most))
        text += (text.isEmpty() ? "" : " ") + QByteArray::number(static_cast<qlonglong>(part.numbers.size()));
    return text;
}

}  // namespace

/// Headers that wait to be requested while the batch limit changes.
class HeaderPortionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void portionsAreCutSmallerAndJoinedAgain()
    {
        HeaderPortions portions;
        portions.add(heights(100, 32), 20, 20);
        portions.fit(3);
        const auto first = portions.take(2);
        QCOMPARE(first[0].numbers, heights(100, 3));
        QCOMPARE(first[1].numbers, heights(103, 3));
        portions.fit(3);  // unchanged
        QCOMPARE(portions.take(1)[0].numbers, heights(106, 3));
        portions.fit(10);
        QVERIFY(!portions.isAllAgain());
        const auto joined = portions.take(5);
        QCOMPARE(joined.size(), std::size_t(3));
        QCOMPARE(joined[0].numbers, heights(109, 10));
        QCOMPARE(joined[1].numbers, heights(119, 10));
        QCOMPARE(joined[2].numbers, heights(129, 3));
        QVERIFY(portions.isEmpty());
    }

    /// Portions refused for another reason, and single calls, keep their size.
    void refusedPortionsStaySmall()
    {
        HeaderPortions portions;
        portions.add(heights(0, 8), 4, 4, {{}, 7, 1, true});
        portions.add(heights(50, 2), 1, 1, {{}, 0, 1, true});
        QVERIFY(portions.isAllAgain());
        QCOMPARE(portions.joinable(), 0);
        portions.fit(20);
        const auto all = portions.take(9);
        QCOMPARE(all.size(), std::size_t(4));
        QCOMPARE(all[0].numbers, heights(0, 4));
        QCOMPARE(all[0].avoid, qint64(7));
        QCOMPARE(all[2].numbers, heights(50, 1));
    }

    void oneLargerBatchIsTested()
    {
        HeaderPortions portions;
        portions.add(heights(0, 5), 5, 10, {{}, 0, 2, true});
        portions.add(heights(10, 34), 10, 10);
        QCOMPARE(portions.joinable(), 34);
        portions.enlarge(15);
        const auto next = portions.take(2);
        QCOMPARE(next[0].numbers, heights(10, 15));
        QCOMPARE(next[1].numbers, heights(0, 5));
        QCOMPARE(portions.take(1)[0].numbers, heights(25, 5));
        portions.fit(10);
        QCOMPARE(sizes(portions), QByteArray("10 4"));
    }
};
SIGNALBOX_TEST(HeaderPortionsTest)
#include "header_portions_test.moc"
