// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "rpc/endpoint_entry.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;
using namespace std::chrono_literals;

/// The batch size that an endpoint accepts, found by testing one larger batch at a time.
class BatchSizeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBatchSizeIsFoundInSteps()
    {
        EndpointDraft draft;
        draft.url = u"https://rpc.example.org"_s;
        EndpointEntry entry(*EndpointSettings::fromDraft(draft), std::make_shared<RateBucket>());
        const Clock::time_point start = Clock::now();
        QCOMPARE(entry.batch.now(), 20);
        QCOMPARE(entry.batch.toTry(1'000, start), 0);  // no refusal yet, so there is no limit to find

        entry.batch.refused(20);
        QVERIFY(entry.batch.isTooLarge(20) && !entry.batch.isTooLarge(19));
        QCOMPARE(entry.batch.now(), 5);
        QCOMPARE(entry.batch.toTry(1'000, start), 0);  // not before one of five was accepted
        entry.batch.accepted(5);
        QCOMPARE(entry.batch.now(), 5);
        QCOMPARE(entry.batch.toTry(9, start), 0);  // fewer calls are waiting
        QCOMPARE(entry.batch.toTry(1'000, start), 10);
        QCOMPARE(entry.batch.toTry(1'000, start + 9s), 0);  // one is in flight
        QCOMPARE(entry.batch.now(), 5);                     // and all others keep their size
        entry.batch.accepted(5);
        QCOMPARE(entry.batch.now(), 5);
        entry.batch.accepted(10);
        QCOMPARE(entry.batch.now(), 10);

        QCOMPARE(entry.batch.toTry(1'000, start), 15);
        QCOMPARE(entry.batch.toTry(1'000, start + 11s), 15);  // its answer was lost
        entry.batch.refused(15);
        QCOMPARE(entry.batch.now(), 10);
        QCOMPARE(entry.batch.toTry(1'000, start + 20s), 0);  // close enough

        entry.batch.accepted(20);  // was in flight, or another backend accepted it
        QCOMPARE(entry.batch.now(), 10);
    }

    void aRefusalOfAllBatchesIsFound()
    {
        EndpointDraft draft;
        draft.url = u"https://rpc.example.org"_s;
        EndpointEntry entry(*EndpointSettings::fromDraft(draft), std::make_shared<RateBucket>());
        for (int refused = 0; refused < 8 && entry.batch.now() > 1; ++refused)
            entry.batch.refused(entry.batch.now() + 1);  // the chain's ID is part of the batch
        QCOMPARE(entry.batch.now(), 1);
        QVERIFY(entry.batch.isAllowed == false);
        const Clock::time_point start = Clock::now();
        QCOMPARE(entry.batch.toTry(1'000, start + 1h), 0);
        QCOMPARE(entry.batch.toTry(1'000, start + 25h), 2);
        entry.batch.accepted(2);
        QCOMPARE(entry.batch.now(), 2);
    }

    /// At the next start; larger ones are tested again then, and daily.
    void theBatchSizeIsStored()
    {
        EndpointDraft draft;
        draft.url = u"https://rpc.example.org"_s;
        auto settings = *EndpointSettings::fromDraft(draft);
        {
            EndpointEntry entry(settings, std::make_shared<RateBucket>());
            QVERIFY(!entry.snapshot(Clock::now()).learned);
            entry.batch.refused(20);
            entry.batch.accepted(5);
            const auto learned = entry.snapshot(Clock::now()).learned;
            QVERIFY(learned);
            QCOMPARE(describe(*learned).english(), u"batches of 5 calls, learned"_s);
            settings.learned = learnedLimitFromJson(toJson(*learned));
            QVERIFY(settings.learned == learned);
        }
        EndpointEntry entry(settings, std::make_shared<RateBucket>());
        QCOMPARE(entry.batch.now(), 5);
        QCOMPARE(entry.snapshot(Clock::now()).learned->batch, 5);
        const Clock::time_point start = Clock::now();
        QCOMPARE(entry.batch.toTry(1'000, start), 10);
        entry.batch.refused(10);
        QCOMPARE(entry.batch.toTry(1'000, start), 7);
        entry.batch.refused(7);
        QCOMPARE(entry.batch.toTry(1'000, start + 1min), 0);
        QCOMPARE(entry.batch.toTry(1'000, start + 25h), 10);
        entry.batch.accepted(10);
        QCOMPARE(entry.batch.now(), 10);

        // An endpoint that accepts no batches.
        entry.batch.refused(2);
        settings.learned = entry.snapshot(Clock::now()).learned;
        QCOMPARE(describe(*settings.learned).english(), u"no batches, learned"_s);
        EndpointEntry single(settings, std::make_shared<RateBucket>());
        QCOMPARE(single.batch.now(), 1);
        QCOMPARE(single.batch.toTry(1'000, start), 2);
    }
};
SIGNALBOX_TEST(BatchSizeTest)
#include "batch_size_test.moc"
