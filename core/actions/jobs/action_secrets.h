// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <memory>

#include "actions/sender.h"
#include "postgres/session.h"
#include "secrets/endpoint_secrets.h"

namespace signalbox::actions {

/// Secrets of a user's actions by name: telegram.bot_token, actions.hmac_key, mcp.CHAIN.AGENT for the MCP server of an
/// agent, and those of {{secret:NAME}}. The tables have their names only; the values are in the workspace's secret
/// store and known to redact(). Blocks, also while a keychain asks its user. In the session's thread. Errors:
/// SECRET_MISSING (NotFound), BAD_VALUE, and those of the secret store.
class ActionSecrets {
public:
    ActionSecrets(store::Session& session, std::shared_ptr<engine::EndpointSecrets> secrets)
        : m_session(session), m_secrets(std::move(secrets))
    {
    }

    Expected<QStringList> names(const QString& user);
    Expected<QString> read(const QString& user, const QString& name);
    Expected<std::optional<AgentToken>> token(const QString& user, qint64 chainId, const QString& agent);

    /// The origin of the agent's MCP server, to which its token is bound.
    using OriginOf = std::function<Expected<QString>(qint64 chainId, const QString& agent)>;
    /// An empty value removes it. A token may be a header: "X-Agent-Token: abc".
    Expected<Done> set(const QString& user, const QString& name, const QString& value, const OriginOf& originOf = {});

    static bool isName(const QString& name);

private:
    struct AgentName {
        qint64 chainId = 0;
        qint64 agent = 0;
    };
    static Expected<AgentName> agentOf(const QString& name);
    Expected<QString> stow(const QString& value);
    Expected<QString> valueOf(const QString& ref);
    Expected<Done> replace(const QString& ref, const std::function<QString(store::Transaction&)>& change);
    Expected<Done> setPlain(const QString& user, const QString& name, const QString& value);
    Expected<Done> setToken(const QString& user, const QString& name, QString value, const OriginOf& originOf);

    store::Session& m_session;
    std::shared_ptr<engine::EndpointSecrets> m_secrets;
};

}  // namespace signalbox::actions
