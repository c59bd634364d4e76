// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QTemporaryDir>
#include <functional>
#include <memory>
#include <vector>

#include "signalbox/literals.h"

namespace signalbox::test {

/// A request as a receiver got it.
struct SeenRequest {
    QByteArray method, target;
    QMap<QByteArray, QByteArray> headers;  ///< names in lower case
    QByteArray body;
    int connection = 0;
};

/// The reaction to one request, with every misbehavior of receivers.
struct ReceiverAnswer {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    QList<QByteArray> headers;  ///< "Name: value"
    int delayMs = 0;
    qint64 fill = 0;         ///< a body of so many bytes instead
    bool endless = false;    ///< a byte every 50 ms without an end
    bool silent = false;     ///< never answers
    bool drop = false;       ///< closes without an answer
    bool keepsOpen = false;  ///< the body is the beginning of a stream: see Receiver::push
    bool cut = false;        ///< closes in the middle of the head
};

/// A certificate that openssl signs for itself.
struct Certificate {
    explicit Certificate(const QString& names = u"IP:127.0.0.1"_s);
    QString file() const { return folder.filePath(u"cert.pem"_s); }
    QString key() const { return folder.filePath(u"key.pem"_s); }
    QTemporaryDir folder;
};

/// An HTTP server on 127.0.0.1 with a thread of its own, in which the handler is called. Calls from any other thread.
class Receiver {
public:
    using Handler = std::function<ReceiverAnswer(const SeenRequest&)>;
    explicit Receiver(Handler handler, const Certificate* certificate = nullptr);
    ~Receiver();
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    quint16 port() const;
    QString place() const;  ///< 127.0.0.1:port
    QString url(const QString& path = u"/"_s) const;
    std::vector<SeenRequest> seen() const;
    int mostAtOnce() const;  ///< answers in progress at the same time
    void forget();
    void push(int connection, const QByteArray& bytes);  ///< to a stream; from any thread, the handler's too

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Answers like Telegram's Bot API. Chats by ID: -1 unknown, -2 has blocked the bot, -3 became -33, -4 asks to wait for
/// 2 s once, -5 answers 502, -6 answers with a page of a proxy; all others accept.
class BotApi {
public:
    BotApi();
    QString url() const { return receiver.url(QString()); }
    static QString token() { return u"123456:AAtestTOKENtestTOKENtestTOKEN"_s; }
    Receiver receiver;

private:
    ReceiverAnswer answer(const SeenRequest& request);
    int m_waits = 0;
    qint64 m_messages = 0;
};

}  // namespace signalbox::test
