// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/json_rpc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::rpc {

namespace {

Fault badJson()
{
    Fault fault;
    fault.network = u"bad_json"_s;
    return fault;
}

QJsonDocument parse(std::string_view body)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
}

RpcValue valueOf(const QJsonObject& reply)
{
    const QJsonValue error = reply.value("error"_L1);
    if (!error.isUndefined() && !error.isNull())
        return tl::unexpected(faultOfError(error));
    if (!reply.contains("result"_L1))
        return tl::unexpected(badJson());
    return reply.value("result"_L1);
}

}  // namespace

std::optional<qint64> quantityOf(const QJsonValue& value)
{
    if (value.isDouble())
        return value.toInteger(-1) >= 0 ? std::optional(value.toInteger()) : std::nullopt;
    const QByteArray text = value.toString().toLatin1();
    return text.isEmpty() ? std::nullopt
                          : hex::quantity(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

bool isWebPage(std::string_view body)
{
    const auto begin = body.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return begin != std::string_view::npos && body[begin] == '<';
}

QByteArray requestBody(const char* method, const QByteArray& params, int id)
{
    return R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id) + R"(,"method":")" + method + R"(","params":)" +
           params + '}';
}

QByteArray batchBody(const std::vector<std::pair<const char*, QByteArray>>& calls)
{
    QByteArray body = "[";
    int id = 0;
    for (const auto& [method, params] : calls) {
        if (id > 0)
            body += ',';
        body += requestBody(method, params, id++);
    }
    return body + ']';
}

Fault faultOfError(const QJsonValue& error)
{
    Fault fault;
    if (!error.isObject()) {
        fault.message = error.toString();
        return fault;
    }
    const QJsonObject object = error.toObject();
    const QJsonValue code = object.value("code"_L1);
    bool ok = code.isDouble();
    const qint64 number = ok ? code.toInteger() : code.toString().toLongLong(&ok);
    if (ok)
        fault.code = number;
    fault.message = object.value("message"_L1).toString();
    const QJsonValue data = object.value("data"_L1);
    if (data.isObject()) {
        const QJsonObject fields = data.toObject();
        fault.data = QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
        const auto from = quantityOf(fields.value("from"_L1));
        const auto to = quantityOf(fields.value("to"_L1));
        if (from && to)
            fault.dataRange = Interval{std::min(*from, *to), std::max(*from, *to)};
    } else if (data.isString()) {
        fault.data = data.toString();
    }
    return fault;
}

Fault faultOfStatus(int status, std::string_view body)
{
    Fault fault;
    const QJsonDocument document = parse(body);
    const QJsonObject object = document.isArray() ? document.array().first().toObject() : document.object();
    const QJsonValue error = object.value("error"_L1);
    if (!error.isUndefined()) {
        fault = faultOfError(error);
    } else if (!object.isEmpty()) {
        fault.message = object.value("message"_L1).toString();
        if (fault.message.isEmpty())
            fault.message = object.value("msg"_L1).toString();
    } else {
        static const QRegularExpression markup(u"<(script|style)[^>]*>.*?</\\1>|<[^>]*>"_s,
                                               QRegularExpression::DotMatchesEverythingOption);
        QString text = QString::fromUtf8(body.data(), static_cast<qsizetype>(std::min<std::size_t>(body.size(), 4096)));
        fault.message = text.replace(markup, u" "_s).simplified().left(200);
    }
    fault.httpStatus = status;
    // A page with 404 and similar statuses is a web server's; refusals of keys and plans come with a page, too.
    if (isWebPage(body) && (status == 400 || status == 404 || status == 405 || status == 410))
        fault.network = u"web_page"_s;
    return fault;
}

RpcValue readResult(std::string_view body)
{
    const QJsonDocument document = parse(body);
    // A single request may be answered by an array of one.
    const QJsonObject reply =
        document.isArray() && document.array().size() == 1 ? document.array().first().toObject() : document.object();
    if (reply.isEmpty())
        return tl::unexpected(badJson());
    return valueOf(reply);
}

std::vector<RpcValue> readBatch(std::string_view body, int count)
{
    Fault missing;
    missing.network = u"incomplete"_s;
    std::vector<RpcValue> values(static_cast<std::size_t>(count), RpcValue(tl::unexpected(missing)));
    const QJsonDocument document = parse(body);
    if (!document.isArray()) {
        const QJsonObject reply = document.object();
        const RpcValue whole = reply.isEmpty() ? RpcValue(tl::unexpected(badJson())) : valueOf(reply);
        Fault fault = whole ? badJson() : whole.error();
        std::fill(values.begin(), values.end(), RpcValue(tl::unexpected(fault)));
        return values;
    }
    for (const QJsonValue& entry : document.array()) {
        const QJsonObject reply = entry.toObject();
        const auto id = quantityOf(reply.value("id"_L1));
        if (id && *id >= 0 && *id < count)
            values[static_cast<std::size_t>(*id)] = valueOf(reply);
    }
    return values;
}

}  // namespace signalbox::rpc
