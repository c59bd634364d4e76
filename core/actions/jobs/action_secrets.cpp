// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/jobs/action_secrets.h"

#include <QRegularExpression>
#include <algorithm>

#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::actions {

namespace {

using store::Transaction;

const QString agentPrefix = u"mcp."_s, versionMark = u"v1:"_s;

tl::unexpected<Error> badValue(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_VALUE", std::move(message));
}

Error missing(const QString& name)
{
    return Error::make(ErrorKind::NotFound, "SECRET_MISSING",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The secret %1 is not stored. Store it under Secrets, or with "
                                                 "signalbox-cli secrets set %1."))
                           .arg(name));
}

Expected<Done> checkValue(const QString& value)
{
    const bool printable = std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u' ' && c != u'\x7f'; });
    if (printable && value.size() >= 6 && value.size() <= 4096)
        return Done{};
    return badValue(
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "A secret has 6 to 4,096 characters on one line. Shorter ones could not be "
                                  "hidden in logs and in the audit.")));
}

}  // namespace

bool ActionSecrets::isName(const QString& name)
{
    static const QRegularExpression valid(u"^[A-Za-z0-9_.-]{1,64}$"_s);
    return valid.match(name).hasMatch();
}

Expected<ActionSecrets::AgentName> ActionSecrets::agentOf(const QString& name)
{
    static const QRegularExpression form(u"^mcp\\.([0-9]{1,19})\\.([0-9]{1,19})$"_s);
    const auto match = form.match(name);
    bool chainGood = false, agentGood = false;
    const AgentName agent{match.captured(1).toLongLong(&chainGood), match.captured(2).toLongLong(&agentGood)};
    if (chainGood && agentGood)
        return agent;
    return badValue(
        Message(
            QT_TRANSLATE_NOOP("Engine",
                              "%1 does not name an agent. The token of an agent's MCP server is mcp.CHAIN.AGENT, with "
                              "the number of the chain and the ID of the agent: mcp.8453.1663."))
            .arg(name));
}

Expected<QString> ActionSecrets::stow(const QString& value)
{
    addSecret(value);
    EndpointDraft draft;
    draft.bearer = value;
    const auto stowed = m_secrets->stow(draft);
    if (!stowed)
        return fail(stowed.error());
    return stowed->secretRef;
}

Expected<QString> ActionSecrets::valueOf(const QString& ref)
{
    EndpointDraft draft;
    draft.secretRef = ref;
    const auto whole = m_secrets->resolve(draft);
    if (whole)
        return whole->bearer;
    if (whole.error().kind != ErrorKind::NotFound)
        return fail(whole.error());
    // Not the same as a secret that was never stored: without it nothing may be sent.
    return fail(ErrorKind::Refused, "SECRET_LOST",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "A secret of this action is not in the secret store any more. Store it again "
                                          "under Secrets, or with signalbox-cli secrets set.")));
}

Expected<QStringList> ActionSecrets::names(const QString& user)
{
    return m_session.read([&](Transaction& transaction) {
        QStringList all;
        for (const auto& row :
             transaction.exec("SELECT name FROM erc8004.action_secrets WHERE user_id = $1 UNION ALL SELECT 'mcp.' || "
                              "chain_id || '.' "
                              "|| agent_id FROM erc8004.agent_mcp_tokens WHERE user_id = $1 ORDER BY 1",
                              {user}))
            all << store::text(row[0]);
        return all;
    });
}

Expected<QString> ActionSecrets::read(const QString& user, const QString& name)
{
    const auto ref = m_session.read([&](Transaction& transaction) -> Expected<QString> {
        const auto rows =
            transaction.exec("SELECT ref FROM erc8004.action_secrets WHERE user_id = $1 AND name = $2", {user, name});
        if (rows.empty())
            return fail(missing(name));
        return store::text(rows[0][0]);
    });
    return ref ? valueOf(*ref) : ref;
}

Expected<std::optional<AgentToken>> ActionSecrets::token(const QString& user, qint64 chainId, const QString& agent)
{
    using Found = std::optional<AgentToken>;
    bool fits = false;
    const qint64 number = agent.toLongLong(&fits);
    if (!fits)
        return Found();
    const auto stored = m_session.read([&](Transaction& transaction) -> Found {
        const auto rows = transaction.exec(
            "SELECT token, origin, header FROM erc8004.agent_mcp_tokens WHERE user_id = $1 AND chain_id = $2 AND "
            "agent_id = $3",
            {user, chainId, number});
        if (rows.empty())
            return {};
        return AgentToken{store::text(rows[0][0]), store::text(rows[0][1]), store::text(rows[0][2])};
    });
    if (!stored || !*stored)
        return stored;
    AgentToken token = **stored;
    if (!token.token.startsWith(versionMark))
        return fail(missing(agentPrefix + QString::number(chainId) + u'.' + agent));
    const auto value = valueOf(token.token.mid(versionMark.size()));
    if (!value)
        return fail(value.error());
    token.token = *value;
    return Found(token);
}

/// `change` stores the new reference, and returns the one that it replaces. The loser of both is forgotten.
Expected<Done> ActionSecrets::replace(const QString& ref, const std::function<QString(Transaction&)>& change)
{
    const auto before = m_session.write([&](Transaction& transaction) { return change(transaction); });
    if (!before) {
        m_secrets->forget(ref);
        return fail(before.error());
    }
    m_secrets->forget(before->startsWith(versionMark) ? before->mid(versionMark.size()) : *before);
    return Done{};
}

Expected<Done> ActionSecrets::set(const QString& user, const QString& name, const QString& value,
                                  const OriginOf& originOf)
{
    if (!isName(name))
        return badValue(Message(QT_TRANSLATE_NOOP(
            "Engine", "The name of a secret has 1 to 64 characters: letters, digits, underscore, period and hyphen.")));
    if (!value.isEmpty())
        if (const auto good = checkValue(value); !good)
            return good;
    return name.startsWith(agentPrefix) ? setToken(user, name, value, originOf) : setPlain(user, name, value);
}

Expected<Done> ActionSecrets::setPlain(const QString& user, const QString& name, const QString& value)
{
    const auto ref = value.isEmpty() ? Expected<QString>(QString()) : stow(value);
    if (!ref)
        return fail(ref.error());
    return replace(*ref, [&](Transaction& transaction) {
        const auto old = transaction.exec(
            "DELETE FROM erc8004.action_secrets WHERE user_id = $1 AND name = $2 RETURNING ref", {user, name});
        if (!ref->isEmpty())
            transaction.exec("INSERT INTO erc8004.action_secrets (user_id, name, ref) VALUES ($1, $2, $3)",
                             {user, name, *ref});
        return old.empty() ? QString() : store::text(old[0][0]);
    });
}

Expected<Done> ActionSecrets::setToken(const QString& user, const QString& name, QString value,
                                       const OriginOf& originOf)
{
    const auto agent = agentOf(name);
    if (!agent)
        return fail(agent.error());
    QString origin, ref, header;
    if (!value.isEmpty()) {
        static const QRegularExpression named(u"^([A-Za-z0-9-]{1,64}):\\s+(\\S.*)$"_s);
        if (const auto match = named.match(value); match.hasMatch()) {
            header = match.captured(1);
            value = match.captured(2);
        }
        if (const auto good = checkValue(value); !good)
            return good;
        const auto found =
            originOf ? originOf(agent->chainId, QString::number(agent->agent)) : Expected<QString>(fail(missing(name)));
        if (!found)
            return fail(found.error());
        origin = *found;
        const auto stowed = stow(value);
        if (!stowed)
            return fail(stowed.error());
        ref = *stowed;
    }
    return replace(ref, [&](Transaction& transaction) {
        const auto old = transaction.exec(
            "DELETE FROM erc8004.agent_mcp_tokens WHERE user_id = $1 AND chain_id = $2 AND agent_id = $3 RETURNING "
            "token",
            {user, agent->chainId, agent->agent});
        if (!ref.isEmpty())
            transaction.exec(
                "INSERT INTO erc8004.agent_mcp_tokens (user_id, chain_id, agent_id, token, origin, header) VALUES ($1, "
                "$2, $3, $4, $5, $6)",
                {user, agent->chainId, agent->agent, versionMark + ref, origin, header});
        return old.empty() ? QString() : store::text(old[0][0]);
    });
}

}  // namespace signalbox::actions
