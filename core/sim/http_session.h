// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace signalbox::sim {

class SimListener;

/// One HTTP/1.1 connection with keep-alive and the listener's faults; requests are handled one after the other.
class HttpSession : public QObject {
    Q_OBJECT
public:
    HttpSession(SimListener* listener, QTcpSocket* socket);
    void abort();

private:
    void read();
    bool handleHead(qsizetype end);
    void handleBody();
    void serve(const QByteArray& body);
    void reply(int status, const QByteArray& type, const QByteArray& body, const QByteArray& extra = {});
    void drip();
    void finish();

    SimListener* m_listener;
    QTcpSocket* m_socket;
    QByteArray m_in;
    QByteArray m_out;        ///< the rest that is being sent slowly
    qint64 m_bodySize = -1;  ///< body size of the request being read; −1 if none
    bool m_busy = false;
    bool m_endless = false;
    bool m_closeAfter = false;
    qint64 m_bytesPerTick = 0;
    QTimer m_drip;
};

}  // namespace signalbox::sim
