// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/task_scope.h"

#include <QElapsedTimer>
#include <QTest>

#include "support/test_registry.h"

using namespace signalbox;

namespace {

QCoro::Task<> note(Cancellation cancellation, qint64 ms, int* ended)
{
    auto sleep = sleepFor(cancellation, ms);
    const bool whole = co_await sleep;
    *ended += whole ? 1 : 100;
}

QCoro::Task<> immediate(int* ended)
{
    ++*ended;
    co_return;
}

QCoro::Task<> outer(Cancellation cancellation, int* ended)
{
    auto inner = note(cancellation, 10'000, ended);
    co_await inner;
    *ended += 1000;
}

QCoro::Task<> cancelItself(TaskScope* scope, int* ended)
{
    auto sleep = sleepFor(scope->cancellation(), 1);
    co_await sleep;
    scope->cancel();
    auto again = sleepFor(scope->cancellation(), 10'000);
    const bool whole = co_await again;
    *ended += whole ? 0 : 1;
}

}  // namespace

class TaskScopeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFinishedTaskEndsAtOnce()
    {
        int ended = 0;
        TaskScope scope;
        scope.launch(immediate(&ended));
        QCOMPARE(ended, 1);
        QCOMPARE(scope.running(), 0);
    }

    void destructionCancelsAndWaits()
    {
        int ended = 0;
        QElapsedTimer clock;
        clock.start();
        {
            TaskScope scope;
            scope.launch(note(scope.cancellation(), 60'000, &ended));
            scope.launch(outer(scope.cancellation(), &ended));
            QCOMPARE(scope.running(), 2);
        }
        QCOMPARE(ended, 100 + 100 + 1000);
        QVERIFY(clock.elapsed() < 2'000);
    }

    void sleepsForTheWholeTime()
    {
        int ended = 0;
        TaskScope scope;
        scope.launch(note(scope.cancellation(), 20, &ended));
        QTRY_COMPARE(ended, 1);
        QCOMPARE(scope.running(), 0);
    }

    void canBeCanceledFromWithin()
    {
        int ended = 0;
        TaskScope scope;
        scope.launch(cancelItself(&scope, &ended));
        QTRY_COMPARE(ended, 1);
        QCOMPARE(scope.running(), 0);
    }

    void aDestroyedHookIsNotCalled()
    {
        int called = 0;
        const Cancellation cancellation;
        {
            const auto hook = cancellation.onRequest([&] { ++called; });
        }
        const auto hook = cancellation.onRequest([&] { called += 10; });
        cancellation.request();
        cancellation.request();
        QCOMPARE(called, 10);
    }
};
SIGNALBOX_TEST(TaskScopeTest)
#include "task_scope_test.moc"
