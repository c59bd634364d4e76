// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/task_scope.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

namespace signalbox {

struct Cancellation::State {
    bool requested = false;
    quint64 nextId = 1;
    std::map<quint64, std::function<void()>> callbacks;
};

Cancellation::Cancellation() : m_state(std::make_shared<State>()) {}

bool Cancellation::isRequested() const
{
    return m_state->requested;
}

void Cancellation::request() const
{
    const auto state = m_state;  // a copy, because a callback may destroy the last owner
    if (state->requested)
        return;
    state->requested = true;
    while (!state->callbacks.empty()) {
        const auto callback = std::move(state->callbacks.begin()->second);
        state->callbacks.erase(state->callbacks.begin());
        callback();
    }
}

Cancellation::Hook Cancellation::onRequest(std::function<void()> callback) const
{
    const quint64 id = m_state->nextId++;
    m_state->callbacks.emplace(id, std::move(callback));
    return {m_state, id};
}

Cancellation::Hook::~Hook()
{
    if (const auto state = m_state.lock())
        state->callbacks.erase(m_id);
}

QCoro::Task<bool> sleepFor(Cancellation cancellation, qint64 milliseconds)
{
    if (cancellation.isRequested())
        co_return false;
    Gate gate;
    const Later<QTimer> timer(new QTimer);
    timer->setSingleShot(true);
    timer->setTimerType(milliseconds < 2'000 ? Qt::PreciseTimer : Qt::CoarseTimer);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [&gate] { gate.open(); });
    const auto hook = cancellation.onRequest([&gate] { gate.open(); });
    timer->start(std::chrono::milliseconds(std::max<qint64>(milliseconds, 0)));
    const auto opened = gate.opened();
    co_await opened;
    co_return !cancellation.isRequested();
}

TaskScope::TaskScope() : m_count(std::make_shared<int>(0)) {}

TaskScope::~TaskScope()
{
    cancel();
    drain();
}

int TaskScope::running() const
{
    return *m_count;
}

namespace {

QCoro::Task<> counted(QCoro::Task<> task, std::shared_ptr<int> count)
{
    try {
        co_await task;
    } catch (const std::exception& exception) {
        qWarning("a background task ended by an exception: %s", exception.what());
    }
    --*count;
}

}  // namespace

void TaskScope::launch(QCoro::Task<> task)
{
    ++*m_count;
    counted(std::move(task), m_count);
}

void TaskScope::drain()
{
    while (*m_count > 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeUserInputEvents);
}

}  // namespace signalbox
