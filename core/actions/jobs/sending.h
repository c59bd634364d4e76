// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/jobs/action_secrets.h"
#include "actions/jobs/agent_endpoints.h"

namespace signalbox::actions {

/// A sender with the secrets, agents and settings of the workspace. Blocks; in the session's thread, apart from
/// cancel().
class Sending {
public:
    struct Parts {
        engine::FamilyParts family;
        std::shared_ptr<SendMemory> memory;
        QString caFile = {};  ///< PEM, instead of the system's authorities
    };
    Sending(store::Session& session, Parts parts);

    /// With the secrets of that user.
    SendOutcome send(const Outgoing& outgoing, const QString& user);
    /// Why this console could not read a secret that the last send() needed; another console may be able to.
    const std::optional<Message>& secretsAway() const { return m_away; }

    /// The origin of an agent's MCP server, for hosts that the user's actions of that chain allow.
    Expected<QString> originOf(const QString& user, qint64 chainId, const QString& agent);
    ActionSecrets& secrets() { return m_secrets; }
    void cancel();

private:
    SenderParts senderParts(const Parts& parts);
    void noteAgent(const Outgoing& outgoing);
    template <class T>
    Expected<T> noted(Expected<T> answer);

    store::Session& m_session;
    ActionSecrets m_secrets;
    AgentEndpoints m_agents;
    std::shared_ptr<SendMemory> m_memory;
    SenderParts m_parts;
    Sender m_sender;
    QString m_user, m_telegram;
    std::optional<Message> m_away;
    std::map<std::pair<qint64, QString>, QString> m_changes;  ///< of agents, as they were at their last use
};

/// What an event's fields give to a sender.
Outgoing outgoingOf(const QString& type, const QJsonObject& config, const Fields& fields, const QString& key);

}  // namespace signalbox::actions
