// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "cluster/private_cluster.h"
#include "postgres/session.h"
#include "secrets/workspace_secrets.h"
#include "workspace/workspace_context.h"
#include "workspace/workspace_record.h"

namespace signalbox::engine {

/// The steps of opening a workspace, one after the other, in one thread. Blocks; the callbacks are called in that
/// thread.
class WorkspaceOpening {
public:
    struct Wish {
        QString directory;
        std::optional<QString> mode;  ///< local or server: created if missing; none for an existing one
        ServerParameters server;
    };
    struct Callbacks {
        std::function<void(OpenStep, StepState, const Message& text)> step;
        std::function<void(bool create)> askPassphrase;
        std::function<void(std::shared_ptr<WorkspaceSecrets>)>
            secretsMade;                                            ///< called before the passphrase may be asked for
        std::function<void(const store::ConnectionInfo&)> reached;  ///< called when a server accepts the login
        std::function<bool()> stopped;
    };
    struct Opened {
        WorkspaceContext context;
        std::shared_ptr<store::PrivateCluster> cluster;  ///< null for a server
        std::shared_ptr<WorkspaceSecrets> secrets;
    };

    WorkspaceOpening(Wish wish, Callbacks callbacks) : m_wish(std::move(wish)), m_calls(std::move(callbacks)) {}
    Expected<Opened> run();

private:
    Expected<Done> folder();
    Expected<Done> cluster();
    Expected<Done> connect();
    Expected<Done> schema();
    Expected<Done> secrets();
    Expected<Done> inStep(OpenStep step, Expected<Done> (WorkspaceOpening::*work)());
    Expected<QString> serverPassword();
    Expected<Done> keepServer();
    Error explained(Error error) const;
    void takeBack();

    Wish m_wish;
    Callbacks m_calls;
    WorkspaceRecord m_record;
    std::unique_ptr<store::Session> m_session;  ///< from connect() to the end of schema()
    Opened m_opened;
    Message m_said;  ///< text of the step that is ending
    bool m_warn = false;
    bool m_fresh = false, m_madeFolder = false;
};

}  // namespace signalbox::engine
