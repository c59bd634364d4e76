// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/context.h"

#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <csignal>
#include <cstdio>
#include <iostream>

#include "cli/words.h"
#include "engine/make_engine.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

int signalPair[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPair[0], &byte, 1);
}

std::optional<QString> promptHidden(const char* text)
{
    std::fputs(text, stderr);
    termios before{};
    if (::tcgetattr(STDIN_FILENO, &before) != 0)
        return std::nullopt;
    termios hidden = before;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    std::string line;
    const bool read = bool(std::getline(std::cin, line));
    ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
    std::fputc('\n', stderr);
    return read ? std::optional(QString::fromStdString(line)) : std::nullopt;
}

/// Reads the password from the terminal, or from the first line of piped standard input; empty if none is needed.
QString serverPassword()
{
    if (::isatty(STDIN_FILENO))
        return promptHidden("Server password (empty for none): ").value_or(QString());
    pollfd input{STDIN_FILENO, POLLIN, 0};
    std::string line;
    if (::poll(&input, 1, 300) > 0 && (input.revents & POLLIN))
        std::getline(std::cin, line);
    return QString::fromStdString(line);
}

}  // namespace

Context::Context(Invocation invocation, Output output) : args(std::move(invocation)), out(output)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, signalPair) == 0) {
        auto* notifier = new QSocketNotifier(signalPair[1], QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this] {
            char byte = 0;
            while (::read(signalPair[1], &byte, 1) > 0) {
            }
            interrupt();
        });
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, onSignal);
        std::signal(SIGPIPE, SIG_IGN);
    }
}

Context::~Context()
{
    close();
}

void Context::interrupt()
{
    m_interrupted = true;
    Q_EMIT turned();
}

Error Context::interruptedError()
{
    return Error::make(ErrorKind::Cancelled, "INTERRUPTED",
                       Message(u"Interrupted. A submitted command continues in the engine that runs it."_s));
}

EngineOptions Context::still()
{
    EngineOptions options;
    options.workers = false;
    return options;
}

QString Context::directory() const
{
    const QString given = args.value("workspace");
    if (!given.isEmpty())
        return QDir::cleanPath(QDir::current().absoluteFilePath(given));
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/signalbox"_s;
}

WorkspaceTools& Context::anyTools()
{
    if (!m_tools)
        m_tools = engine::makeTools(directory(), {[this](bool create) { return passphrase(create); },
                                                  [this](const Message& text) { out.note(text.english()); }});
    return *m_tools;
}

Expected<WorkspaceTools*> Context::tools()
{
    WorkspaceTools& tools = anyTools();
    if (!tools.exists())
        return fail(noWorkspace());
    return &tools;
}

Error Context::noWorkspace() const
{
    return Error::make(
        ErrorKind::NotFound, "NO_WORKSPACE",
        Message(u"There is no workspace in %1. Create one: signalbox-cli --workspace %1 workspace init."_s.arg(
            directory())));
}

Expected<Done> Context::waitUntil(const std::function<bool()>& condition, qint64 timeoutMs)
{
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer tick;
    tick.setInterval(100);
    connect(&tick, &QTimer::timeout, &loop, &QEventLoop::quit);
    connect(this, &Context::turned, &loop, &QEventLoop::quit);
    tick.start();
    while (!condition()) {
        if (m_interrupted)
            return fail(interruptedError());
        if (timeoutMs > 0 && clock.elapsed() > timeoutMs)
            return fail(ErrorKind::Retryable, "TIMEOUT", Message(u"No response within %1 s."_s.arg(timeoutMs / 1000)));
        loop.exec();
    }
    return Done{};
}

Expected<QString> Context::passphrase(bool create)
{
    const QString file = args.value("passphrase-file");
    if (!file.isEmpty())
        return anyTools().passphraseOf(file);
    if (::isatty(STDIN_FILENO)) {
        const auto typed =
            promptHidden(create ? "New passphrase for the secrets file: " : "Passphrase for the secrets file: ");
        if (typed && !typed->isEmpty())
            return *typed;
    }
    return fail(ErrorKind::Refused, "SECRETS_LOCKED",
                Message(u"No keychain is available, and the encrypted secrets file requires its passphrase. "
                        "Provide it with --passphrase-file FILE."_s));
}

Expected<QString> Context::password(const QString& prompt, bool fromInput)
{
    const QString file = args.value("password-file");
    if (!file.isEmpty())
        return anyTools().passphraseOf(file);
    if (const QString line = fromInput || ::isatty(STDIN_FILENO) ? secretLine(prompt) : QString(); !line.isEmpty())
        return line;
    return fail(ErrorKind::Invalid, "PASSWORD_NEEDED",
                Message(u"A password is required. Provide it with --password-file FILE."_s));
}

QString Context::secretLine(const QString& prompt)
{
    if (::isatty(STDIN_FILENO))
        return promptHidden(prompt.toUtf8().constData()).value_or(QString());
    std::string line;
    std::getline(std::cin, line);
    return QString::fromStdString(line);
}

Expected<Workspace*> Context::openWorkspace(EngineOptions options, bool make)
{
    if (m_workspace)
        return m_workspace.get();
    m_workspace = engine::makeWorkspace(std::move(options));
    Workspace* workspace = m_workspace.get();
    const QString folder = directory();
    const bool server = args.has("server");
    if (!make && !server && !workspace->exists(folder)) {
        m_workspace.reset();
        return fail(noWorkspace());
    }
    connect(workspace, &Workspace::stateChanged, this, &Context::turned);
    connect(workspace, &Workspace::stepChanged, this, [this](OpenStep, StepState state, const Message& text) {
        if (state == StepState::Warning)
            out.note(text.english());
    });
    connect(workspace, &Workspace::passphraseNeeded, this, [this, workspace, asked = false](bool create) mutable {
        if (std::exchange(asked, true) && args.has("passphrase-file")) {
            workspace->unlockSecrets({});  // the same passphrase would be refused again
            return;
        }
        auto words = passphrase(create);
        if (!words) {
            m_passphraseError = words.error();
            workspace->unlockSecrets({});  // operations that need no secret continue
            return;
        }
        workspace->unlockSecrets(*words);
    });
    if (server) {
        auto parameters = serverParameters(args.value("server"));
        if (!parameters)
            return fail(parameters.error());
        if (make)
            parameters->password = serverPassword();
        workspace->openServer(folder, *parameters);
    } else if (make) {
        workspace->openLocal(folder);
    } else {
        workspace->open(folder);
    }
    const auto opened = waitUntil(
        [&] { return workspace->state() == WorkspaceState::Open || workspace->state() == WorkspaceState::Failed; });
    std::optional<Error> error;
    if (!opened)
        error = opened.error();
    else if (workspace->state() == WorkspaceState::Failed)
        error = m_passphraseError
                    ? *m_passphraseError
                    : workspace->error().value_or(Error::make(ErrorKind::Internal, "OPEN_FAILED",
                                                              Message(u"The workspace could not be opened."_s)));
    if (error) {
        close();
        return fail(*error);
    }
    return workspace;
}

Expected<Engine*> Context::engine(EngineOptions options)
{
    const auto workspace = openWorkspace(std::move(options));
    if (!workspace)
        return fail(workspace.error());
    Engine* engine = (*workspace)->engine();
    connect(engine, &Engine::snapshotChanged, this, &Context::turned, Qt::UniqueConnection);
    const auto ready = waitUntil([engine] {
        const EngineState state = engine->snapshot()->engine;
        return state == EngineState::Running || state == EngineState::Failed || engine->snapshot()->failure;
    });
    if (!ready)
        return fail(ready.error());
    const SnapshotPtr snapshot = engine->snapshot();
    if (snapshot->engine != EngineState::Running && snapshot->failure)
        return fail(snapshot->failure->error);
    return engine;
}

Expected<ChainSnapshot> Context::chain(const QString& idOrName)
{
    const auto opened = engine();
    if (!opened)
        return fail(opened.error());
    const SnapshotPtr snapshot = (*opened)->snapshot();
    if (const ChainSnapshot* found = snapshot->chain(idOrName))
        return *found;
    for (const ChainSnapshot& chain : snapshot->chains)
        if (chain.name.compare(idOrName, Qt::CaseInsensitive) == 0)
            return chain;
    return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                Message(u"There is no chain \"%1\" in this workspace. See signalbox-cli chain list."_s.arg(idOrName)));
}

Expected<CommandStatus> Context::carryOut(const Command& command)
{
    const auto opened = engine();
    if (!opened)
        return fail(opened.error());
    Engine* engine = *opened;
    std::optional<CommandStatus> last;
    QUuid request;
    Message said;
    const auto connection = connect(engine, &Engine::commandChanged, this, [&](const CommandStatus& status) {
        if (request.isNull() || status.request != request)
            return;
        last = status;
        if (!status.progressText.isEmpty() && !(status.progressText == said)) {
            said = status.progressText;
            QString line = said.english();
            if (status.progress >= 0)
                line += u" (%1 %)"_s.arg(int(status.progress * 100));
            if (status.remainingSeconds)
                line += u", %1 left"_s.arg(durationText(*status.remainingSeconds));
            out.note(line);
        }
        Q_EMIT turned();
    });
    request = engine->submit(command);
    QElapsedTimer asked;
    asked.start();
    QFuture<Expected<std::vector<CommandStatus>>> poll;
    const auto over = waitUntil([&] {
        if (last && isFinal(last->state))
            return true;
        // A notification may be lost when the database becomes unavailable; the table is authoritative.
        if (poll.isValid() && poll.isFinished()) {
            if (poll.resultCount() > 0) {
                const std::vector<CommandStatus> statuses = poll.resultAt(0).value_or(std::vector<CommandStatus>{});
                for (const CommandStatus& status : statuses)
                    if (status.request == request)
                        last = status;
            }
            poll = {};
        }
        if (!poll.isValid() && asked.elapsed() > 2'000) {
            asked.restart();
            poll = engine->commands(50);
        }
        return last && isFinal(last->state);
    });
    disconnect(connection);
    if (!over)
        return fail(over.error());
    if (last->state == CommandState::Done)
        return *last;
    return fail(last->error.value_or(
        Error::make(last->state == CommandState::Expired ? ErrorKind::Refused : ErrorKind::Internal, "COMMAND_FAILED",
                    Message(u"The command ended in state \"%1\"."_s.arg(QLatin1String(name(last->state)))))));
}

Expected<Done> Context::confirm(Command& command, const QString& question)
{
    const auto opened = engine();
    if (!opened)
        return fail(opened.error());
    const auto preview = wait((*opened)->preview(command));
    if (!preview)
        return fail(preview.error());
    command.preview = *preview;
    if (!question.isEmpty())
        out.note(question);
    for (const Preview::Table& table : preview->tables)
        if (table.rows != 0)
            out.note(u"  %1: %2%3"_s.arg(table.name, table.exact ? QString() : u"≈ "_s, plural(table.rows, "row")));
    if (preview->blocks > 0)
        out.note(u"  blocks: %1"_s.arg(grouped(preview->blocks)));
    if (!preview->irreversible.isEmpty())
        out.note(preview->irreversible.english());
    return confirmByTyping(preview->confirmation.isEmpty() ? u"yes"_s : preview->confirmation);
}

Expected<Done> Context::confirmByTyping(const QString& word)
{
    if (args.has("yes"))
        return Done{};
    if (!::isatty(STDIN_FILENO))
        return fail(ErrorKind::Refused, "NOT_CONFIRMED",
                    Message(u"Confirmation is required. Nothing was done; add --yes to confirm."_s));
    std::fputs(u"Type \"%1\" to continue: "_s.arg(word).toUtf8().constData(), stderr);
    std::string line;
    std::getline(std::cin, line);
    if (QString::fromStdString(line).trimmed() != word)
        return fail(ErrorKind::Refused, "NOT_CONFIRMED", Message(u"The text does not match. Nothing was done."_s));
    return Done{};
}

void Context::close()
{
    if (!m_workspace)
        return;
    Workspace* workspace = m_workspace.get();
    QEventLoop loop;
    connect(workspace, &Workspace::stateChanged, &loop, &QEventLoop::quit);
    workspace->close();
    while (workspace->state() == WorkspaceState::Closing)
        loop.exec();
    m_workspace.reset();
}

QStringList standardInputLines()
{
    QStringList lines;
    std::string line;
    while (std::getline(std::cin, line)) {
        const QString text = QString::fromStdString(line).trimmed();
        if (!text.isEmpty() && !text.startsWith(QLatin1Char('#')))
            lines << text;
    }
    return lines;
}

}  // namespace signalbox::cli
