// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <optional>

#include "rpc/endpoint_settings.h"

namespace signalbox::rpc {

/// What an endpoint's settings mean for a request, the same over HTTP and WebSocket.

void setHeaders(QNetworkRequest& request,
                const EndpointSettings& endpoint);                         ///< own ones, basic or bearer authentication
std::optional<QSslConfiguration> tlsOf(const EndpointSettings& endpoint);  ///< none: the system's authorities

/// `forwards`: the proxy reads the requests itself (plain HTTP) instead of opening a tunnel.
QNetworkProxy proxyOf(const QUrl& url, bool forwards);

}  // namespace signalbox::rpc
