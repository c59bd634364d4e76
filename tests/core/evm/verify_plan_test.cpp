// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/verify/verify_plan.h"

#include <QJsonDocument>
#include <QTest>

#include "evm/proof/preset_rules.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using evm::proof::Piece;
using evm::proof::Rules;

/// The parts of a chain that a verification reads again, and how.
class VerifyPlanTest : public QObject {
    Q_OBJECT
private:
    static StoredStreams stored(Interval range)
    {
        StoredStreams all;
        all.streams.push_back({u"transfers"_s, {}});
        all.streams.front().covered.add(range);
        all.blocks.add(range);
        return all;
    }

private Q_SLOTS:
    void piecesAreCutWhereTheRulesChange()
    {
        const auto rules = Rules::fromJson(
            QJsonDocument::fromJson(R"([{"from":0,"impossible":true},{"from":30},{"from":35,"blockReceipt":true}])")
                .array());
        QVERIFY(rules);
        QCOMPARE(rules->lastLike(0), 29);
        QCOMPARE(rules->lastLike(30), 34);
        QVERIFY(rules->lastLike(35) > 1'000'000'000);
        const auto pieces = cutAtRules(piecesOf(stored({0, 60}), {0, 60}, 25), *rules);
        const std::vector<std::pair<Interval, bool>> expected{
            {{0, 24}, true}, {{25, 29}, true}, {{30, 34}, false}, {{35, 49}, false}, {{50, 60}, false}};
        QCOMPARE(pieces.size(), expected.size());
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            QVERIFY(pieces[i].range == expected[i].first);
            QCOMPARE(pieces[i].byHash, expected[i].second);
            QCOMPARE(chain::namesOf(pieces[i].streams), std::vector{u"transfers"_s});
        }
    }

    void arbitrumIsProvenFromItsFirstNitroBlockOn()
    {
        const Rules& rules = evm::proof::rulesOf(42'161);
        const auto pieces = cutAtRules(piecesOf(stored({22'207'800, 22'207'830}), {0, 30'000'000}, 25), rules);
        QCOMPARE(pieces.size(), std::size_t(3));
        QVERIFY(pieces[0].range == (Interval{22'207'800, 22'207'816}) && pieces[0].byHash);
        QVERIFY(pieces[1].range == (Interval{22'207'817, 22'207'824}) && !pieces[1].byHash);
        QVERIFY(!pieces[2].byHash);
        // For a sample, each block separately.
        for (const Piece& piece :
             cutAtRules(samplePieces(stored({22'207'800, 22'207'830}), {0, 30'000'000}, 20, 7), rules))
            QCOMPARE(piece.byHash, piece.range.lo < 22'207'817);
        for (const Piece& piece : cutAtRules(piecesOf(stored({0, 99}), {0, 99}, 25), evm::proof::rulesOf(1)))
            QVERIFY(!piece.byHash && piece.range.count() == 25);
        for (const Piece& piece : cutAtRules(piecesOf(stored({0, 99}), {0, 99}, 25), evm::proof::rulesOf(2'741)))
            QVERIFY(piece.byHash && piece.range.count() == 25);
    }
};

SIGNALBOX_TEST(VerifyPlanTest)
#include "verify_plan_test.moc"
