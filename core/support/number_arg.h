// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <limits>
#include <optional>

namespace signalbox {

/// A whole number in settings, written as a number or as text; none if it is missing or neither.
inline std::optional<qint64> numberArg(const QJsonObject& args, const char* key)
{
    const QJsonValue value = args.value(QLatin1String(key));
    if (value.isString()) {
        bool ok = false;
        const qint64 number = value.toString().trimmed().toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(none);
    return number == none ? std::nullopt : std::optional(number);
}

}  // namespace signalbox
