// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/single_window.h"
#include "signalbox/literals.h"

#include <unistd.h>
#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

namespace signalbox::window {

namespace {
constexpr int longestAddress = 1000, longestLine = 4096;
}

SingleWindow::SingleWindow(const QString& directory, QObject* parent) : QObject(parent)
{
    const QByteArray of = QDir(directory).absolutePath().toUtf8();
    m_name = u"signalbox-%1-%2"_s.arg(getuid()).arg(
        QString::fromLatin1(QCryptographicHash::hash(of, QCryptographicHash::Sha256).toHex().left(16)));
}

bool SingleWindow::raiseOther(const QString& address)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(200))
        return false;
    socket.write("open " + QString(address).remove(u'\n').left(longestAddress).toUtf8() + '\n');
    return socket.waitForBytesWritten(500);
}

void SingleWindow::listen(std::function<void(const QString&)> raise)
{
    QLocalServer::removeServer(m_name);  // left behind by a killed window
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this, raise] {
        while (QLocalSocket* socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QLocalSocket::readyRead, this, [socket, raise] {
                if (!socket->canReadLine() && socket->bytesAvailable() < longestLine)
                    return;
                const QByteArray line = socket->readLine(longestLine).trimmed();
                socket->disconnectFromServer();
                raise(line.startsWith("open ") ? QString::fromUtf8(line.mid(5)) : QString());
            });
        }
    });
    m_server->listen(m_name);
}

}  // namespace signalbox::window
