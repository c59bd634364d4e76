// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/calls/abi.h"
#include "evm/calls/call_pace.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

Bytes20 address(std::uint8_t last)
{
    Bytes20 made{};
    made[19] = last;
    return made;
}

QByteArray word(quint64 value)
{
    const Bytes32 bytes = U256(value).toWord();
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), 32);
}

/// The answer of aggregate3 to two calls: 7, and a failure without data.
QByteArray twoAnswers()
{
    return word(32) + word(2) + word(64) + word(192) + word(1) + word(64) + word(32) + word(7) + word(0) + word(64) +
           word(0);
}

}  // namespace

class ContractCallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void balanceOfNamesTheHolderInAWord()
    {
        QCOMPARE(balanceOfCall(address(5)).toHex(), QByteArray("70a08231" + QByteArray(62, '0') + "05"));
    }

    void aNumberIsExactlyOneWord()
    {
        QCOMPARE(numberOf(word(9)), std::optional<U256>(U256(9)));
        QVERIFY(!numberOf(word(9) + '\0'));
        QVERIFY(!numberOf(QByteArray()));
        QVERIFY(!numberOf(std::nullopt));
    }

    void callsAreJoinedAsTheContractExpectsThem()
    {
        const QByteArray data = aggregate3({{address(1), QByteArray::fromHex("aabbccdd")}});
        QCOMPARE(data.toHex(), "82ad56cb" +
                                   (word(32) + word(1) + word(32) + word(1) + word(1) + word(96) + word(4)).toHex() +
                                   "aabbccdd" + QByteArray(56, '0'));
    }

    void answersAreSeparatedAgain()
    {
        const auto all = readAggregate3(twoAnswers(), 2);
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t(2));
        QCOMPARE(numberOf(all->front()), std::optional<U256>(U256(7)));
        QVERIFY(!all->back());
    }

    void anAnswerThatIsCutOrNamesOtherPlacesIsRefused()
    {
        const QByteArray good = twoAnswers();
        for (qsizetype size = 0; size < good.size(); size += 16)
            QVERIFY2(!readAggregate3(good.left(size), 2), qPrintable(QString::number(size)));
        QVERIFY(!readAggregate3(good, 3));
        for (qsizetype at = 0; at < good.size(); at += 32) {
            QByteArray broken = good;
            broken.replace(at, 32, QByteArray(32, '\xff'));
            (void)readAggregate3(broken, 2);  // must not read outside
        }
    }

    void workThatNobodyWaitsForTakesATwentiethOfTheTime()
    {
        QCOMPARE(CallPace().restAfter(1, 10, std::nullopt, 0), 190.0);
        QCOMPARE(CallPace::waited().restAfter(1, 10, std::nullopt, 0), 10.0);
        QCOMPARE(CallPace::waited().restAfter(1, 10, std::nullopt, 15), CallPace().restAfter(1, 10, std::nullopt, 15));
    }

    void workThatNobodyWaitsForTakesATwentiethOfALearnedRate()
    {
        // 15 calls a second: one in 1,333 ms
        QCOMPARE(qRound(CallPace().restAfter(1, 10, rpc::LearnedRate{15, rpc::RateUnit::Calls}, 0)), 1'323);
        QCOMPARE(qRound(CallPace().restAfter(1, 10, std::nullopt, 15)), 1'323);
        QVERIFY(CallPace().restAfter(1, 10, rpc::LearnedRate{500, rpc::RateUnit::Weight}, 0) > 1'000);
    }

    void noRestIsLongerThanAMinute()
    {
        QCOMPARE(CallPace().restAfter(1, 10, rpc::LearnedRate{0.01, rpc::RateUnit::Calls}, 0), 60'000.0);
    }
};

SIGNALBOX_TEST(ContractCallsTest)
#include "contract_calls_test.moc"
