// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "postgres/session.h"
#include "postgres/when_done.h"
#include "signalbox/commands.h"

namespace signalbox::engine {

class RunningCommands;

/// One command, as the group of verbs that carries it out sees it. A handle that is copied into whatever answers later:
/// once the command has ended, or another console has taken it over, its functions do nothing. Engine thread, except
/// for what teller() returns.
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
    bool isStopped() const;               ///< the engine stops; what is interrupted is resumed by the next one
    const CommandStatus& status() const;  ///< an empty one when it is not open
    QObject* context() const;             ///< callbacks connected to it end with the running commands

    void progress(double share, const Message& text, double rate = 0, std::optional<double> remaining = {}) const;
    void writeProgress() const;                         ///< at once; progress() does it at most every 400 ms
    Expected<Intervals> committedBefore() const;        ///< by an engine that was killed
    void setCommitted(const Intervals& heights) const;  ///< stored with the progress, so that it can go on after a kill
    const Intervals& committed() const;                 ///< as last set
    void cancelBy(std::function<void()> cancel) const;  ///< null: it cannot be canceled
    TellRate teller() const;                            ///< progress from any thread; false: stop

    /// What `work` changes is one transaction with the proof that chain and command are still ours and, when it `ends`
    /// the command, with its end in the audit: done once and reported, or not done.
    Result guarded(const Change& work, bool ends) const;
    /// The whole command is that change; `after` when it is stored.
    void change(const Change& work, const std::function<void()>& after = {}) const;
    /// Blocking work on a session of its own, which a cancel interrupts; `then` in the engine thread, by default
    /// finish().
    void inThread(Work work, std::function<void(const Result&)> then = {}) const;
    /// `then` with the answer, in the engine thread.
    template <class T, class F>
    void whenDone(const QFuture<Expected<T>>& future, F then) const
    {
        engine::whenDone(future, context(), std::move(then));
    }

    void finish(const Result& result) const;      ///< writes the end; the kind of an error says which
    void ended(const QJsonObject& result) const;  ///< guarded() has written it already

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
