// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/jobs/sending.h"

#include "signalbox/literals.h"
#include "store/shared_settings.h"

namespace signalbox::actions {

namespace {

constexpr std::size_t mostAgents = 4096;

/// Errors of this console's secret store, not of the secret.
bool isAway(const QString& code)
{
    return code.startsWith("KEYCHAIN_"_L1) || code == "SECRETS_LOCKED"_L1 || code == "PASSPHRASE_WRONG"_L1 ||
           code == "WORKSPACE_KEY_MISSING"_L1;
}

QString textOf(const Fields& fields, const char* name)
{
    const auto found = fields.find(QLatin1String(name));
    return found == fields.end() || found->second.isNull() ? QString() : found->second.toVariant().toString();
}

}  // namespace

Outgoing outgoingOf(const QString& type, const QJsonObject& config, const Fields& fields, const QString& key)
{
    Outgoing outgoing;
    outgoing.type = type;
    outgoing.config = config;
    outgoing.fields = fields;
    outgoing.key = key;
    outgoing.chainId = textOf(fields, "chain_id").toLongLong();
    outgoing.agent = textOf(fields, "agent_id");
    return outgoing;
}

Sending::Sending(store::Session& session, Parts parts)
    : m_session(session),
      m_secrets(session, parts.family.endpointSecrets),
      m_agents(session, parts.family),
      m_memory(parts.memory),
      m_parts(senderParts(parts)),
      m_sender(m_parts)
{
}

template <class T>
Expected<T> Sending::noted(Expected<T> answer)
{
    if (!answer && isAway(answer.error().code))
        m_away = answer.error().message;
    return answer;
}

SenderParts Sending::senderParts(const Parts& parts)
{
    SenderParts sender;
    sender.memory = parts.memory;
    sender.caFile = parts.caFile;
    sender.secret = [this](const QString& name) { return noted(m_secrets.read(m_user, name)); };
    sender.agentToken = [this](qint64 chainId, const QString& agent) {
        return noted(m_secrets.token(m_user, chainId, agent));
    };
    sender.agentUri = [this](qint64 chainId, const QString& agent) { return m_agents.uri(chainId, agent); };
    sender.telegramBaseUrl = [this] {
        const auto url = m_session.read([](store::Transaction& transaction) {
            return store::sharedSetting(transaction, u"actions.telegram_base_url"_s).toString();
        });
        return url ? m_telegram = *url : m_telegram;
    };
    return sender;
}

/// What is remembered of the agent's server is forgotten after a change of its file or owner.
void Sending::noteAgent(const Outgoing& outgoing)
{
    if (outgoing.agent.isEmpty() || !outgoing.config.value("resolve_endpoint"_L1).toBool())
        return;
    const auto change = m_agents.newestChange(outgoing.chainId, outgoing.agent);
    if (m_changes.size() >= mostAgents)
        m_changes.clear();
    const auto [known, isNew] = m_changes.try_emplace({outgoing.chainId, outgoing.agent});
    if (!isNew && change && *change == known->second)
        return;
    known->second = change.value_or(QString());
    m_memory->forgetAgent(outgoing.chainId, outgoing.agent);
}

SendOutcome Sending::send(const Outgoing& outgoing, const QString& user)
{
    m_user = user;
    m_away.reset();
    if (outgoing.type == "mcp"_L1)
        noteAgent(outgoing);
    return m_sender.send(outgoing);
}

Expected<QString> Sending::originOf(const QString& user, qint64 chainId, const QString& agent)
{
    const auto hosts = m_session.read([&](store::Transaction& transaction) {
        QStringList all;
        for (const auto& row : transaction.exec(
                 "SELECT DISTINCT h.host FROM erc8004.triggers t JOIN erc8004.trigger_actions a ON a.trigger_id = t.id "
                 "CROSS JOIN LATERAL jsonb_array_elements_text(CASE jsonb_typeof(a.config -> 'allow_private_hosts') "
                 "WHEN 'array' THEN a.config -> 'allow_private_hosts' ELSE '[]' END) AS h (host) WHERE t.user_id = $1 "
                 "AND t.chain_id = $2 AND a.action_type = 'mcp' ORDER BY 1",
                 {user, chainId}))
            all << store::text(row[0]);
        return all;
    });
    if (!hosts)
        return fail(hosts.error());
    m_user = user;
    return agentOrigin(m_parts, chainId, agent, *hosts);
}

void Sending::cancel()
{
    m_agents.cancel();
    m_sender.cancel();
}

}  // namespace signalbox::actions
