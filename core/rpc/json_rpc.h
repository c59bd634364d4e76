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

/// One array of requests whose ids are 0, 1, ….
QByteArray batchBody(const std::vector<std::pair<const char*, QByteArray>>& calls);

using RpcValue = tl::expected<QJsonValue, Fault>;

/// The result of a single answer, or its error. Null is a result.
RpcValue readResult(std::string_view body);

/// Results by id. A reply that is missing is a fault "incomplete" in its place; one error object instead of an array is
/// the fault of all. Ids may come as text.
std::vector<RpcValue> readBatch(std::string_view body, int count);

/// QUANTITY as nodes send it: a text, or (against the standard) a JSON number. None for anything else.
std::optional<qint64> quantityOf(const QJsonValue& value);

/// What stands where JSON was due is a web page.
bool isWebPage(std::string_view body);

Fault faultOfError(const QJsonValue& error);

/// What the body of an HTTP error says, JSON or not; markup is taken out.
Fault faultOfStatus(int status, std::string_view body);

}  // namespace signalbox::rpc
