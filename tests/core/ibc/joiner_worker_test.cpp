// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/joiner/joiner.h"
#include "joiner_place.h"
#include "support/process.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using ibc::Joiner;

/// The thread: what wakes it, and who has the lease.
class JoinerWorkerTest : public QObject, JoinerPlace {
    Q_OBJECT

    std::unique_ptr<Joiner> start(const QString& console, std::chrono::milliseconds beat) const
    {
        Joiner::Pace pace;
        pace.beat = beat;
        return std::make_unique<Joiner>(db->connection(), store::Holder{console, u"elsewhere"_s, 1}, pace);
    }
    bool becomes(const QString& state, int milliseconds = 5'000) const
    {
        return waitFor([&] { return packet(u"a"_s) == state; }, milliseconds);
    }
    QString leaseHolder() const
    {
        return value(
            u"SELECT coalesce(max(holder), '') FROM signalbox.consumers WHERE caip2 IS NULL AND name = 'ibc'"_s);
    }

private Q_SLOTS:
    void init()
    {
        make();
        learnAll();
    }
    void cleanup() { drop(); }

    void aCommitIsJoinedAtOnce()
    {
        const auto joiner = start(u"one"_s, std::chrono::minutes(1));
        QVERIFY(waitFor([&] { return leaseHolder() == u"one"_s; }, 5'000));
        commit(u"a"_s, 1, 3,
               eventRow(u"a"_s, 2, 0, {u"send_packet"_s, ab}) + u"SELECT pg_notify('signalbox', 'chain cosmos:a 3')"_s);
        QVERIFY(becomes(u"sent pending b"_s));
    }

    void whatNothingNotifiesOfIsFound()
    {
        const auto joiner = start(u"one"_s, std::chrono::milliseconds(200));
        QVERIFY(waitFor([&] { return leaseHolder() == u"one"_s; }, 5'000));
        commit(u"a"_s, 1, 3, eventRow(u"a"_s, 2, 0, {u"send_packet"_s, ab}));
        QVERIFY(becomes(u"sent pending b"_s));
    }

    void oneConsoleJoinsAndAnotherOneTakesOver()
    {
        auto first = start(u"one"_s, std::chrono::milliseconds(200));
        QVERIFY(waitFor([&] { return leaseHolder() == u"one"_s; }, 5'000));
        const auto second = start(u"two"_s, std::chrono::milliseconds(200));
        first.reset();
        QVERIFY(waitFor([&] { return leaseHolder() == u"two"_s; }, 5'000));
        commit(u"a"_s, 1, 3, eventRow(u"a"_s, 2, 0, {u"send_packet"_s, ab}));
        QVERIFY(becomes(u"sent pending b"_s));
    }
};

SIGNALBOX_TEST(JoinerWorkerTest)
#include "joiner_worker_test.moc"
