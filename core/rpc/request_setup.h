// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <optional>

#include "rpc/endpoint_settings.h"

namespace signalbox::rpc {

/// The effect of an endpoint's settings on a request, for HTTP and WebSocket alike.

void setHeaders(QNetworkRequest& request,
                const EndpointSettings& endpoint);  ///< its own ones, basic or bearer authentication
std::optional<QSslConfiguration> tlsOf(const EndpointSettings& endpoint);  ///< none for the system's authorities

/// `forwards`: true if the proxy reads the requests itself (plain HTTP) instead of opening a tunnel.
QNetworkProxy proxyOf(const QUrl& url, bool forwards);

}  // namespace signalbox::rpc
