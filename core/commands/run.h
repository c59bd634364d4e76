// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "postgres/session.h"
#include "postgres/when_done.h"
#include "signalbox/commands.h"

namespace signalbox::engine {

class RunningCommands;

/// One command as its group of verbs sees it. A handle that callbacks copy: once the command has ended, or another
/// console has taken it over, its functions do nothing. Engine thread, except for the function that teller() returns.
class Run {
public:
    using Result = Expected<QJsonObject>;
    using Change = std::function<Result(store::Session&)>;
    using Tell = std::function<bool(const Message& text, double share)>;
    using TellRate = std::function<bool(const Message& text, double share, double rate)>;
    using Work = std::function<Result(store::Session&, const Tell&)>;

    Run(RunningCommands& commands, CommandId id) : m_commands(&commands), m_id(id) {}

    CommandId id() const { return m_id; }
    bool isOpen() const;
    bool isStopped() const;               ///< true if the engine stops; the next one resumes interrupted work
    const CommandStatus& status() const;  ///< empty if the command is not open
    QObject* context() const;             ///< callbacks connected to it end with the running commands

    void progress(double share, const Message& text, double rate = 0, std::optional<double> remaining = {}) const;
    void writeProgress() const;                   ///< at once; progress() writes at most every 400 ms
    Expected<Intervals> committedBefore() const;  ///< by an engine that was killed
    void setCommitted(
        const Intervals& heights) const;  ///< stored with the progress, so that work can continue after a kill
    const Intervals& committed() const;   ///< as last set
    void cancelBy(std::function<void()> cancel) const;  ///< null if it cannot be canceled
    TellRate teller() const;                            ///< reports progress from any thread; false: stop

    /// Runs `work` in one transaction that also proves that chain and command are still held by this engine and, if
    /// `ends`, records the command's end in the audit: done once and reported, or not done.
    Result guarded(const Change& work, bool ends) const;
    /// The whole command is that change; `after` is called once it is stored.
    void change(const Change& work, const std::function<void()>& after = {}) const;
    /// Blocking work on a separate session, which a cancel interrupts; then `then` in the engine thread, by default
    /// finish().
    void inThread(Work work, std::function<void(const Result&)> then = {}) const;
    /// Calls `then` with the answer in the engine thread.
    template <class T, class F>
    void whenDone(const QFuture<Expected<T>>& future, F then) const
    {
        engine::whenDone(future, context(), std::move(then));
    }

    void finish(const Result& result) const;      ///< stores the end; the kind of an error decides the state
    void ended(const QJsonObject& result) const;  ///< guarded() has stored it already

private:
    RunningCommands* m_commands;
    CommandId m_id;
};

/// An answer without figures.
inline Run::Result outcome(const Expected<Done>& done, QJsonObject result = {})
{
    if (!done)
        return fail(done.error());
    return result;
}

}  // namespace signalbox::engine
