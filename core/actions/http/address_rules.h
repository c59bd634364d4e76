// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>
#include <optional>

namespace signalbox::actions {

/// False for every address that is not reachable through the public internet: loopback, private and link-local
/// networks, shared, test and documentation networks, multicast, and IPv6 addresses that contain such an IPv4 address.
bool isPublicAddress(const QHostAddress& address);

/// True for names of this machine or of a local network: localhost, *.local, *.internal, *.home.arpa, and for an empty
/// one or one that ends with a dot.
bool isLocalName(const QString& host);

/// An address in any spelling that a resolver accepts: 2130706433, 0x7f.1, 0177.0.0.1, [::1].
std::optional<QHostAddress> addressOf(const QString& host);

}  // namespace signalbox::actions
