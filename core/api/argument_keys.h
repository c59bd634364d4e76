// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "json/json_helpers.h"
#include "signalbox/command_arguments.h"
#include "signalbox/literals.h"

namespace signalbox {

inline tl::unexpected<Error> badArgs(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_ARGS", std::move(message));
}

inline tl::unexpected<Error> badRange()
{
    return badArgs(
        Message(QT_TRANSLATE_NOOP("Engine", "A range needs two block numbers, the lower one first, both 0 or more.")));
}

/// Arguments by their keys, as in the table.
struct ArgumentKeys {
    const QJsonObject& json;

    bool has(const char* key) const { return json.contains(QLatin1String(key)); }
    std::optional<qint64> number(const char* key) const
    {
        return json::toOptionalNumber(json.value(QLatin1String(key)));
    }
    QString text(const char* key) const { return json.value(QLatin1String(key)).toString(); }
    bool flag(const char* key) const { return json.value(QLatin1String(key)).toBool(); }
    QJsonObject object(const char* key) const { return json.value(QLatin1String(key)).toObject(); }
    QStringList texts(const char* key) const
    {
        QStringList all;
        for (const QJsonValue value : json.value(QLatin1String(key)).toArray())
            all << value.toString();
        return all;
    }
    Expected<Interval> range() const
    {
        const auto lo = number("lo"), hi = number("hi");
        if (!lo || !hi || *lo < 0 || *hi < *lo)
            return badRange();
        return Interval{*lo, *hi};
    }
};

}  // namespace signalbox
