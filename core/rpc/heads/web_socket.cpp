// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/heads/web_socket.h"

#include "rpc/request_setup.h"

namespace signalbox::rpc {

bool sameConnection(const EndpointSettings& a, const EndpointSettings& b)
{
    return a.url == b.url && a.user == b.user && a.password == b.password && a.bearer == b.bearer &&
           a.headers == b.headers && a.proxy == b.proxy && a.caFile == b.caFile;
}

void openWebSocket(QWebSocket& socket, const EndpointSettings& endpoint)
{
    QNetworkRequest request(endpoint.url);
    setHeaders(request, endpoint);
    if (const auto tls = tlsOf(endpoint))
        socket.setSslConfiguration(*tls);
    if (!endpoint.proxy.isEmpty())
        socket.setProxy(proxyOf(endpoint.proxy, false));
    else if (endpoint.isLoopback())
        socket.setProxy(QNetworkProxy::NoProxy);
    socket.open(request);
}

}  // namespace signalbox::rpc
