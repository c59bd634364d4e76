// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <map>

#include "actions/sender.h"
#include "support/receivers.h"

namespace signalbox::test {

/// What a sender needs, held in memory.
struct SendPlace {
    std::map<QString, QString> secrets;
    std::map<QString, QString> agentUris;
    std::map<QString, actions::AgentToken> tokens;
    QString telegramUrl, caFile, gateway = u"https://ipfs.io"_s;
    std::shared_ptr<actions::SendMemory> memory = std::make_shared<actions::SendMemory>();
    actions::Fields fields{{u"event_id"_s, u"1-2-3"_s},
                           {u"event_type"_s, u"NewFeedback"_s},
                           {u"registry"_s, u"reputation"_s},
                           {u"chain_id"_s, 1},
                           {u"agent_id"_s, 7},
                           {u"score"_s, 42},
                           {u"tag1"_s, u"a*b"_s},
                           {u"client_address"_s, u"0x1111111111111111111111111111111111111111"_s},
                           {u"feedback_index"_s, 1}};

    actions::SenderParts parts() const
    {
        using namespace actions;
        SenderParts parts;
        parts.secret = [this](const QString& name) -> Expected<QString> {
            const auto found = secrets.find(name);
            if (found == secrets.end())
                return fail(ErrorKind::NotFound, "SECRET_UNKNOWN", Message(u"unknown"_s));
            return found->second;
        };
        parts.agentUri = [this](qint64, const QString& agent) -> Expected<QString> {
            const auto found = agentUris.find(agent);
            if (found == agentUris.end())
                return fail(ErrorKind::NotFound, "AGENT_UNKNOWN", Message(u"unknown"_s));
            return found->second;
        };
        parts.agentToken = [this](qint64, const QString& agent) -> Expected<std::optional<AgentToken>> {
            const auto found = tokens.find(agent);
            return found == tokens.end() ? std::nullopt : std::optional(found->second);
        };
        parts.telegramBaseUrl = [this] { return telegramUrl; };
        parts.memory = memory;
        parts.caFile = caFile;
        parts.ipfsGateway = gateway;
        return parts;
    }

    actions::Outgoing outgoing(const QString& type, const QJsonObject& config) const
    {
        return {type, config, fields, u"key-1"_s, 1, u"7"_s, false};
    }
    actions::SendOutcome send(const QString& type, const QJsonObject& config) const
    {
        return actions::Sender(parts()).send(outgoing(type, config));
    }
};

inline bool isDone(const actions::SendOutcome& outcome)
{
    if (outcome.kind != actions::SendOutcome::Done)
        qWarning().noquote() << "not done:" << outcome.kind << outcome.error.english();
    return outcome.kind == actions::SendOutcome::Done;
}

inline bool endsAs(const actions::SendOutcome& outcome, actions::SendOutcome::Kind kind, const char* text)
{
    const bool ends = outcome.kind == kind && outcome.error.english().contains(QLatin1String(text));
    if (!ends)
        qWarning().noquote() << "ended as" << outcome.kind << outcome.error.english();
    return ends;
}

}  // namespace signalbox::test

#define DONE(outcome) QVERIFY(isDone(outcome))
#define ENDS(outcome, as, text) QVERIFY(endsAs(outcome, actions::SendOutcome::as, text))
