// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <functional>

class QTcpSocket;

namespace signalbox::sim {

struct ReceivedRequest {
    QByteArray method;
    QByteArray target;  ///< behind the path of the listener: "/sendMessage"
    QByteArray head;    ///< start line and headers
    QByteArray body;

    QByteArray header(const QByteArray& name) const;  ///< name in lower case
};

struct ReceiverReply {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    QByteArray extra;  ///< further header lines, each with its line end
};

/// An HTTP/1.1 server on 127.0.0.1 and a random port. A request with another path, a foreign Host or any Origin is
/// refused. Lives in one thread, in which the handler is called.
class HttpListener : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<ReceiverReply(const ReceivedRequest&)>;

    /// `path`: "/" and a token that cannot be guessed.
    HttpListener(QByteArray path, Handler handler);

    quint16 open();  ///< 0 if there is no port

private:
    void accept();
    void read(QTcpSocket* socket);
    void answer(QTcpSocket* socket, ReceivedRequest request);
    static void reply(QTcpSocket* socket, const ReceiverReply& reply);

    const QByteArray m_path;
    const Handler m_handler;
    QTcpServer m_server;
};

}  // namespace signalbox::sim
