// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUuid>

#include "postgres/session_thread.h"
#include "secrets/endpoint_secrets.h"
#include "signalbox/commands.h"

namespace signalbox::engine {

/// Writes commands into the queue, without their secrets, in the thread of `thread`, which must end first.
class CommandWriter : public QObject {
    Q_OBJECT
public:
    CommandWriter(SessionThread& thread, std::shared_ptr<EndpointSecrets> secrets);

    /// Returns the request's ID at once; written() or refused() follows.
    QUuid submit(const Command& command);
    void cancel(const QUuid& request);

Q_SIGNALS:
    void written();  ///< emitted from the other thread
    void refused(const signalbox::CommandStatus& status);

private:
    void writeDown(store::Session& session, const QUuid& request, const Command& command, bool doubtful);
    void refuse(const QUuid& request, const Command& command, const Error& error);  ///< any thread
    void submitFailed(const QUuid& request, const Command& command, const Error& error);

    SessionThread& m_thread;
    std::shared_ptr<EndpointSecrets> m_secrets;
};

}  // namespace signalbox::engine
