// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <optional>

namespace signalbox::test {

struct HttpAnswer {
    int status = 0;
    QHash<QByteArray, QByteArray> headers;  ///< names in lower case
    QByteArray body;
    qint64 bodyBytes = 0;  ///< counted even if the body was discarded
};

/// One blocking HTTP/1.1 connection to 127.0.0.1 that is kept alive and reopened when the peer closed it. Plain
/// sockets: it needs no event loop and very little CPU time, so it can measure a server.
class HttpClient {
public:
    explicit HttpClient(quint16 port, QByteArray path = "/");
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    void setTimeout(int milliseconds) { m_timeoutMs = milliseconds; }
    std::optional<HttpAnswer> post(const QByteArray& body, bool discard = false);
    std::optional<HttpAnswer> exchange(const QByteArray& request,
                                       bool discard = false);  ///< a complete request
    QString error() const { return m_error; }
    void close();

private:
    bool connectNow();
    bool sendAll(const QByteArray& data);
    bool more();
    bool readLine(QByteArray& line);
    bool readBody(qint64 size, HttpAnswer& answer, bool discard);
    std::optional<HttpAnswer> readAnswer(bool discard);

    quint16 m_port;
    QByteArray m_path;
    int m_socket = -1;
    int m_timeoutMs = 30'000;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    QString m_error;
};

}  // namespace signalbox::test
