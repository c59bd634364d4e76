// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/receivers.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <QTimer>
#include <stdexcept>

#include "signalbox/literals.h"

namespace signalbox::test {

Certificate::Certificate(const QString& names)
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                                 u"-subj"_s, u"/CN=receiver"_s, u"-addext"_s, u"subjectAltName="_s + names,
                                 u"-keyout"_s, key(), u"-out"_s, file()});
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        throw std::runtime_error(openssl.readAllStandardError().toStdString());
}

class Receiver::Private : public QTcpServer {
public:
    Private(Handler handler, const Certificate* certificate) : m_handler(std::move(handler))
    {
        if (certificate) {
            QFile key(certificate->key()), file(certificate->file());
            if (!key.open(QIODevice::ReadOnly) || !file.open(QIODevice::ReadOnly))
                throw std::runtime_error("the certificate cannot be read");
            m_key = QSslKey(&key, QSsl::Rsa);
            m_certificate = QSslCertificate(&file);
        }
        moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            this, [this] { listen(QHostAddress::LocalHost); }, Qt::BlockingQueuedConnection);
        m_port = serverPort();
    }
    ~Private() override
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                close();
                qDeleteAll(findChildren<QTcpSocket*>());
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    void incomingConnection(qintptr descriptor) override
    {
        auto* const socket = m_key.isNull() ? new QTcpSocket(this) : new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        if (auto* const secure = qobject_cast<QSslSocket*>(socket)) {
            secure->setLocalCertificate(m_certificate);
            secure->setPrivateKey(m_key);
            secure->startServerEncryption();
        }
        const int number = ++m_connections;
        m_sockets[number] = socket;
        connect(socket, &QTcpSocket::disconnected, socket, [this, socket, number] {
            m_sockets.remove(number);
            socket->deleteLater();
        });
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer, number] {
            *buffer += socket->readAll();
            while (auto request = takeRequest(*buffer)) {
                request->connection = number;
                {
                    const QMutexLocker lock(&m_mutex);
                    m_seen.push_back(*request);
                }
                reply(socket, m_handler(*request));
            }
        });
    }

    static std::optional<SeenRequest> takeRequest(QByteArray& buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        SeenRequest request;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        for (const QByteArray& line : lines.mid(1))
            request.headers.insert(line.left(line.indexOf(':')).trimmed().toLower(),
                                   line.mid(line.indexOf(':') + 1).trimmed());
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return std::nullopt;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        return request;
    }

    void reply(QTcpSocket* socket, const ReceiverAnswer& answer)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_most = std::max(m_most, ++m_running);
        }
        QTimer::singleShot(answer.delayMs, socket, [this, socket, answer] {
            {
                const QMutexLocker lock(&m_mutex);
                --m_running;
            }
            write(socket, answer);
        });
    }

    static void write(QTcpSocket* socket, const ReceiverAnswer& answer)
    {
        if (answer.silent)
            return;
        if (answer.drop)
            return socket->abort();
        QByteArray head =
            "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nContent-Type: " + answer.type + "\r\n";
        for (const QByteArray& line : answer.headers)
            head += line + "\r\n";
        if (answer.cut) {
            socket->write(head);
            return socket->disconnectFromHost();
        }
        if (answer.keepsOpen) {
            socket->write(head + "\r\n" + answer.body);
            return;
        }
        if (answer.endless) {
            socket->write(head + "\r\n");
            auto* const timer = new QTimer(socket);
            connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
            timer->start(50);
            return;
        }
        const qint64 size = answer.fill > 0 ? answer.fill : answer.body.size();
        socket->write(head + "Content-Length: " + QByteArray::number(size) + "\r\n\r\n" + answer.body);
        if (answer.fill == 0)
            return;
        auto left = std::make_shared<qint64>(answer.fill - answer.body.size());
        const auto more = [socket, left] {
            while (*left > 0 && socket->bytesToWrite() < 1 << 20) {
                const qint64 part = std::min<qint64>(*left, 65'536);
                socket->write(QByteArray(part, 'x'));
                *left -= part;
            }
        };
        connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    }

    Handler m_handler;
    QSslKey m_key;
    QSslCertificate m_certificate;
    QThread m_thread;
    quint16 m_port = 0;
    int m_connections = 0;
    QMap<int, QTcpSocket*> m_sockets;
    mutable QMutex m_mutex;
    std::vector<SeenRequest> m_seen;
    int m_running = 0, m_most = 0;
};

Receiver::Receiver(Handler handler, const Certificate* certificate)
    : d(std::make_unique<Private>(std::move(handler), certificate))
{
}

Receiver::~Receiver() = default;

quint16 Receiver::port() const
{
    return d->m_port;
}

QString Receiver::place() const
{
    return u"127.0.0.1:%1"_s.arg(port());
}

QString Receiver::url(const QString& path) const
{
    return (d->m_key.isNull() ? u"http://"_s : u"https://"_s) + place() + path;
}

std::vector<SeenRequest> Receiver::seen() const
{
    const QMutexLocker lock(&d->m_mutex);
    return d->m_seen;
}

int Receiver::mostAtOnce() const
{
    const QMutexLocker lock(&d->m_mutex);
    return d->m_most;
}

void Receiver::forget()
{
    const QMutexLocker lock(&d->m_mutex);
    d->m_seen.clear();
}

void Receiver::push(int connection, const QByteArray& bytes)
{
    QMetaObject::invokeMethod(
        d.get(),
        [this, connection, bytes] {
            if (QTcpSocket* const socket = d->m_sockets.value(connection))
                socket->write(bytes);
        },
        Qt::QueuedConnection);
}

BotApi::BotApi() : receiver([this](const SeenRequest& request) { return answer(request); }) {}

ReceiverAnswer BotApi::answer(const SeenRequest& request)
{
    const auto refuse = [](int code, const char* description, const QJsonObject& parameters = {}) {
        QJsonObject body{{u"ok"_s, false}, {u"error_code"_s, code}, {u"description"_s, QLatin1String(description)}};
        if (!parameters.isEmpty())
            body[u"parameters"_s] = parameters;
        ReceiverAnswer answer;
        answer.status = code;
        answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return answer;
    };
    if (request.target != "/bot" + token().toLatin1() + "/sendMessage")
        return refuse(401, "Unauthorized");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const qint64 chat = body["chat_id"_L1].toString().toLongLong();
    const QString text = body["text"_L1].toString(), mode = body["parse_mode"_L1].toString();
    if (chat == -1)
        return refuse(400, "Bad Request: chat not found");
    if (chat == -2)
        return refuse(403, "Forbidden: bot was blocked by the user");
    if (chat == -3)
        return refuse(400, "Bad Request: group chat was upgraded to a supergroup chat",
                      {{u"migrate_to_chat_id"_s, -33}});
    if (chat == -4 && m_waits++ == 0)
        return refuse(429, "Too Many Requests: retry after 2", {{u"retry_after"_s, 2}});
    if (chat == -5)
        return refuse(502, "Bad Gateway");
    if (chat == -6) {
        ReceiverAnswer page;
        page.type = "text/html";
        page.body = "<html>Please sign in</html>";
        return page;
    }
    if (mode == "MarkdownV2"_L1 && QString(text).remove(u"\\*"_s).count(u'*') % 2 == 1)
        return refuse(400, "Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 0");
    ReceiverAnswer accepted;
    accepted.body =
        QJsonDocument(QJsonObject{{u"ok"_s, true}, {u"result"_s, QJsonObject{{u"message_id"_s, ++m_messages}}}})
            .toJson(QJsonDocument::Compact);
    return accepted;
}

}  // namespace signalbox::test
