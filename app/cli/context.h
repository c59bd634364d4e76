// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "cli/arguments.h"
#include "cli/output.h"
#include "signalbox/engine.h"
#include "signalbox/engine_options.h"
#include "signalbox/workspace.h"
#include "signalbox/workspace_tools.h"

namespace signalbox::cli {

/// The environment of a command: its arguments, its output, and the workspace, which is opened on first use. Waiting
/// runs the event loop; SIGINT, SIGTERM and SIGHUP end every wait with INTERRUPTED.
class Context : public QObject {
    Q_OBJECT
public:
    Context(Invocation invocation, Output output);
    ~Context() override;

    const Invocation args;
    const Output out;

    QString directory() const;
    Expected<Workspace*> openWorkspace(EngineOptions options = still(), bool make = false);
    /// The engine, once its first snapshot has been read. By default it only executes commands and indexes nothing.
    Expected<Engine*> engine(EngineOptions options = still());
    static EngineOptions still();
    /// Tools that work without the engine. Fails with NO_WORKSPACE if there is no workspace.
    Expected<WorkspaceTools*> tools();
    WorkspaceTools& anyTools();  ///< the same tools, without requiring a workspace
    Error noWorkspace() const;

    template <class T>
    Expected<T> wait(const QFuture<Expected<T>>& future)
    {
        QFutureWatcher<Expected<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, this, &Context::turned);
        watcher.setFuture(future);
        const auto over = waitUntil([&] { return watcher.isFinished(); });
        if (!over)
            return fail(over.error());
        return future.resultCount() > 0 ? future.resultAt(0) : Expected<T>(fail(interruptedError()));
    }
    /// Waits until the condition holds. It is checked after every event and at least every 100 ms. A timeoutMs of 0
    /// means no limit.
    Expected<Done> waitUntil(const std::function<bool()>& condition, qint64 timeoutMs = 0);

    Expected<ChainSnapshot> chain(const QString& idOrName);  ///< NotFound CHAIN_UNKNOWN
    /// Submits a command and waits until it has finished; progress goes to standard error. Returns the error of a
    /// command that failed.
    Expected<CommandStatus> carryOut(const Command& command);
    /// Shows the question and the preview, asks for confirmation unless --yes is given, and stores the preview in the
    /// command.
    Expected<Done> confirm(Command& command, const QString& question = {});
    Expected<Done> confirmByTyping(const QString& word);  ///< skipped with --yes; fails with NOT_CONFIRMED

    Expected<QString> passphrase(bool create);  ///< from --passphrase-file or the terminal
    /// From --password-file or the terminal; with `fromInput`, also the first line of standard input.
    Expected<QString> password(const QString& prompt, bool fromInput);
    /// A line that is typed without echo, or the first one of standard input; empty if there is none.
    static QString secretLine(const QString& prompt);
    bool isInterrupted() const { return m_interrupted; }
    int finish(const Error& error) const { return out.error(error); }
    void close();

Q_SIGNALS:
    void turned();  ///< an event occurred; waiting conditions are checked again

private:
    void interrupt();
    static Error interruptedError();

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceTools> m_tools;
    std::optional<Error> m_passphraseError;
    bool m_interrupted = false;
};

/// Lines of standard input, for URLs and other arguments with secrets.
QStringList standardInputLines();

}  // namespace signalbox::cli
