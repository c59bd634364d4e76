// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMutex>
#include <QSet>
#include <QStringList>

#include "signalbox/literals.h"
#include "support/receivers.h"

namespace signalbox::test {

/// An MCP server of one family at /mcp, with the tool verify_file, which returns its arguments; beside it any files.
class McpPlace {
public:
    enum class Family { Stateless, Stateful, Sse, Bare };
    explicit McpPlace(Family family, const Certificate* certificate = nullptr);

    QString url() const { return receiver.url(u"/mcp"_s); }
    QString file(const QString& name, const QByteArray& content, qint64 fill = 0);  ///< its URL
    QString registration(const QString& name, const QString& version = {});         ///< a file that names this server

    void forgetSessions();
    QStringList methods() const;             ///< of all JSON-RPC messages, in order
    std::vector<QJsonObject> calls() const;  ///< params of tools/call that were carried out

    // set before the first request
    bool asStream = false;        ///< answers tools/call as a stream of events
    bool breaksStream = false;    ///< the stream ends before the response, once
    bool toolFails = false;       ///< isError
    bool wantsParameter = false;  ///< the argument agentId must be in the header Mcp-Param-Agent
    int status = 0;               ///< answers tools/call with it
    QByteArray token;             ///< refuses requests without it
    QString foreignEndpoint;      ///< Sse: names this address instead of its own
    Receiver receiver;

private:
    ReceiverAnswer answer(const SeenRequest& request);
    ReceiverAnswer post(const SeenRequest& request);
    ReceiverAnswer stateless(const SeenRequest& request, const QJsonObject& message);
    ReceiverAnswer stateful(const SeenRequest& request, const QJsonObject& message);
    ReceiverAnswer overSse(const SeenRequest& request, const QJsonObject& message);
    ReceiverAnswer called(const QJsonObject& message);
    QJsonObject result(const QJsonObject& message);
    QJsonObject tools() const;

    Family m_family;
    mutable QMutex m_mutex;
    QSet<QByteArray> m_sessions;
    QMap<QByteArray, std::pair<QByteArray, qint64>> m_files;
    QStringList m_methods;
    std::vector<QJsonObject> m_calls;
    QByteArray m_kept;  ///< the response that a broken stream owes
    int m_stream = 0, m_number = 0;
};

}  // namespace signalbox::test
