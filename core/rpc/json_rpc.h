// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rpc/error_class.h"

namespace signalbox::rpc {

/// {"jsonrpc":"2.0","id":…,"method":…,"params":…}; `params` is a JSON array as text.
QByteArray requestBody(const char* method, const QByteArray& params, int id = 1);

/// An array of requests with IDs 0, 1, ….
QByteArray batchBody(const std::vector<std::pair<const char*, QByteArray>>& calls);

using RpcValue = tl::expected<QJsonValue, Fault>;

/// The result of a single answer, or its error. Null is a result.
RpcValue readResult(std::string_view body);

/// Results by ID. A missing reply is a fault "incomplete" at its position; one error object instead of an array is the
/// fault of all. IDs may be text.
std::vector<RpcValue> readBatch(std::string_view body, int count);

/// QUANTITY as nodes send it: a text, or (against the standard) a JSON number. None for any other value.
std::optional<qint64> quantityOf(const QJsonValue& value);

/// True if the text in place of JSON is a web page.
bool isWebPage(std::string_view body);

Fault faultOfError(const QJsonValue& error);

/// The message in the body of an HTTP error, JSON or not; markup is removed.
Fault faultOfStatus(int status, std::string_view body);

}  // namespace signalbox::rpc
