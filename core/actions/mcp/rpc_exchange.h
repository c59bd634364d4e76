// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "actions/http/http_client.h"

namespace signalbox::actions {

/// An MCP server and how it is addressed.
struct McpServer {
    QString url;
    QString hint;         ///< protocol version of the registration file; may be empty
    HttpHeaders headers;  ///< token and others that go with every request
    QStringList privateHosts;
    bool plain = true;  ///< http is accepted for public hosts
};

/// What was sent and received last, for the audit.
struct McpTrace {
    QByteArray request, answer;
    int status = 0;
};

/// The answer to one JSON-RPC message.
struct RpcReply {
    HttpAnswer http;
    QJsonObject message;  ///< the response with the request's ID; empty if there was none
    QByteArray lastId;    ///< of the stream, if it ended without a response
    std::optional<qint64> retryMs;
};

QJsonObject rpcRequest(const QJsonValue& id, const QString& method, const QJsonObject& params);
QJsonObject rpcNotification(const QString& method);

/// The response with that ID in a body: an object, or one of a batch.
QJsonObject responseIn(const QByteArray& json, const QJsonValue& id);

/// Posts a message and reads the answer, JSON or a stream of events, up to the response. `more`: further headers.
/// Errors: those of HttpClient, ANSWER_INVALID.
Expected<RpcReply> postRpc(HttpClient& http, const McpServer& server, const QJsonObject& message, HttpHeaders more,
                           QDeadlineTimer deadline, McpTrace& trace);
/// Goes on with a stream that ended before the response.
Expected<RpcReply> resumeRpc(HttpClient& http, const McpServer& server, const QJsonValue& id, const QByteArray& lastId,
                             HttpHeaders more, QDeadlineTimer deadline, McpTrace& trace);

/// The result, or what the answer means: MCP_DENIED (401, 403), MCP_BUSY (408, 429, 5xx; retryable), MCP_ERROR with
/// `args` rpcCode, HTTP_STATUS (other 4xx without a JSON-RPC error), both with status; ANSWER_MISSING (retryable).
Expected<QJsonObject> resultOf(const RpcReply& reply, const QString& host);

}  // namespace signalbox::actions
