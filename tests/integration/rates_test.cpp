// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "signalbox/literals.h"
#include "support/rate_run.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The worker with limited endpoints: tests/bench/rates_bench has all of them. The bars are lower here because of the
/// short time and busy machines.
class RatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAllowedRateIsUsed()
    {
        const auto chain = limitedChain(20'000);
        sim::RateLimit quickNode;
        quickNode.perSecond = 15;
        quickNode.httpStatus = 200;
        sim::RateLimit alchemy;
        alchemy.perSecond = 20 * 20;
        alchemy.unit = sim::RateLimit::Unit::Weight;
        alchemy.sliding = true;
        alchemy.retryAfterSeconds = 1;
        LimitedRun calls(chain, quickNode, 20), weight(chain, alchemy, 20);
        for (int phase = 0; phase < 2; ++phase) {
            QTest::qWait(10'000);
            QString seen;
            const auto used = [&] {  // in some eight seconds: a busy machine invalidates others
                for (LimitedRun* run : {&calls, &weight})
                    run->begin();
                QTest::qWait(8'000);
                seen.clear();
                bool met = true;
                for (const LimitedRun* run : {&calls, &weight}) {
                    met = met && run->shareBesideHashes() > 0.75 && run->refused() < 0.1 &&
                          run->learned().contains("/s, learned"_L1);
                    seen += u"%1 of the blocks, %2 of the calls refused, %3; %4\n"_s.arg(run->shareBesideHashes())
                                .arg(run->refused())
                                .arg(run->learned(), run->failure());
                }
                return met;
            };
            bool met = used();
            for (int again = 0; again < 3 && !met; ++again)
                met = used();
            QVERIFY2(met, qPrintable(seen));
            QVERIFY(weight.learned().contains("compute units"_L1));
            quickNode.perSecond = 30;
            calls.setLimit(quickNode);
            alchemy.perSecond = 5 * 20;
            weight.setLimit(alchemy);
        }
    }
};
SIGNALBOX_TEST(RatesTest)
#include "rates_test.moc"
