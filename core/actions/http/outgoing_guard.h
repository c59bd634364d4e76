// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QStringList>
#include <QUrl>
#include <atomic>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::actions {

/// A URL that may be requested, before its name is resolved.
struct AllowedUrl {
    QUrl url;
    QString host;  ///< lower case, punycode, without brackets
    int port = 0;
    bool isPrivate = false;  ///< the action allows this host and port although it is not public
};

/// `privateHosts`: host:port. `plain`: http is accepted; if not, only for private hosts. Errors: URL_INVALID,
/// HOST_NOT_PUBLIC.
Expected<AllowedUrl> allowedUrl(const QString& url, const QStringList& privateHosts, bool plain = true);

/// The addresses of the host, all of them checked; connect to one of these, never to the name. Blocking until the
/// deadline. Errors: HOST_UNKNOWN, HOST_NOT_PUBLIC, CANCELED.
Expected<std::vector<QHostAddress>> checkedAddresses(const AllowedUrl& url, QDeadlineTimer deadline,
                                                     const std::atomic<bool>& canceled);

/// What is wrong with an entry of allow_private_hosts; empty if nothing is.
Message privateHostProblem(const QString& entry);

/// scheme://host, with the port if it is not the scheme's. Empty if it is not a URL.
QString originOf(const QUrl& url);

}  // namespace signalbox::actions
