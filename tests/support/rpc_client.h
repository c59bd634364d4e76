// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <vector>

#include "support/http_client.h"

namespace signalbox::test {

QString toQuantity(quint64 value);  ///< 0x…, a JSON-RPC quantity
quint64 fromQuantity(const QJsonValue& quantity);

/// Blocking JSON-RPC over one connection. A failure is fatal for the test: call() throws std::runtime_error with the
/// node's text; tryCall() returns the whole answer instead.
class RpcClient {
public:
    explicit RpcClient(quint16 port, const QByteArray& path = "/") : m_http(port, path) {}

    QJsonValue call(const QString& method, const QJsonArray& params = {});
    QJsonObject tryCall(const QString& method,
                        const QJsonArray& params = {});  ///< an empty object if there was no answer
    struct Request {
        QString method;
        QJsonArray params;
    };
    std::vector<QJsonValue> batch(const std::vector<Request>& requests);
    HttpClient& http() { return m_http; }

private:
    HttpClient m_http;
    int m_id = 0;
};

}  // namespace signalbox::test
