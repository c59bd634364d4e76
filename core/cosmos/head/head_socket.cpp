// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/head/head_socket.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::cosmos {

using namespace std::chrono_literals;

namespace {

enum Id { AskChain = 1, Subscribe = 2 };
constexpr char query[] = R"({"query":"tm.event='NewBlockHeader'"})";
constexpr auto pingEvery = 20s;  // the server drops a client after 30 s without an answer to its own

}  // namespace

rpc::EndpointSettings socketOf(rpc::EndpointSettings endpoint)
{
    QString path = endpoint.url.path(QUrl::FullyEncoded);
    if (endpoint.webSocket && path.size() > 1)
        return endpoint;
    if (!endpoint.webSocket)
        endpoint.url.setScheme(endpoint.url.scheme().toLower() == "https"_L1 ? u"wss"_s : u"ws"_s);
    endpoint.webSocket = true;
    while (path.endsWith(u'/'))
        path.chop(1);
    endpoint.url.setPath(path + u"/websocket"_s, QUrl::TolerantMode);
    return endpoint;
}

HeadSocket::HeadSocket(rpc::EndpointSettings endpoint, QString chainId, int silenceMs)
    : KeptSocket(std::move(endpoint), pingEvery, silenceMs), m_chainId(std::move(chainId))
{
}

void HeadSocket::opened()
{
    send(rpc::requestBody("status", "{}", AskChain));
}

void HeadSocket::read(const QString& message)
{
    const QJsonObject answer = QJsonDocument::fromJson(message.toUtf8()).object();
    if (answer.contains("error"_L1)) {  // too many subscriptions, or one that the server ended
        const rpc::Fault fault = rpc::faultOfError(answer.value("error"_L1));
        lost(Message(visibleText(settings().redact(fault.data.isEmpty() ? fault.message : fault.data), 200)));
        return;
    }
    const QJsonObject result = answer.value("result"_L1).toObject();
    const int id = answer.value("id"_L1).toInt();
    if (id == AskChain) {
        m_seenChain = result.value("node_info"_L1).toObject().value("network"_L1).toString();
        if (m_chainId.isEmpty() || m_seenChain == m_chainId)
            send(rpc::requestBody("subscribe", query, Subscribe));
        else
            lost(Message(QT_TRANSLATE_NOOP("Engine", "it serves another chain")));
    } else if (result.contains("data"_L1)) {
        const QJsonObject value = result.value("data"_L1).toObject().value("value"_L1).toObject();
        announced(value.value("header"_L1).toObject().value("height"_L1).toVariant().toLongLong());
    } else if (id == Subscribe) {
        subscribed();
    }
}

rpc::KeptSockets headSockets(const QString& chainId, std::function<void()> wake)
{
    const auto open = [chainId](rpc::EndpointSettings socket, int silenceMs) {
        return std::make_unique<HeadSocket>(std::move(socket), chainId, silenceMs);
    };
    return {{socketOf, open}, std::move(wake)};
}

}  // namespace signalbox::cosmos
