// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <map>

namespace signalbox::actions {

/// The values that templates may use, by placeholder name (event_id, score, trigger_name, …). Null if the event does
/// not have the value. Integers are integers, exact decimals are text; timestamp is in seconds since epoch, UTC.
using Fields = std::map<QString, QJsonValue>;

/// Where a value is inserted, which decides how it is escaped.
enum class Target { Text, MarkdownV2, Markdown, Html, Url, Header, Json };

}  // namespace signalbox::actions
