// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/command_writer.h"

#include <QTimer>

#include "cluster/private_files.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"
#include "units/engine_parts.h"

namespace signalbox::engine {

namespace {

/// The command after the secrets of its endpoints were moved to the store.
Expected<Command> stowed(EndpointSecrets& secrets, Command command)
{
    if (command.verb == Verb::ChainAdd) {
        const auto draft = secrets.stow(ChainDraft::fromJson(command.args));
        if (!draft)
            return fail(draft.error());
        command.args = draft->toJson();
    } else if (command.verb == Verb::EndpointAdd ||
               (command.verb == Verb::EndpointEdit && command.args.contains("url"_L1))) {
        const auto draft = secrets.stow(EndpointDraft::fromJson(command.args));
        if (!draft)
            return fail(draft.error());
        const QJsonObject safe = draft->toJson();
        for (const char* key : {"headers", "user", "password", "bearer", "proxy", "url", "secretRef"})
            command.args.remove(QLatin1String(key));
        for (auto it = safe.begin(); it != safe.end(); ++it)
            if (it.key() != "priority"_L1 || command.verb == Verb::EndpointAdd)
                command.args.insert(it.key(), it.value());
    }
    for (const char* key : {"headers", "password", "bearer"})
        if (command.verb == Verb::EndpointEdit && command.args.contains(QLatin1String(key)))
            return fail(ErrorKind::Invalid, "URL_NEEDED",
                        Message(QT_TRANSLATE_NOOP("Engine", "A key is stored with its URL: enter the complete URL.")));
    if (command.verb == Verb::ChainAdd && command.args.isEmpty())
        return fail(
            ErrorKind::Internal, "SECRET_INSIDE",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "The key of an endpoint could not be removed from the command. Nothing was stored.")));
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
    status.verb = command.verb;
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
