// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "signalbox/literals.h"

namespace signalbox::store {

/// How to reach the workspace's database as one role. `host` is a host name, or the folder of the socket if it begins
/// with /.
struct ConnectionInfo {
    QString host, database, user, password;
    quint16 port = 5432;
    QString sslMode, sslRootCert;  ///< empty on a local socket
    QString application = u"signalbox"_s;
    int statementTimeoutMs = 0;  ///< 0 for no limit
    int connectTimeoutSeconds = 5;

    QByteArray conninfo() const;  ///< libpq keyword string with the password
    QString display() const;      ///< the same string without the password
    ConnectionInfo withApplication(const QString& name) const;
};

}  // namespace signalbox::store
