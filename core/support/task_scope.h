// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QObject>
#include <coroutine>
#include <functional>
#include <list>
#include <memory>
#include <vector>

namespace signalbox {

/// A request to stop, shared by everything that works on one task. Copies share it. One thread.
class Cancellation {
    struct State;

public:
    /// Removes its callback when it is destroyed.
    class Hook {
    public:
        Hook() = default;
        Hook(std::weak_ptr<State> state, quint64 id) : m_state(std::move(state)), m_id(id) {}
        ~Hook();
        Hook(Hook&& other) noexcept : m_state(std::move(other.m_state)), m_id(other.m_id) { other.m_state.reset(); }
        Hook& operator=(Hook&&) = delete;

    private:
        std::weak_ptr<State> m_state;
        quint64 m_id = 0;
    };

    Cancellation();
    bool isRequested() const;
    void request() const;
    [[nodiscard]] Hook onRequest(
        std::function<void()> callback) const;  ///< not called if stopping was requested already: check first

private:
    std::shared_ptr<State> m_state;
};

/// An event that happens once and that one coroutine waits for: `auto opened = gate.opened(); co_await opened`. Opening
/// resumes the waiter at once.
class Gate {
public:
    Gate() = default;
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    /// Holds only a pointer: GCC 12 keeps a copy of the awaited object.
    class Waiter {
    public:
        explicit Waiter(Gate* gate) : m_gate(gate) {}
        bool await_ready() const noexcept { return m_gate->m_open; }
        void await_suspend(std::coroutine_handle<> waiter) const noexcept { m_gate->m_waiter = waiter; }
        void await_resume() const noexcept {}

    private:
        Gate* m_gate;
    };
    Waiter opened() { return Waiter(this); }

    void open()
    {
        if (m_open)
            return;
        m_open = true;
        if (const auto waiter = std::exchange(m_waiter, nullptr))
            waiter.resume();
    }
    bool isOpen() const { return m_open; }

private:
    bool m_open = false;
    std::coroutine_handle<> m_waiter;
};

struct DeleteLater {
    void operator()(QObject* object) const
    {
        object->disconnect();
        object->deleteLater();
    }
};
/// For a QObject whose own signal may resume the coroutine that owns it.
template <class T>
using Later = std::unique_ptr<T, DeleteLater>;

/// False if canceled before the time was over.
QCoro::Task<bool> sleepFor(Cancellation cancellation, qint64 milliseconds);

/// Owns coroutines that no one awaits. The destructor asks them to stop and runs the event loop until the last one has
/// ended: an object whose members they use declares the scope last.
class TaskScope {
public:
    TaskScope();
    ~TaskScope();
    TaskScope(const TaskScope&) = delete;
    TaskScope& operator=(const TaskScope&) = delete;

    void launch(QCoro::Task<> task);
    const Cancellation& cancellation() const { return m_cancellation; }
    void cancel() { m_cancellation.request(); }
    void drain();  ///< returns when no task is left
    int running() const;

    /// Counts a coroutine that another one awaits but that uses the owner; a local of that coroutine.
    class Guest {
    public:
        explicit Guest(TaskScope& scope) : m_count(scope.m_count) { ++*m_count; }
        ~Guest() { --*m_count; }
        Guest(const Guest&) = delete;
        Guest& operator=(const Guest&) = delete;

    private:
        std::shared_ptr<int> m_count;
    };

private:
    Cancellation m_cancellation;
    std::shared_ptr<int> m_count;
};

}  // namespace signalbox
