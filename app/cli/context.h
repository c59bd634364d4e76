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

/// What a command may use: its words, the output, and the workspace, opened when first needed. Waiting turns the event
/// loop; a signal to stop ends every wait with INTERRUPTED.
class Context : public QObject {
    Q_OBJECT
public:
    Context(Invocation invocation, Output output);
    ~Context() override;

    const Invocation args;
    const Output out;

    QString directory() const;
    Expected<Workspace*> openWorkspace(EngineOptions options = still(), bool make = false);
    /// The engine with its first rows read. By default it only carries out commands; nothing is indexed.
    Expected<Engine*> engine(EngineOptions options = still());
    static EngineOptions still();
    /// What works without the engine. NO_WORKSPACE: there is none.
    Expected<WorkspaceTools*> tools();
    WorkspaceTools& anyTools();  ///< also where there is none
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
    /// Until the condition holds; looked at whenever something happened, and at least every 100 ms. timeoutMs 0: no
    /// limit.
    Expected<Done> waitUntil(const std::function<bool()>& condition, qint64 timeoutMs = 0);

    Expected<ChainSnapshot> chain(const QString& idOrName);  ///< NotFound CHAIN_UNKNOWN
    /// Submits and waits for the end; progress goes to standard error. The error of a command that failed is the error
    /// answered.
    Expected<CommandStatus> carryOut(Command command);
    /// Shows what will be done and its preview, asks for the typed name unless --yes, and puts the preview into the
    /// command.
    Expected<Done> confirm(Command& command, const QString& question = {});
    Expected<Done> confirmByTyping(const QString& word);  ///< --yes is enough; NOT_CONFIRMED

    Expected<QString> passphrase(bool create);  ///< from --passphrase-file, or asked for on a terminal
    bool isInterrupted() const { return m_interrupted; }
    int finish(const Error& error) const { return out.error(error); }
    void close();

Q_SIGNALS:
    void turned();  ///< something happened: conditions are looked at again

private:
    void interrupt();
    static Error interruptedError();

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceTools> m_tools;
    std::optional<Error> m_passphraseError;
    bool m_interrupted = false;
};

/// Lines of standard input, for URLs and other words with secrets.
QStringList standardInputLines();

}  // namespace signalbox::cli
