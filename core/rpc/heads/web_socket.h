// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWebSocket>

#include "rpc/endpoint_settings.h"

namespace signalbox::rpc {

bool sameConnection(const EndpointSettings& a,
                    const EndpointSettings& b);  ///< compares URL, credentials, headers, proxy and CA

/// Opens with the endpoint's credentials, headers, proxy and CA.
void openWebSocket(QWebSocket& socket, const EndpointSettings& endpoint);

}  // namespace signalbox::rpc
