// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/command_writer.h"

#include <QTimer>

#include "cluster/private_files.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"
#include "units/engine_parts.h"

namespace signalbox::engine {

namespace {

Error secretInside()
{
    return Error::make(
        ErrorKind::Internal, "SECRET_INSIDE",
        Message(QT_TRANSLATE_NOOP(
            "Engine", "The key of an endpoint could not be removed from the command. Nothing was stored.")));
}

template <class Draft>
Expected<Done> stow(EndpointSecrets& secrets, Draft& draft)
{
    auto safe = secrets.stow(draft);
    if (!safe)
        return fail(safe.error());
    if (safe->toJson().isEmpty())
        return fail(secretInside());
    draft = std::move(*safe);
    return Done{};
}

/// The command after the secrets of its endpoints were moved to the store.
Expected<Command> stowed(EndpointSecrets& secrets, Command command)
{
    using namespace arguments;
    Expected<Done> done = Done{};
    if (auto* add = std::get_if<ChainAdd>(&command.args)) {
        done = stow(secrets, add->draft);
    } else if (auto* endpoint = std::get_if<EndpointAdd>(&command.args)) {
        done = stow(secrets, endpoint->draft);
    } else if (auto* edit = std::get_if<EndpointEdit>(&command.args); edit && edit->address) {
        if (edit->address->url.isEmpty())
            return fail(ErrorKind::Invalid, "URL_NEEDED",
                        Message(QT_TRANSLATE_NOOP("Engine", "A key is stored with its URL: enter the complete URL.")));
        done = stow(secrets, *edit->address);
    }
    if (!done)
        return fail(done.error());
    return command;
}

}  // namespace

CommandWriter::CommandWriter(SessionThread& thread, std::shared_ptr<EndpointSecrets> secrets)
    : m_thread(thread), m_secrets(std::move(secrets))
{
}

QUuid CommandWriter::submit(const Command& command)
{
    const QUuid request = QUuid::createUuid();
    m_thread.post([this, request, command](store::Session* session) {
        if (!session)
            return refuse(request, command, stopping());
        const auto safe = stowed(*m_secrets, command);
        if (!safe)
            return refuse(request, command, safe.error());
        writeDown(*session, request, *safe, false);
    });
    return request;
}

/// `doubtful`: it may have been stored before an answer was lost. Its request number is unique, so it can be stored
/// again.
void CommandWriter::writeDown(store::Session& session, const QUuid& request, const Command& command, bool doubtful)
{
    const auto id = store::CommandQueue(session).insert(command, request, consoleName());
    const bool there = !id && doubtful && id.error().code == "REQUEST_TWICE"_L1;
    if (id || there) {
        Q_EMIT written();
        return;
    }
    doubtful = doubtful || id.error().code == "COMMIT_UNKNOWN"_L1;
    if (!doubtful || id.error().kind != ErrorKind::Retryable)
        return refuse(request, command, id.error());
    QMetaObject::invokeMethod(
        this,
        [this, request, command] {
            QTimer::singleShot(500, this, [this, request, command] {
                m_thread.post([this, request, command](store::Session* again) {
                    if (again)
                        writeDown(*again, request, command, true);
                });
            });
        },
        Qt::QueuedConnection);
}

void CommandWriter::refuse(const QUuid& request, const Command& command, const Error& error)
{
    QMetaObject::invokeMethod(
        this, [this, request, command, error] { submitFailed(request, command, error); }, Qt::QueuedConnection);
}

void CommandWriter::submitFailed(const QUuid& request, const Command& command, const Error& error)
{
    CommandStatus status;
    status.request = request;
    status.verb = command.verb();
    status.target = command.target;
    status.console = consoleName();
    status.person = store::thisPerson();
    status.createdAt = status.finishedAt = QDateTime::currentDateTimeUtc();
    const bool isRefusal =
        error.kind == ErrorKind::Refused || error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Invalid;
    status.state = isRefusal ? CommandState::Refused : CommandState::Failed;
    status.error = error;
    Q_EMIT refused(status);
}

void CommandWriter::cancel(const QUuid& request)
{
    m_thread.post([request](store::Session* session) {
        if (session)
            (void)store::CommandQueue(*session).requestCancel(request);
    });
}

}  // namespace signalbox::engine
