// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "sim/cosmos/cosmos_rpc.h"

class QTcpSocket;

namespace signalbox::sim {

class CosmosListener;

/// One HTTP/1.1 connection with keep-alive; requests are answered one after the other.
class CosmosSession : public QObject {
    Q_OBJECT
public:
    CosmosSession(CosmosListener* listener, QTcpSocket* socket);
    void abort();

private:
    void read();
    bool readHead(qsizetype end);
    void serve(const QByteArray& body);
    void send(const CosmosReply& reply);

    CosmosListener* m_listener;
    QTcpSocket* m_socket;
    QByteArray m_method, m_target, m_body;
    qint64 m_size = -1;  ///< of the body that is being read; −1 if none
    bool m_busy = false;
};

}  // namespace signalbox::sim
