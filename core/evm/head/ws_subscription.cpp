// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/head/ws_subscription.h"

#include "evm/head/ws_message.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"

namespace signalbox::evm {

using namespace std::chrono_literals;

namespace {

enum Id { AskChain = 1, Subscribe = 2 };

}  // namespace

rpc::EndpointSettings webSocketBeside(rpc::EndpointSettings endpoint)
{
    if (endpoint.webSocket)
        return endpoint;
    endpoint.webSocket = true;
    const bool tls = endpoint.url.scheme().toLower() == "https"_L1;
    endpoint.url.setScheme(tls ? u"wss"_s : u"ws"_s);
    const QString path = endpoint.url.path();
    if (endpoint.url.host().toLower().endsWith(".infura.io"_L1) && path.startsWith("/v3/"_L1))
        endpoint.url.setPath(u"/ws"_s + path);
    return endpoint;
}

WsSubscription::WsSubscription(rpc::EndpointSettings endpoint, qint64 chainId, int silenceMs)
    : KeptSocket(std::move(endpoint), 25s, silenceMs), m_chainId(chainId)
{
}

void WsSubscription::opened()
{
    send(rpc::requestBody("eth_chainId", "[]", AskChain));
}

void WsSubscription::read(const QString& message)
{
    const WsMessage told = readWsMessage(message);
    if (told.announcesHead) {
        announced(told.head);
    } else if (told.id == AskChain) {
        if (rpc::quantityOf(told.result) == m_chainId)
            send(rpc::requestBody("eth_subscribe", "[\"newHeads\"]", Subscribe));
        else
            lost(Message(QT_TRANSLATE_NOOP("Engine", "it serves another chain")));
    } else if (told.id == Subscribe) {
        if (told.result.isString())
            subscribed();
        else
            lost(Message(QT_TRANSLATE_NOOP("Engine", "it does not support newHeads")));
    }
}

}  // namespace signalbox::evm
