// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/rpc_client.h"
#include "signalbox/literals.h"

#include <QJsonDocument>
#include <stdexcept>

namespace signalbox::test {

namespace {

QJsonObject request(int id, const QString& method, const QJsonArray& params)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}};
}

[[noreturn]] void fail(const QString& method, const QString& why)
{
    throw std::runtime_error((method + u": "_s + why).toStdString());
}

}  // namespace

QString toQuantity(quint64 value)
{
    return u"0x"_s + QString::number(value, 16);
}

quint64 fromQuantity(const QJsonValue& quantity)
{
    return quantity.toString().mid(2).toULongLong(nullptr, 16);
}

QJsonObject RpcClient::tryCall(const QString& method, const QJsonArray& params)
{
    const auto answer = m_http.post(QJsonDocument(request(++m_id, method, params)).toJson(QJsonDocument::Compact));
    return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

QJsonValue RpcClient::call(const QString& method, const QJsonArray& params)
{
    const QJsonObject answer = tryCall(method, params);
    if (answer.isEmpty())
        fail(method, m_http.error());
    if (answer.contains(u"error"))
        fail(method, answer.value(u"error").toObject().value(u"message").toString());
    return answer.value(u"result");
}

std::vector<QJsonValue> RpcClient::batch(const std::vector<Request>& requests)
{
    QJsonArray array;
    const int first = m_id + 1;
    for (const auto& [method, params] : requests)
        array.append(request(++m_id, method, params));
    const auto answer = m_http.post(QJsonDocument(array).toJson(QJsonDocument::Compact));
    if (!answer)
        fail(u"batch"_s, m_http.error());
    std::vector<QJsonValue> results(requests.size());
    const QJsonArray replies = QJsonDocument::fromJson(answer->body).array();
    if (size_t(replies.size()) != requests.size())
        fail(u"batch"_s, QString::fromUtf8(answer->body.left(300)));
    for (const auto& value : replies) {
        const QJsonObject one = value.toObject();
        if (one.contains(u"error"))
            fail(u"batch"_s, one.value(u"error").toObject().value(u"message").toString());
        results.at(size_t(one.value(u"id").toInt() - first)) = one.value(u"result");
    }
    return results;
}

}  // namespace signalbox::test
