// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/mcp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include "actions/http/outgoing_guard.h"
#include "actions/mcp/agent_file.h"
#include "actions/mcp/arguments.h"
#include "actions/rest/rest.h"
#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/keccak.h"

namespace signalbox::actions {

namespace {

bool isZeroHash(const QString& hash)
{
    return hash.isEmpty() || (hash.startsWith("0x"_L1) && QStringView(hash).mid(2).count(u'0') == hash.size() - 2);
}

/// The event's file, if the action wants it, held against the hash that is on the chain.
Expected<std::optional<FileContent>> readFile(const SendContext& context, const Outgoing& outgoing,
                                              const McpConfig& config, QDeadlineTimer deadline)
{
    if (!config.includeFile && !config.verifyHash)
        return std::nullopt;
    const EventFile named = eventFile(outgoing.fields);
    if (named.uri.isEmpty()) {
        if (!config.verifyHash)
            return std::nullopt;
        return fail(
            ErrorKind::Invalid, "FILE_MISSING",
            Message(QT_TRANSLATE_NOOP("Engine", "The event does not name a file whose hash could be verified.")));
    }
    auto file = fetchAgentFile(context, named.uri, config.privateHosts, deadline);
    if (!file)
        return fail(std::move(file.error()));
    FileContent content{std::move(file->bytes), false};
    if (!isZeroHash(named.hash)) {
        const auto expected = hex::hash(named.hash);
        content.verified = expected && keccak256(content.bytes) == *expected;
        if (config.verifyHash && !content.verified)
            return fail(ErrorKind::Invalid, "HASH_MISMATCH",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The file \"%1\" does not have the hash that the event gives, "
                                                  "so the tool was not called."))
                            .arg(named.uri.left(200)));
        return content;
    }
    content.verified = file->isIpfs && file->matchesUri;
    if (config.verifyHash && !file->isIpfs)
        return fail(ErrorKind::Invalid, "HASH_MISMATCH",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The event does not give a hash for the file \"%1\", so it cannot be "
                                              "verified and the tool was not called."))
                        .arg(named.uri.left(200)));
    return content;
}

bool isUsableHeader(const QString& name)
{
    static const QStringList refused{u"host"_s,       u"content-length"_s, u"content-type"_s, u"transfer-encoding"_s,
                                     u"connection"_s, u"accept"_s,         u"cookie"_s};
    return !refused.contains(name, Qt::CaseInsensitive) && std::all_of(name.begin(), name.end(), [](QChar character) {
        return (character.unicode() < 0x80 && character.isLetterOrNumber()) || character == u'-' || character == u'_';
    });
}

/// The header with the agent's token, unless it was stored for another server.
Expected<HttpHeaders> tokenHeaders(const SendContext& context, const Outgoing& outgoing, const McpConfig& config,
                                   const AgentServer& server, Masker& masker)
{
    if (outgoing.agent.isEmpty() || !context.parts.agentToken)
        return HttpHeaders();
    const auto token = context.parts.agentToken(outgoing.chainId, outgoing.agent);
    if (!token)
        return fail(token.error());
    if (!*token || (*token)->token.isEmpty())
        return HttpHeaders();
    const AgentToken& stored = **token;
    masker.add(stored.token);
    const QString origin = originOf(QUrl(server.url));
    if (stored.origin != origin) {
        if (!config.resolveEndpoint)
            return HttpHeaders();  // the operator has chosen another server than the agent's
        return fail(
            ErrorKind::Conflict, "TOKEN_ORIGIN",
            (stored.origin.isEmpty()
                 ? Message(QT_TRANSLATE_NOOP("Engine",
                                             "The token of agent %1 was not stored for a server. Its MCP server "
                                             "is %2 now; store the token again if it should be sent there."))
                       .arg(outgoing.agent, origin)
                 : Message(QT_TRANSLATE_NOOP("Engine",
                                             "The MCP server of agent %1 is %2 now, but its token was stored for "
                                             "%3, so nothing was sent. Store the token again if it should be "
                                             "sent there."))
                       .arg(outgoing.agent, origin, stored.origin)),
            {{u"sent"_s, false}});
    }
    const QString name = stored.header.isEmpty() ? server.tokenHeader : stored.header;
    if (name.isEmpty() || name.compare("Authorization"_L1, Qt::CaseInsensitive) == 0 || !isUsableHeader(name))
        return HttpHeaders{{"Authorization", "Bearer " + stored.token.toUtf8()}};
    return HttpHeaders{{name.toLatin1(), stored.token.toUtf8()}};
}

QString textOf(const QJsonObject& result)
{
    for (const QJsonValue& item : result["content"_L1].toArray())
        if (item.toObject()["type"_L1].toString() == "text"_L1)
            return item.toObject()["text"_L1].toString().left(500);
    return {};
}

SendOutcome verdict(const QJsonObject& result, const QString& tool, const Masker& masker)
{
    SendOutcome outcome;
    if (result["isError"_L1].toBool()) {
        outcome.kind = SendOutcome::Failed;
        outcome.error = masker(
            Message(QT_TRANSLATE_NOOP("Engine", "The tool %1 reports an error (\"%2\").")).arg(tool, textOf(result)));
    } else if (result["resultType"_L1].toString() == "input_required"_L1) {
        outcome.kind = SendOutcome::Failed;
        outcome.error =
            Message(QT_TRANSLATE_NOOP("Engine", "The tool %1 asks for input, which an action cannot give.")).arg(tool);
    } else {
        outcome.kind = SendOutcome::Done;
    }
    const QByteArray json = QJsonDocument(result).toJson(QJsonDocument::Compact);
    const QString shown = shownText(json, masker);
    const QJsonDocument whole = QJsonDocument::fromJson(shown.toUtf8());
    outcome.responseData[u"result"_s] = whole.isObject() ? QJsonValue(whole.object()) : QJsonValue(shown);
    return outcome;
}

struct Prepared {
    McpServer server;
    QString shownHeaders;
    Masker masker;
    QJsonObject arguments;
    bool hasFile = false, isVerified = false;
};

Expected<Prepared> prepare(const SendContext& context, const Outgoing& outgoing, const McpConfig& config,
                           QDeadlineTimer deadline)
{
    Prepared prepared;
    AgentServer server{config.serverUrl, {}, {}};
    if (config.resolveEndpoint) {
        auto resolved = resolveAgentServer(context, outgoing.chainId, outgoing.agent, config.privateHosts, deadline);
        if (!resolved)
            return fail(std::move(resolved.error()));
        server = *std::move(resolved);
    }
    const auto allowed = allowedUrl(server.url, config.privateHosts, !config.resolveEndpoint);
    if (!allowed)
        return fail(allowed.error());
    prepared.server = {server.url, server.version, {}, config.privateHosts, !config.resolveEndpoint};
    auto headers =
        renderedHeaders(config.headers, outgoing.fields, context.parts.secret, prepared.masker, prepared.shownHeaders);
    if (!headers)
        return fail(std::move(headers.error()));
    const auto token = tokenHeaders(context, outgoing, config, server, prepared.masker);
    if (!token)
        return fail(token.error());
    prepared.server.headers = *std::move(headers);
    for (const auto& [name, value] : *token) {
        prepared.server.headers.emplace_back(name, value);
        prepared.shownHeaders += u"%1: %2\n"_s.arg(QString::fromLatin1(name), Masker::mask());
    }
    const auto file = readFile(context, outgoing, config, deadline);
    if (!file)
        return fail(file.error());
    auto arguments = toolArguments(config, outgoing.fields, *file);
    if (!arguments)
        return fail(std::move(arguments.error()));
    prepared.arguments = *std::move(arguments);
    prepared.hasFile = file->has_value();
    prepared.isVerified = prepared.hasFile && (*file)->verified;
    return prepared;
}

}  // namespace

Expected<AgentServer> resolveAgentServer(const SendContext& context, qint64 chainId, const QString& agent,
                                         const QStringList& privateHosts, QDeadlineTimer deadline)
{
    if (agent.isEmpty())
        return fail(ErrorKind::Invalid, "AGENT_MISSING",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The event does not belong to an agent, so there is no MCP server "
                                              "to call.")));
    ServerCache& cache = context.memory.servers;
    if (auto known = cache.find(chainId, agent))
        return *std::move(known);
    const quint64 round = cache.round();
    const auto uri = context.parts.agentUri(chainId, agent);
    if (!uri && uri.error().kind != ErrorKind::NotFound)
        return fail(uri.error());
    if (!uri || uri->isEmpty())
        return fail(ErrorKind::Invalid, "AGENT_MISSING",
                    Message(QT_TRANSLATE_NOOP("Engine", "Agent %1 has not published a registration file.")).arg(agent));
    const auto file = fetchAgentFile(context, *uri, privateHosts, deadline);
    if (!file)
        return fail(file.error());
    auto server = readAgentServer(file->bytes);
    if (server)
        cache.keep(chainId, agent, *server, round);
    return server;
}

SendOutcome sendMcp(const SendContext& context, McpClient& client, const Outgoing& outgoing, const McpConfig& config)
{
    const QDeadlineTimer deadline(config.timeoutMs);
    const auto prepared = prepare(context, outgoing, config, deadline);
    if (!prepared) {
        SendOutcome outcome = outcomeOf(prepared.error());
        outcome.responseData = {{u"error"_s, outcome.error.english()}};
        return outcome;
    }
    McpTrace trace;
    const auto result = client.call(prepared->server,
                                    {config.tool, prepared->arguments, outgoing.key, outgoing.isTest, deadline}, trace);
    SendOutcome outcome;
    if (result) {
        outcome = verdict(*result, config.tool, prepared->masker);
    } else {
        Error error = result.error();
        error.message = prepared->masker(error.message);
        outcome = outcomeOf(error);
        outcome.responseData = {{u"error"_s, outcome.error.english()}};
    }
    if (prepared->hasFile)
        outcome.responseData[u"fileVerified"_s] = prepared->isVerified;
    outcome.status = trace.status > 0 ? u"HTTP %1"_s.arg(trace.status) : QString();
    outcome.request = shownText(
        u"POST %1\n%2\n%3"_s.arg(prepared->server.url, prepared->shownHeaders, QString::fromUtf8(trace.request)),
        prepared->masker);
    outcome.answer = shownText(trace.answer, prepared->masker);
    return outcome;
}

}  // namespace signalbox::actions
